// The chosen span of time as the time bar handles it: from and to as minutes, both in, or the whole of the data.
import { computed, effect, signal } from '@preact/signals';
import { BIT, stoppedBy } from '../../state/filtering';
import { UNKNOWN_MINUTE } from '../../contracts/model';
import { dataset, filters, incidents } from '../../state/state';
import { DAY_MINUTES, startOfDay } from '../../base/words';
import { binsBetween, finestUnit, histogram, unitFor } from './binning';

/** Width of the histogram, CSS pixels. */
export const plotWidth = signal(800);

/** The bar under the pointer; −1 for none. */
export const hovered = signal(-1);

/** Do the bars reach to dates that lie far from all the rest? */
export const isWide = signal(false);

/** So far outside a limit must lie to mean those dates: they are a year away or more. */
const FAR = 180 * DAY_MINUTES;

/** Incidents dated far from all the rest, whose dates no study period believes unasked. */
export const astray = computed<readonly number[]>(() => {
  const data = dataset.value, all = incidents.value;
  if (!data || !all || data.periodFirst === null || data.periodLast === null) return [];
  if (data.periodFirst === data.firstMinute && data.periodLast === data.lastMinute) return [];
  const found: number[] = [];
  for (let i = 0; i < all.count; i++) {
    if (all.minute[i] === UNKNOWN_MINUTE) continue;
    const middle = all.minute[i] + all.span[i] / 2;
    if (middle < data.periodFirst || middle > data.periodLast + 1) found.push(i);
  }
  return found;
});

/** What the bars span: the time of a run without limits, or all dates; null when none has a time. */
export const extent = computed(() => (isWide.value ? whole.value : believed.value));

/** The time of a run without limits: that of all incidents but those dated far from the rest. */
export const believed = computed<{ first: number; last: number } | null>(() => {
  const data = dataset.value;
  return !data || data.periodFirst === null || data.periodLast === null ? whole.value
    : { first: data.periodFirst, last: Math.max(data.periodFirst, data.periodLast) };
});

/** Keeps the bars to what is asked for: other data begins with its own period, and a limit far outside shows what lies there. */
export function keepExtent(): () => void {
  let version: number | undefined;
  return effect(() => {
    const data = dataset.value, { from, to } = filters.value;
    if (data?.version !== version) isWide.value = false;
    version = data?.version;
    if (!data || data.periodFirst === null || data.periodLast === null || astray.value.length === 0) return;
    if ((from !== null && from < data.periodFirst - FAR) || (to !== null && to > data.periodLast + FAR)) isWide.value = true;
  });
}

/** The first and last minute of all incidents; null when none has a time. */
const whole = computed<{ first: number; last: number } | null>(() => {
  const data = dataset.value;
  if (data && data.firstMinute !== null && data.lastMinute !== null)
    return { first: data.firstMinute, last: Math.max(data.firstMinute, data.lastMinute) };
  const all = incidents.value;
  if (!all) return null;
  let first = Infinity, last = -Infinity;
  for (let i = 0; i < all.count; i++) {
    const at = all.minute[i];
    if (at === UNKNOWN_MINUTE) continue;
    first = Math.min(first, at);
    last = Math.max(last, at + Math.max(0, all.span[i] - 1));
  }
  return first <= last ? { first, last } : null;
});

const finest = computed(() => (incidents.value ? finestUnit(incidents.value) : 'day'));

export const bins = computed(() => {
  const span = extent.value;
  return span ? binsBetween(span.first, span.last, unitFor(span.first, span.last, plotWidth.value, 5, finest.value)) : null;
});

/** Incidents that pass all filters but that of time, in each bar. */
export const bars = computed(() => {
  const data = incidents.value;
  const marks = stoppedBy.value;
  const now = bins.value;
  return data && now && marks.length === data.count ? histogram(data, now, marks, ~BIT.time) : null;
});

/** What is chosen, within the bars; `until` is the first minute after it. */
export const brush = computed(() => {
  const now = bins.value;
  if (!now) return null;
  const { edges } = now;
  const first = edges[0], end = edges[edges.length - 1];
  const { from, to } = filters.value;
  const isWhole = from === null && to === null;
  return {
    from: Math.min(end, Math.max(first, from ?? first)),
    until: Math.min(end, Math.max(first, to === null ? end : to + 1)),
    isWhole,
  };
});

/** The filter for a span given by its first minute and the first after it; all of the bars mean no limit. */
export function spanFilter(from: number, until: number): { from: number | null; to: number | null } {
  const now = bins.value;
  if (!now) return { from: null, to: null };
  const first = now.edges[0], end = now.edges[now.edges.length - 1];
  if (from <= first && until >= end) return { from: null, to: null };
  const begin = startOfDay(Math.min(from, until - 1));
  return { from: begin <= first ? null : begin, to: until >= end ? null : until - 1 };
}
