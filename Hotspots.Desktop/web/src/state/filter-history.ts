// Filters with a way back. A drag of the brush or a second of playing is one step, not a hundred.
import { computed, signal } from '@preact/signals';
import type { Filters } from '../contracts/model';
import { filters, noFilters, said } from './state';

const MOST_STEPS = 100;
const past = signal<Filters[]>([]);
const future = signal<Filters[]>([]);
/** Filters as they were when a drag began; null when none is under way. */
let beforeDrag: Filters | null = null;

export const canUndo = computed(() => past.value.length > 0);
export const canRedo = computed(() => future.value.length > 0);

export const same = (a: Filters, b: Filters): boolean => JSON.stringify(a) === JSON.stringify(b);
export const isOpen = computed(() => same(filters.value, noFilters));

/** A boundary takes the place of towns, and a town that of a boundary: a run divides by the one or by the other. */
const inPlaceOf = ({ areas = [], boundary = null }: Partial<Filters>): Partial<Filters> =>
  (boundary !== null ? { areas: [] } : areas.length > 0 ? { boundary: null } : {});

/** Changes some of the filters; the step can be undone. */
export function change(part: Partial<Filters>): void {
  const before = filters.value;
  const after = { ...before, ...part, ...inPlaceOf(part) };
  if (same(before, after)) return;
  remember(before);
  filters.value = after;
}

/** Changes the filters while something is dragged or played; `settle` makes one step of all of it. */
export function drag(part: Partial<Filters>): void {
  beforeDrag ??= filters.value;
  const after = { ...filters.value, ...part };
  if (!same(filters.value, after)) filters.value = after;
}

/** Ends a drag. */
export function settle(): void {
  if (beforeDrag && !same(beforeDrag, filters.value)) remember(beforeDrag);
  beforeDrag = null;
}

export function clear(): void {
  change(noFilters);
  said.value = 'All filters cleared.';
}

export function undo(): void {
  settle();
  const before = past.value.at(-1);
  if (!before) return;
  past.value = past.value.slice(0, -1);
  future.value = [...future.value, filters.value];
  filters.value = before;
  said.value = 'Filter change undone.';
}

export function redo(): void {
  settle();
  const after = future.value.at(-1);
  if (!after) return;
  future.value = future.value.slice(0, -1);
  past.value = [...past.value, filters.value];
  filters.value = after;
  said.value = 'Filter change made again.';
}

/** Forgets the way back, as when other data are loaded. */
export function forget(): void {
  past.value = [];
  future.value = [];
  beforeDrag = null;
}

function remember(before: Filters): void {
  past.value = [...past.value.slice(1 - MOST_STEPS), before];
  future.value = [];
}
