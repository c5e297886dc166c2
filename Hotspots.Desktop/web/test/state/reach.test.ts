import { describe, expect, it } from 'vitest';
import type { Incidents } from '../../src/contracts/model';
import type { At } from '../../src/contracts/placement';
import { demandOf, indexOf, ReachCount, type Demand } from '../../src/state/reach';
import { gradeWords, weightIn } from '../../src/state/weights';
import { chance, madeUp } from '../made';

const WEIGHTS: Record<string, number> = { tip: 1, warrant: 2.5, seizure: 4 };
const weightOf = (kind: string): number => WEIGHTS[kind] ?? 0.25;

function demand(data: Incidents, passing = new Uint8Array(data.count).fill(1)): Demand {
  return demandOf(data, indexOf(data), passing, weightOf);
}

/** Every incident against every site, without an index. */
function bruteForce(
  data: Incidents, passing: Uint8Array, sites: readonly At[], reach: number,
): { weight: number; total: number; mean: number; worst: number } {
  let weight = 0, total = 0, sum = 0, worst = 0;
  for (let i = 0; i < data.count; i++) {
    if (passing[i] === 0) continue;
    const w = weightOf(data.texts.kind?.[data.codes.kind?.[i] ?? 0] ?? '');
    const way = Math.sqrt(Math.min(...sites.map(([e, n]) => (data.easting[i] - e) ** 2 + (data.northing[i] - n) ** 2)));
    total += w;
    sum += w * way;
    worst = Math.max(worst, way);
    if (way <= reach) weight += w;
  }
  return { weight, total, mean: sum / total, worst };
}

describe('what sites reach', () => {
  it('is what every incident against every site gives, however the sites are split into standing and moving', () => {
    const next = chance(5), data = madeUp(3000, 9);
    for (let round = 0; round < 40; round++) {
      const passing = Uint8Array.from({ length: data.count }, () => (next() < 0.7 ? 1 : 0));
      const sites = Array.from({ length: 1 + Math.floor(next() * 6) }, (): At => [299_000 + next() * 12_000, 359_000 + next() * 12_000]);
      const reach = 10 + 4000 * next() ** 2, wanted = bruteForce(data, passing, sites, reach), counted = demand(data, passing);
      const all = new ReachCount(counted, sites, reach), moving = new ReachCount(counted, sites.slice(1), reach);
      expect(counted.total).toBeCloseTo(wanted.total, 6);
      for (const found of [all.reached(null), moving.reached(sites[0])]) {
        expect(found.weight).toBeCloseTo(wanted.weight, 6);
        expect(found.share).toBeCloseTo(wanted.weight / wanted.total, 9);
      }
      for (const found of [all.distances(null), moving.distances(sites[0])]) {
        expect(found?.mean).toBeCloseTo(wanted.mean, 6);
        expect(found?.worst).toBeCloseTo(wanted.worst, 6);
      }
    }
  });

  const data = (...places: [number, number][]): Incidents => ({
    ...madeUp(places.length), easting: Float32Array.from(places, ([e]) => e), northing: Float32Array.from(places, ([, n]) => n), codes: {}, texts: {},
  });

  it('has its rim within reach, in every direction, and nothing beyond', () => {
    const rim = data(
      [400_500, 200_000], [399_500, 200_000], [400_000, 200_500], [400_000, 199_500], [400_300, 200_400], [400_300, 200_401],
      [400_501, 200_000],
    );
    const count = new ReachCount(demandOf(rim, indexOf(rim), new Uint8Array(7).fill(1), () => 1), [], 500);
    expect(count.reached([400_000, 200_000])).toEqual({ weight: 5, share: 5 / 7 });
  });

  it('counts an incident once, whoever reaches it, and none twice where sites share a place', () => {
    const one = data([400_000, 200_000], [403_000, 200_000]);
    const counted = demandOf(one, indexOf(one), new Uint8Array(2).fill(1), () => 1);
    expect(new ReachCount(counted, [[400_000, 200_000], [400_010, 200_000]], 100).reached([400_000, 200_000]).weight).toBe(1);
  });

  it('is nothing where nothing counts, and far from everything', () => {
    const few = data([400_000, 200_000]);
    const none = demandOf(few, indexOf(few), new Uint8Array(1), () => 1), all = demandOf(few, indexOf(few), new Uint8Array(1).fill(1), () => 1);
    expect(new ReachCount(none, [[400_000, 200_000]], 100).reached(null)).toEqual({ weight: 0, share: 0 });
    expect(new ReachCount(none, [[400_000, 200_000]], 100).distances(null)).toBeNull();
    expect(new ReachCount(all, [], 100).reached([600_000, 900_000]).share).toBe(0);
    expect(new ReachCount(all, [], 100).distances(null)).toBeNull();
    const empty = data();
    expect(new ReachCount(demandOf(empty, indexOf(empty), new Uint8Array(0), () => 1), [], 100).reached([0, 0]).share).toBe(0);
  });
});

describe('a weight of a kind', () => {
  it('is the preset’s, else what the preset gives to others, and 1 before there is one', () => {
    const preset = { name: 'x', title: '', effect: '', weights: { tip: 0, constructor: 3 }, otherwise: 2, sources: {}, intelligence: {} };
    expect(['tip', 'constructor', 'seizure', 'toString'].map((kind) => weightIn(preset, kind))).toEqual([0, 3, 2, 2]);
    expect(weightIn(undefined, 'tip')).toBe(1);
  });

  it('is by the grade besides, and a part that is not given is untested or not known', () => {
    const preset = {
      name: 'x', title: '', effect: '', weights: { seizure: 4 }, otherwise: 1, sources: { 1: 1, 2: 0.5, 3: 0.25 },
      intelligence: { A: 1, D: 0.25, E: 0 },
    };
    expect(['1A', '2D', '3A', '1E', '?A', '1?', ''].map((grade) => weightIn(preset, 'tip', grade))).toEqual([1, 0.125, 0.25, 0, 0.5, 0.25, 0.125]);
    expect(['', '2A', '1B'].map((grade) => weightIn(preset, 'seizure', grade))).toEqual([4, 2, 4]);
    expect(gradeWords(preset)).toBe('Source: 1 ×1, 2 ×0.5, 3 ×0.25. Intelligence: A ×1, D ×0.25, E ×0.');
    expect(gradeWords({ ...preset, sources: {}, intelligence: {} })).toBe('');
  });
});
