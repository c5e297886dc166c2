// The kinds in what is loaded, the most frequent first.
import type { Incidents } from '../../contracts/model';

export interface KindCount { name: string; incidents: number }

export function kindsOf({ codes, texts, count }: Pick<Incidents, 'codes' | 'texts' | 'count'>): KindCount[] {
  const names = texts.kind ?? [], found = codes.kind, counts = new Uint32Array(names.length);
  if (found) for (let i = 0; i < count; i++) counts[found[i]]++;
  return names.map((name, code) => ({ name, incidents: counts[code] }))
    .filter(({ name, incidents }) => name !== '' && incidents > 0)
    .sort((a, b) => b.incidents - a.incidents || (a.name < b.name ? -1 : 1));
}
