// The order and the choice of rows in the list of hotspots.
import { plain } from '../../base/words';
import type { Hotspot } from '../../contracts/model';

export type SortKey = 'rank' | 'name' | 'area' | 'incidents' | 'perKm2' | 'change';
export interface Sort { key: SortKey; descending: boolean }

export const byRank: Sort = { key: 'rank', descending: false };

/** Numbers begin with the largest, names with A, ranks with 1. */
export const firstOrder = (key: SortKey): Sort => ({ key, descending: key === 'incidents' || key === 'perKm2' || key === 'change' });

const words = new Intl.Collator('en-GB', { numeric: true });

/** A sorted copy; ties in order of rank, so that the order never depends on the one before. What has no density comes last, whichever way. */
export function sorted(hotspots: readonly Hotspot[], { key, descending }: Sort, changeOf: (hotspot: Hotspot) => number = () => 0): Hotspot[] {
  const sign = descending ? -1 : 1;
  return [...hotspots].sort((a, b) => {
    if (key === 'perKm2' && (a.perKm2 === null || b.perKm2 === null))
      return Number(a.perKm2 === null) - Number(b.perKm2 === null) || a.rank - b.rank;
    const difference = key === 'name' || key === 'area' ? words.compare(a[key], b[key])
      : key === 'change' ? changeOf(a) - changeOf(b) : (a[key] ?? 0) - (b[key] ?? 0);
    return difference === 0 ? a.rank - b.rank : sign * difference;
  });
}

/** Those whose name or area holds every word looked for, whatever its case and accents. */
export function found(hotspots: readonly Hotspot[], text: string): readonly Hotspot[] {
  const wanted = plain(text).split(' ').filter((word) => word !== '');
  if (wanted.length === 0) return hotspots;
  return hotspots.filter((hotspot) => {
    const name = plain(`${hotspot.name} ${hotspot.area}`);
    return wanted.every((word) => name.includes(word));
  });
}

/** The rows of a long list that are to be drawn: those in sight and a few before and after. */
export function slice(count: number, rowHeight: number, top: number, height: number, spare = 8): { first: number; last: number } {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  const last = Math.min(count, Math.ceil((top + height) / rowHeight) + spare);
  return { first: Math.min(first, last), last };
}
