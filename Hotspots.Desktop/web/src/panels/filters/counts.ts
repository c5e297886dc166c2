// How many incidents would pass with each choice. Worked out only while someone looks.
import { computed } from '@preact/signals';
import { clockHours, forEachName } from '../../contracts/filter-fields';
import { countByClock, countByName, countPassing, stoppedBy, type NameFilter } from '../../state/filtering';
import { filters, incidents, passing } from '../../state/state';
import { plain } from '../../base/words';

export interface Choice { name: string; count: number; isChosen: boolean; isMissing: boolean }

const ready = computed(() => {
  const data = incidents.value;
  const marks = stoppedBy.value;
  return data?.count === marks.length ? { data, marks } : null;
});

export const passingCount = computed(() => countPassing(passing.value));

/** The choices of one list: names in the data, blank left out, and names chosen earlier that these data do not have. */
const choicesOf = (filter: NameFilter) => computed<Choice[]>(() => {
  const now = ready.value;
  if (!now) return [];
  const counts = countByName(now.data, now.marks, filter);
  const chosen = new Set(filters.value[filter]);
  const choices = [...counts].map(([name, count]) => ({ name, count, isChosen: chosen.has(name), isMissing: false })).filter(({ name }) => name !== '');
  for (const name of chosen) if (!counts.has(name)) choices.push({ name, count: 0, isChosen: true, isMissing: true });
  return choices;
});

export const choices: Readonly<Record<NameFilter, ReturnType<typeof choicesOf>>> = forEachName(choicesOf);

export const clockCounts = computed(() => {
  const now = ready.value;
  return now ? countByClock(now.data, now.marks, clockHours(filters.value)) : { weekdays: new Uint32Array(7), hours: new Uint32Array(24) };
});

/**
 * The order of a list: by how often each name occurs in the data, not by the counts of the moment, so that no row moves while choosing.
 * Names that begin with what is looked for come first.
 */
export function ordered(all: readonly Choice[], total: ReadonlyMap<string, number>, search: string): Choice[] {
  const wanted = plain(search);
  const matching = wanted === '' ? [...all] : all.filter(({ name }) => plain(name).includes(wanted));
  const begins = (name: string) => (wanted !== '' && plain(name).startsWith(wanted) ? 0 : 1);
  return matching.sort((a, b) =>
    begins(a.name) - begins(b.name) || (total.get(b.name) ?? 0) - (total.get(a.name) ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
