// Where the dots of the placebos lie: each place without the operation by how much it changed, and this one among them.
import type { EffectAnswer } from '../../questions/answers';

export const WIDTH = 400;
const LEFT = 10, RIGHT = 10, TOP = 26, BOTTOM = 34;
/** Few dots are larger than many. */
const FEW = 120;
/** How high a column of dots may be. */
const HIGHEST = 92;
/** The scale reaches at least so far either way, in standard errors. */
const LEAST_REACH = 3;

export interface Strip {
  height: number;
  radius: number;
  base: number;
  dots: { x: number; y: number }[];
  own: number;
  zero: number;
  ticks: { x: number; text: string }[];
}

type Ranked = Pick<EffectAnswer, 'z' | 'placeboZ'>;

/** Null where there is nothing to rank among. */
export function stripOf({ z, placeboZ }: Ranked): Strip | null {
  if (placeboZ.length === 0) return null;
  const reach = Math.max(LEAST_REACH, Math.abs(z), ...placeboZ.map(Math.abs)) * 1.03;
  const middle = WIDTH / 2, half = (WIDTH - LEFT - RIGHT) / 2;
  const xOf = (value: number): number => middle + (value / reach) * half;
  const radius = placeboZ.length <= FEW ? 3 : 2, width = 2 * radius + 1;
  const columns = new Map<number, number>();
  for (const value of placeboZ) {
    const column = Math.round((xOf(value) - middle) / width);
    columns.set(column, (columns.get(column) ?? 0) + 1);
  }
  // Many dots in a column overlap rather than grow into the text above.
  const most = Math.max(...columns.values()), step = Math.min(2 * radius + 0.6, HIGHEST / most);
  const base = TOP + Math.max(18, most * step) + radius, dots: Strip['dots'] = [];
  for (const [column, count] of columns) for (let i = 0; i < count; i++) dots.push({ x: middle + column * width, y: base - radius - 1 - i * step });
  const far = Math.floor(reach);
  const each = Math.ceil(far / 3);
  const ticks = [-2, -1, 0, 1, 2].map((n) => n * each).filter((value) => Math.abs(value) <= far);
  return {
    height: base + BOTTOM, radius, base, dots, own: xOf(z), zero: middle,
    ticks: ticks.map((value) => ({ x: xOf(value), text: value < 0 ? `−${-value}` : String(value) })),
  };
}

/** The same in a table: how many of the placebos changed in which way. They add up to all of them. */
export function rankRows({ z, placeboZ }: Ranked): { name: string; count: number }[] {
  const all = placeboZ.length, low = placeboZ.filter((value) => value <= z).length, high = placeboZ.filter((value) => value >= z).length;
  return z <= 0
    ? [{ name: 'Fell as much or more', count: low }, { name: 'Fell less', count: placeboZ.filter((value) => value > z && value < 0).length },
      { name: 'Did not fall', count: all - low - placeboZ.filter((value) => value > z && value < 0).length }]
    : [{ name: 'Rose as much or more', count: high }, { name: 'Rose less', count: placeboZ.filter((value) => value < z && value > 0).length },
      { name: 'Did not rise', count: all - high - placeboZ.filter((value) => value < z && value > 0).length }];
}
