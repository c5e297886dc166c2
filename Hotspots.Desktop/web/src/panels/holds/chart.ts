// Where the lines of a back-test lie in a small chart: share of incidents caught against ground flagged.
import type { BacktestAnswer, BacktestMap } from '../../questions/answers';

export const WIDTH = 380;
export const HEIGHT = 190;
const LEFT = 38, RIGHT = 12, TOP = 10, BOTTOM = 34;
/** The simplest map there is, which the others must beat. */
export const COUNTS = 'counts';

export interface Line { key: 'map' | 'counts' | 'best'; name: string; path: string; dots: { x: number; y: number; title: string }[] }
export interface Chart {
  lines: Line[];
  /** The interval of the map that was chosen, as one shape. */
  band: string;
  xTicks: { x: number; text: string }[];
  yOf: (share: number) => number;
  left: number;
  right: number;
  bottom: number;
}

const one = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });
const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** The map that was chosen, and the plain counts where that is another one. */
export function shownMaps({ maps, choice }: Pick<BacktestAnswer, 'maps' | 'choice'>): { map: BacktestMap | null; counts: BacktestMap | null } {
  const map = maps.find(({ name }) => name === choice) ?? null, counts = maps.find(({ name }) => name === COUNTS) ?? null;
  return { map, counts: counts === map ? null : counts };
}

export function chartOf(answer: Pick<BacktestAnswer, 'maps' | 'choice'>): Chart | null {
  const { map, counts } = shownMaps(answer);
  if (!map || map.points.length === 0 || map.points.every(({ of }) => of === 0)) return null;
  const points = [...map.points].sort((a, b) => a.km2 - b.km2);
  const most = points[points.length - 1].km2, bottom = HEIGHT - BOTTOM, right = WIDTH - RIGHT;
  const xOf = (km2: number): number => LEFT + (km2 / most) * (right - LEFT - 6);
  const yOf = (share: number): number => bottom - Math.min(1, Math.max(0, share)) * (bottom - TOP);
  // No ground holds nothing: each line begins there.
  const line = (key: Line['key'], name: string, of: readonly { km2: number; share: number; text: string }[]): Line => ({
    key, name,
    path: pathOf([[xOf(0), yOf(0)], ...of.map(({ km2, share }): [number, number] => [xOf(km2), yOf(share)])]),
    dots: of.map(({ km2, share, text }) => ({ x: xOf(km2), y: yOf(share), title: `${name}: ${text} on ${one.format(km2)} km²` })),
  });
  const lineOf = (key: Line['key'], { title, points: own }: BacktestMap): Line => line(key, title, [...own].sort((a, b) => a.km2 - b.km2)
    .map(({ km2, rate }) => ({ km2, share: rate ?? 0, text: percent(rate ?? 0) })));
  return {
    lines: [
      line('best', 'The best that any map could have done', points.map(({ km2, best, of }) => {
        const share = of > 0 ? best / of : 0;
        return { km2, share, text: percent(share) };
      })),
      ...(counts ? [lineOf('counts', counts)] : []),
      lineOf('map', map),
    ],
    band: `${pathOf([[xOf(0), yOf(0)], ...points.map(({ km2, high }): [number, number] => [xOf(km2), yOf(high)]),
      ...points.toReversed().map(({ km2, low }): [number, number] => [xOf(km2), yOf(low)])])}Z`,
    xTicks: [{ x: xOf(0), text: '0' }, ...points.map(({ km2 }) => ({ x: xOf(km2), text: one.format(km2) }))],
    yOf, left: LEFT, right, bottom,
  };
}

const pathOf = (places: readonly (readonly [number, number])[]): string =>
  places.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
