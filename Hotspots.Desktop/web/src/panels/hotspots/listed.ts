// What the list of hotspots shows, and in which order; kept while other parts of the panel are open.
import { computed, signal } from '@preact/signals';
import { run } from '../../state';
import { byRank, found, sorted, type Sort } from './sorting';

export const sort = signal<Sort>(byRank);
export const search = signal('');
export const rows = computed(() => sorted(found(run.value?.hotspots ?? [], search.value), sort.value));
