import { describe, expect, it } from 'vitest';
import { byRank, firstOrder, found, slice, sorted, type SortKey } from '../../../src/panels/hotspots/sorting';
import { type Hotspot } from '../../../src/contracts/model';

const hotspot = (rank: number, name: string, town: string, incidents: number, perKm2: number | null): Hotspot => ({
  rank, rankByDensity: 1, name, area: town, method: 'dbscan', methods: ['dbscan'], evidence: [], cluster: 0, incidents, weight: incidents,
  areaKm2: 1, perKm2, first: '', last: '',
  busiestWeekday: null, busiestHour: null, centre: [0, 0], outline: [], kinds: [], operations: [], lines: [], members: [], why: '',
});
const some = [
  hotspot(2, 'Éire Street', 'Mold', 40, 500), hotspot(1, 'Pier Avenue', 'Clacton-on-Sea', 90, 120), hotspot(3, 'Ash Grove', "Connah's Quay", 40, 900),
];
const ranks = (rows: readonly Hotspot[]) => rows.map((row) => row.rank);

describe('the list of hotspots', () => {
  it('sorts by every column, ties in order of rank', () => {
    const by = (key: SortKey, descending = false) => ranks(sorted(some, { key, descending }));
    expect(ranks(sorted(some, byRank))).toEqual([1, 2, 3]);
    expect(by('name')).toEqual([3, 2, 1]);
    expect(by('area')).toEqual([1, 3, 2]);
    expect(by('incidents', true)).toEqual([1, 2, 3]);
    expect(by('incidents')).toEqual([2, 3, 1]);
    expect(by('perKm2', true)).toEqual([3, 2, 1]);
    expect(ranks(some)).toEqual([2, 1, 3]);
  });

  it('puts what has no density last, whichever way', () => {
    const rows = [hotspot(1, 'A point', 'Mold', 90, null), ...some.slice(0, 1), hotspot(4, 'Another', 'Mold', 8, null)];
    expect(ranks(sorted(rows, { key: 'perKm2', descending: true }))).toEqual([2, 1, 4]);
    expect(ranks(sorted(rows, { key: 'perKm2', descending: false }))).toEqual([2, 1, 4]);
  });

  it('begins with the largest number and the first letter', () => {
    expect(firstOrder('incidents').descending).toBe(true);
    expect(firstOrder('name').descending).toBe(false);
  });

  it('finds every word without accents, apostrophes and case', () => {
    expect(ranks(found(some, ' eire  MOLD '))).toEqual([2]);
    expect(ranks(found(some, 'connahs'))).toEqual([3]);
    expect(found(some, 'eire clacton')).toEqual([]);
    expect(found(some, '  ')).toBe(some);
  });

  it('draws the rows in sight, never more than there are', () => {
    expect(slice(1000, 40, 4000, 400, 5)).toEqual({ first: 95, last: 115 });
    expect(slice(10, 40, 0, 400)).toEqual({ first: 0, last: 10 });
    expect(slice(3, 40, 9000, 400)).toEqual({ first: 3, last: 3 });
  });
});
