import { describe, expect, it } from 'vitest';
import { Crowd } from '../../../../src/map/layers/incidents/crowd';
import { boxOfPassing } from '../../../../src/map/first-view';
import { lookOf, stepFor } from '../../../../src/map/layers/incidents/incident-look';
import { kindStyles, MOST_OWN, OTHER_KINDS, stylesOf } from '../../../../src/map/layers/incidents/kinds';
import { fittingKinds, legendKinds } from '../../../../src/map/layers/incidents/legend';

const names = ['tip', ...Array.from({ length: 400 }, (_, i) => `kind ${i}`)];
const counts = names.map((_, i) => i);

describe('four hundred kinds', () => {
  const styles = kindStyles(names, counts);
  it('never share a mark: the frequent ones have their own, the others are one group', () => {
    const own = styles.filter((style) => style !== OTHER_KINDS);
    expect(own).toHaveLength(MOST_OWN + 1);
    expect(new Set([...own, OTHER_KINDS].map(({ colour, shape }) => colour + shape)).size).toBe(own.length + 1);
    expect(styles.slice(-MOST_OWN)).not.toContain(OTHER_KINDS);
    expect(styles[1]).toBe(OTHER_KINDS);
  });
  it('look the same whatever the filters leave in', () => {
    const data = { count: 3, codes: { kind: Uint16Array.of(5, 5, 7) }, texts: { kind: names } };
    expect(stylesOf(data)[5]).not.toBe(OTHER_KINDS);
    expect(stylesOf(data)[7]).not.toBe(OTHER_KINDS);
    expect(stylesOf(data)).toBe(stylesOf(data));
  });
  it('are one line of the legend, with all their incidents', () => {
    const kinds = legendKinds(names, counts, styles);
    const last = kinds.at(-1)!;
    expect(kinds).toHaveLength(MOST_OWN + 1);
    expect(last).toMatchObject({ name: '376 other kinds', style: OTHER_KINDS });
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(counts.reduce((a, b) => a + b, 0));
    const { named, left } = fittingKinds(kinds, 9);
    expect([named.length, left, named.at(-1)]).toEqual([9, 16, last]);
    expect(fittingKinds(kinds.slice(0, 3), 9)).toEqual({ named: kinds.slice(0, 3), left: 0 });
  });
});

describe('a spot that several incidents share', () => {
  it('shows its number at every zoom where it hides no other', () => {
    for (const count of [10, 400, 5_000, 20_000])
      for (const metres of [1, 20, 400, 1024])
        for (const isOverGround of [false, true]) expect(lookOf(stepFor(count, -1), metres, isOverGround)).not.toHaveProperty('numbers', 'none');
    expect(lookOf(stepFor(300, -1), 2)).toHaveProperty('numbers', 'all');
    expect(lookOf(stepFor(300, -1), 400)).toHaveProperty('numbers', 'free');
  });
  it('is told from a crowd of others', () => {
    const crowd = new Crowd([[0, 0], [5, 0], [100, 100], [127, 100], [-40, 3]], 28);
    expect(([[0, 0], [5, 0], [100, 100], [-40, 3]] as const).map((at) => crowd.isNear(at, 9))).toEqual([true, true, false, false]);
    expect(crowd.isNear([100, 100], 27)).toBe(true);
  });
});

describe('the box of what is left in', () => {
  const data = { easting: Float32Array.of(1000, 9000, NaN), northing: Float32Array.of(2000, 8000, NaN) };
  it('holds it alone, with some room', () => {
    expect(boxOfPassing(data, Uint8Array.of(1, 0, 1))).toEqual([600, 1600, 1400, 2400]);
    expect(boxOfPassing(data, Uint8Array.of(1, 1, 0))).toEqual([600, 1600, 9400, 8400]);
    expect(boxOfPassing(data, Uint8Array.of(0, 0, 1))).toBeNull();
  });
});
