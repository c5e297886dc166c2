import { describe, expect, it } from 'vitest';
import { isInside } from '../../../../src/map/layers/hotspots/badge-places';

type Ring = [number, number][];

describe('an outline', () => {
  it('has holes', () => {
    const square = (a: number, b: number): Ring => [[a, a], [b, a], [b, b], [a, b], [a, a]];
    expect(isInside([[square(0, 10), square(4, 6)]], 2, 2)).toBe(true);
    expect(isInside([[square(0, 10), square(4, 6)]], 5, 5)).toBe(false);
    expect(isInside([[square(0, 10)], [square(20, 30)]], 25, 25)).toBe(true);
    expect(isInside([[square(0, 10)]], 11, 5)).toBe(false);
  });
});
