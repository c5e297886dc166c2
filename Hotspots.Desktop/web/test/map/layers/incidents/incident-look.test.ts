import { describe, expect, it } from 'vitest';
import { FULL_CELL, lookOf, rampColour, rampPlace, stepFor } from '../../../../src/map/layers/incidents/incident-look';
import { commonest } from '../../../../src/map/layers/incidents/incident-layer';

describe('the look of incidents', () => {
  it('turns from marks to cells past fifty thousand', () => {
    expect(lookOf(stepFor(50_000, -1), 10).name).toBe('marks');
    expect(lookOf(stepFor(50_001, -1), 10).name).toBe('cells');
  });
  it('does not flicker at an edge', () => {
    const shown = stepFor(5_000, -1);
    expect(stepFor(5_500, shown)).toBe(shown);
    expect(stepFor(7_000, shown)).not.toBe(shown);
    const next = stepFor(7_000, shown);
    expect(stepFor(4_500, next)).toBe(next);
    expect(stepFor(3_900, next)).toBe(shown);
  });
  it('has marks that shrink with their number and with distance', () => {
    const radius = (count: number, resolution: number): number => {
      const look = lookOf(stepFor(count, -1), resolution);
      return look.name === 'marks' ? look.radius : 0;
    };
    expect(radius(100, 1)).toBeGreaterThan(radius(3_000, 1));
    expect(radius(3_000, 1)).toBeGreaterThan(radius(30_000, 1));
    expect(radius(100, 1)).toBeGreaterThan(radius(100, 1000));
  });
  it('has a ramp from one incident to the legend\'s last number', () => {
    expect([rampPlace(1), rampPlace(FULL_CELL), rampPlace(10 * FULL_CELL)]).toEqual([0, 1, 1]);
    expect(rampColour([[0, 0, 0], [100, 50, 10]], 0.5)).toEqual([50, 25, 5]);
    expect(rampColour([[0, 0, 0], [100, 50, 10]], 1)).toEqual([100, 50, 10]);
  });
  it(
    'of a shared spot is the commonest kind\'s',
    () => { expect([commonest([2]), commonest([1, 0, 0, 1, 1]), commonest([3, 3, 1, 1])]).toEqual([2, 1, 3]); },
  );
});

it('marks are smaller over coloured ground', () => {
  const plain = lookOf(0, 2), over = lookOf(0, 2, true);
  expect(plain.name === 'marks' && over.name === 'marks' && over.radius < plain.radius).toBe(true);
});
