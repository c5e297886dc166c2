import { describe, expect, it } from 'vitest';
import { lightPalette } from '../../../../src/map/core/palette';
import { isWithin } from '../../../../src/map/layers/release/cell-at';
import { beginningsOf, classOf, colourOf, nameOf } from '../../../../src/map/layers/release/look';
import type { ReleasePeriod } from '../../../../src/contracts/release';

const periods = (...counts: (number | null)[][]): { periods: ReleasePeriod[]; threshold: number } =>
  ({ threshold: 5, periods: counts.map((one) => ({ name: '', words: '', counts: one, total: null })) });

describe('classes of counts', () => {
  it('begin at the least that is ever told, and are of all periods together', () => {
    expect(beginningsOf(periods([0, 7, null], [34]), 5)).toEqual([5, 10, 20]);
    expect(beginningsOf(periods([6]), 5)).toEqual([5]);
    expect(beginningsOf(periods([0, null]), 5)).toEqual([]);
    expect(beginningsOf({ ...periods([15, 90]), threshold: 10 }, 5)).toEqual([10, 20, 50]);
  });
  it('are as many as there are colours, the highest kept', () => {
    const all = beginningsOf(periods([5, 4_321]), 5);
    expect(all).toEqual([5, 200, 500, 1_000, 2_000]);
    expect(new Set(all.map((_, at) => colourOf(all, at, lightPalette))).size).toBe(5);
    // Few lie nearly as far apart as many.
    expect([0, 1].map((at) => colourOf([5, 10], at, lightPalette))).toEqual([0, 3].map((at) => colourOf(all, at, lightPalette)));
    expect(colourOf([5], 0, lightPalette)).toBe(colourOf(all, 3, lightPalette));
  });
  it('hold every count in one of them, and no counts in none', () => {
    const all = [5, 10, 20];
    expect([0, 5, 9, 10, 19, 20, 99].map((one) => classOf(all, one))).toEqual([-1, 0, 0, 1, 1, 2, 2]);
    expect(all.map((_, at) => nameOf(all, at))).toEqual(['5 to 9', '10 to 19', '20 or more']);
  });
});

describe('a place in a cell', () => {
  const outline: [number, number][][][] = [
    [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], [[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]]], [[[20, 0], [30, 0], [30, 10], [20, 0]]],
  ];
  it('is in one of its parts, and in no hole', () => {
    const isIn = ([[5, 2], [5, 5], [15, 5], [28, 3], [21, 9], [-1, 5]] as const).map(([e, n]) => isWithin({ outline }, e, n));
    expect(isIn).toEqual([true, false, false, true, false, false]);
  });
});
