import { describe, expect, it } from 'vitest';
import { lengthText, roundLength, scaleBar } from '../../../src/map/core/scale-bar';

describe('the scale bar', () => {
  it.each([
    [1, 1], [1.99, 1], [2, 2], [4.9, 2], [5, 5], [9.99, 5], [10, 10], [1000, 1000], [0.3, 0.2], [123_456, 100_000],
  ])('of at most %d m is %d m', (most, round) => {
    expect(roundLength(most)).toBeCloseTo(round, 12);
  });
  it('is never longer than asked and never shorter than two fifths of that', () => {
    for (let resolution = 0.25; resolution < 3000; resolution *= 1.37) {
      const { pixels } = scaleBar(resolution, 120);
      expect(pixels).toBeLessThanOrEqual(120 + 1e-6);
      expect(pixels).toBeGreaterThan(120 * 0.4 - 1e-6);
    }
  });
  it('says its unit', () => { expect([0.2, 50, 500, 1000, 20_000].map(lengthText)).toEqual(['0.2 m', '50 m', '500 m', '1 km', '20 km']); });
});
