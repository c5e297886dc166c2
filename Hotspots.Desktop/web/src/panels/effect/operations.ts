// The operations that the incidents name, town by town: what there is to choose from.
import type { Incidents } from '../../contracts/model';
import { UNKNOWN_MINUTE } from '../../contracts/model';
import { startOfDay } from '../../base/words';

export interface OperationPlace {
  name: string;
  /** Null where its incidents are in no town that is listed. */
  area: string | null;
  incidents: number;
  /** First and last day of those whose time is known, minutes; null for none. */
  first: number | null;
  last: number | null;
}

/** Fewer in a second town are not listed: an incident or two is no operation there. */
const FEWEST_ELSEWHERE = 10;

/** Each operation where it has most incidents, and in other towns with many; the latest first. */
export function operationsIn(data: Incidents, areas: readonly string[]): OperationPlace[] {
  const { operation, town } = data.codes, names = data.texts.operation;
  if (!operation || !names) return [];
  const listed = new Set(areas), towns = data.texts.town ?? [];
  const found = new Map<string, OperationPlace>();
  for (let i = 0; i < data.count; i++) {
    const name = names[operation[i]];
    if (name === '') continue;
    const own = town ? towns[town[i]] : '';
    const area = listed.has(own) ? own : null, key = JSON.stringify([name, area]);
    const place = found.get(key) ?? { name, area, incidents: 0, first: null, last: null };
    found.set(key, place);
    place.incidents++;
    if (data.minute[i] === UNKNOWN_MINUTE) continue;
    const day = startOfDay(data.minute[i]);
    place.first = Math.min(place.first ?? day, day);
    place.last = Math.max(place.last ?? day, day);
  }
  const places = [...found.values()].sort((a, b) => b.incidents - a.incidents);
  const most = new Map<string, OperationPlace>();
  for (const place of places) {
    const known = most.get(place.name);
    // Where a town is known it is meant.
    if (!known || (known.area === null && place.area !== null)) most.set(place.name, place);
  }
  return places.filter((place) => most.get(place.name) === place || (place.area !== null && place.incidents >= FEWEST_ELSEWHERE))
    .sort((a, b) => (b.last ?? -Infinity) - (a.last ?? -Infinity) || b.incidents - a.incidents || (a.name < b.name ? -1 : 1));
}
