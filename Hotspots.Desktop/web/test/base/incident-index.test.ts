import { describe, expect, it } from 'vitest';
import { buildIndex, countBox, inOrder, nearest, runningCounts, visitBox } from '../../src/base/incident-index';

/** Seeded, so that a failure comes again. */
function random(seed: number): () => number {
  return () => { seed = (Math.imul(seed, 1664525) + 1013904223) | 0; return (seed >>> 0) / 4294967296; };
}

function scatter(count: number, seed: number): { easting: Float32Array; northing: Float32Array; passing: Uint8Array } {
  const next = random(seed);
  const easting = new Float32Array(count), northing = new Float32Array(count), passing = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    // Two towns far apart, and many incidents snapped to the same few spots.
    const town = next() < 0.5 ? [324_400, 372_900] : [617_500, 215_300];
    const snap = next() < 0.5 ? 250 : 0.125;
    easting[i] = town[0] + Math.round((next() * 4000) / snap) * snap;
    northing[i] = town[1] + Math.round((next() * 4000) / snap) * snap;
    passing[i] = next() < 0.7 ? 1 : 0;
  }
  return { easting, northing, passing };
}

describe('the incident index', () => {
  const { easting, northing, passing } = scatter(5000, 3);
  const index = buildIndex(easting, northing);
  const sorted = inOrder(index, passing);
  const sums = runningCounts(sorted);

  it('holds every incident once', () => {
    expect([...index.order].sort((a, b) => a - b)).toEqual(Array.from({ length: 5000 }, (_, i) => i));
    for (let k = 0; k < 5000; k++) expect(index.easting[k]).toBe(easting[index.order[k]]);
  });

  it('finds exactly the incidents of any box that brute force finds, and in the count no fewer', () => {
    const next = random(9);
    for (let trial = 0; trial < 200; trial++) {
      const w = 320_000 + next() * 300_000, s = 210_000 + next() * 170_000, size = 10 ** (1 + 4.5 * next());
      // A third of the boxes have an incident on their very edge.
      const at = Math.floor(next() * 5000);
      const [west, south] = trial % 3 === 0 ? [easting[at], northing[at]] : trial % 3 === 1 ? [easting[at] - size, northing[at] - size] : [w, s];
      const expected: number[] = [];
      for (let i = 0; i < 5000; i++)
        if (easting[i] >= west && easting[i] <= west + size && northing[i] >= south && northing[i] <= south + size) expected.push(i);
      const found: number[] = [];
      visitBox(index, west, south, west + size, south + size, (from, to) => {
        for (let k = from; k < to; k++)
          if (index.easting[k] >= west && index.easting[k] <= west + size && index.northing[k] >= south && index.northing[k] <= south + size)
            found.push(index.order[k]);
      });
      expect(found.sort((a, b) => a - b)).toEqual(expected);
      expect(countBox(index, sums, west, south, west + size, south + size)).toBeGreaterThanOrEqual(expected.filter((i) => passing[i] === 1).length);
    }
  });

  it('counts all that pass when all are in the box', () => {
    expect(countBox(index, sums, 0, 0, 700_000, 1_300_000)).toBe(passing.reduce((sum, one) => sum + one, 0));
    expect(countBox(index, sums, 0, 0, 1000, 1000)).toBe(0);
  });

  it('finds the nearest that passes, as brute force does; the lowest index among equals', () => {
    const next = random(21);
    for (let trial = 0; trial < 300; trial++) {
      const near = Math.floor(next() * 5000), reach = 5 + next() * 120;
      const e = easting[near] + (next() - 0.5) * 100, n = northing[near] + (next() - 0.5) * 100;
      let best = -1, distance = reach * reach;
      for (let i = 0; i < 5000; i++) {
        const squared = (easting[i] - e) ** 2 + (northing[i] - n) ** 2;
        if (passing[i] === 1 && (squared < distance || (squared === distance && best < 0))) { best = i; distance = squared; }
      }
      expect(nearest(index, sorted, e, n, reach)).toBe(best);
    }
  });

  it('reaches exactly as far as it is told', () => {
    const one = buildIndex(Float32Array.of(100), Float32Array.of(100));
    expect(nearest(one, Uint8Array.of(1), 100, 108, 8)).toBe(0);
    expect(nearest(one, Uint8Array.of(1), 100, 108.001, 8)).toBe(-1);
    expect(nearest(one, Uint8Array.of(0), 100, 100, 8)).toBe(-1);
  });

  it('is happy with nothing, with one spot and with positions that are no numbers', () => {
    expect(buildIndex(new Float32Array(0), new Float32Array(0)).order).toHaveLength(0);
    const same = buildIndex(new Float32Array(9).fill(5), new Float32Array(9).fill(7));
    expect(countBox(same, runningCounts(new Uint8Array(9).fill(1)), 5, 7, 5, 7)).toBe(9);
    expect([...buildIndex(Float32Array.of(1, NaN, 3), Float32Array.of(1, 2, Infinity)).order]).toEqual([0]);
  });
});
