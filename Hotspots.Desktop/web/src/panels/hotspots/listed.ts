// What the list of hotspots shows, and in which order; kept while other parts of the panel are open.
import { computed, signal } from '@preact/signals';
import type { PlaceChange } from '../../questions/answers';
import { changeOfRank } from '../../questions/now';
import { run } from '../../state/state';
import { byRank, found, sorted, type Sort } from './sorting';

export const sort = signal<Sort>(byRank);
export const search = signal('');
export const rows = computed(() => {
  const changes = changeOfRank.value;
  return sorted(found(run.value?.hotspots ?? [], search.value), sort.value, ({ rank }) => scoreOf(changes.get(rank)));
});

/** More beyond chance first, fewer beyond chance last, and between them by the difference. */
export function scoreOf(change: Pick<PlaceChange, 'before' | 'after' | 'verdict'> | undefined): number {
  if (!change) return 0;
  const BEYOND = 1e9;
  return change.after - change.before + (change.verdict === 'more' ? BEYOND : change.verdict === 'fewer' ? -BEYOND : 0);
}
