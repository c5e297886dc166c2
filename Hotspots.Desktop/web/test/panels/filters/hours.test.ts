import { describe, expect, it } from 'vitest';
import { hoursBetween, rangeOf } from '../../../src/panels/filters/hours';

describe('hours', () => {
  it('run over midnight', () => {
    expect(hoursBetween(22, 1)).toEqual([0, 1, 22, 23]);
    expect(rangeOf([0, 1, 22, 23])).toEqual({ first: 22, last: 1 });
    expect(rangeOf([7, 8, 9])).toEqual({ first: 7, last: 9 });
    expect(rangeOf([7, 9])).toBeNull();
    expect(rangeOf([])).toBeNull();
    expect(hoursBetween(0, 23)).toHaveLength(24);
  });
});
