// Where the points of the coverage curve lie in a small chart.
import type { CurvePoint, PlaceAnswer } from '../../contracts/placement';

export const WIDTH = 340;
export const HEIGHT = 132;
const LEFT = 34, RIGHT = 10, TOP = 10, BOTTOM = 22;

export interface Plotted extends CurvePoint { x: number; y: number; boundY: number; isNow: boolean; isKnee: boolean }
export interface Chart {
  points: Plotted[];
  /** Height of a share, 0 to 1. */
  yOf: (share: number) => number;
  left: number;
  right: number;
  bottom: number;
  line: string;
  /** Of the best possible; blank where it is the curve itself. */
  boundLine: string;
  /** Teams written below, never more than there is room for. */
  ticks: { x: number; teams: number }[];
}

const MOST_TICKS = 10;
/** A bound so near the curve is the curve, to the eye. */
const SAME = 0.002;

export function chartOf({ curve, teams, knee }: Pick<PlaceAnswer, 'curve' | 'teams' | 'knee'>): Chart {
  const sorted = [...curve].sort((a, b) => a.teams - b.teams);
  const first = sorted.at(0)?.teams ?? 1, last = sorted.at(-1)?.teams ?? 1;
  const inner = WIDTH - LEFT - RIGHT, bottom = HEIGHT - BOTTOM;
  const xOf = (at: number): number => LEFT + (last === first ? inner / 2 : 8 + ((at - first) / (last - first)) * (inner - 16));
  const yOf = (share: number): number => bottom - Math.min(1, Math.max(0, share)) * (bottom - TOP);
  const points = sorted.map((point) => ({
    ...point, x: xOf(point.teams), y: yOf(point.share), boundY: yOf(point.bound), isNow: point.teams === teams, isKnee: point.teams === knee,
  }));
  const step = Math.ceil(points.length / MOST_TICKS);
  const hasBound = sorted.some(({ share, bound }) => bound - share > SAME);
  return {
    points, yOf, left: LEFT, right: WIDTH - RIGHT, bottom,
    line: lineOf(points.map(({ x, y }) => [x, y])),
    boundLine: hasBound ? lineOf(points.map(({ x, boundY }) => [x, boundY])) : '',
    ticks: points.filter((_, at) => at % step === 0).map(({ x, teams: n }) => ({ x, teams: n })),
  };
}

const lineOf = (places: readonly (readonly [number, number])[]): string => places.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
