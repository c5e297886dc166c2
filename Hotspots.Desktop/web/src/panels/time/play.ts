// Moves the chosen span of time on, a week at a time.
import { signal } from '@preact/signals';
import { filters, said } from '../../state/state';
import { change, drag, settle } from '../../state/filter-history';
import { DAY_MINUTES, day } from '../../base/words';
import { floorTo } from './binning';
import { brush, extent } from './brush';

const WEEK_MINUTES = 7 * DAY_MINUTES;
export const SPEEDS = [['Slow', 2000], ['Normal', 1000], ['Fast', 400]] as const;

export const isPlaying = signal(false);
/** Milliseconds a week. */
export const pace = signal<number>(1000);
let timer: ReturnType<typeof setInterval> | undefined;

/** The span a number of weeks on: as long as the chosen one in whole weeks, one week when all is chosen. Null when beyond the data. */
export function shifted(weeks: number): { from: number; to: number } | null {
  const now = brush.value, all = extent.value;
  if (!now || !all) return null;
  if (now.isWhole) {
    const from = weeks > 0 ? floorTo('week', all.first) : floorTo('week', all.last);
    return { from, to: from + WEEK_MINUTES - 1 };
  }
  const begin = floorTo('week', filters.value.from ?? now.from);
  const end = (filters.value.to ?? now.until - 1) + 1;
  const length = Math.max(1, Math.round((end - begin) / WEEK_MINUTES)) * WEEK_MINUTES;
  const from = begin + weeks * WEEK_MINUTES;
  return from > all.last || from + length <= all.first ? null : { from, to: from + length - 1 };
}

/** One week on, or back. */
export function stepWeeks(weeks: number): void {
  const next = shifted(weeks);
  if (!next) return;
  change(next);
  said.value = `${day(next.from)} to ${day(next.to)}.`;
}

export function play(): void {
  pause();
  isPlaying.value = true;
  const tick = () => {
    const next = shifted(1);
    if (next) drag(next);
    else pause();
  };
  tick();
  timer = setInterval(tick, pace.value);
}

export function pause(): void {
  clearInterval(timer);
  if (!isPlaying.value) return;
  isPlaying.value = false;
  settle();
}

export function setPace(milliseconds: number): void {
  pace.value = milliseconds;
  if (isPlaying.value) {
    clearInterval(timer);
    timer = setInterval(() => {
      const next = shifted(1);
      if (next) drag(next);
      else pause();
    }, milliseconds);
  }
}
