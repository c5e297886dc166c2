// When did the incidents of a hotspot happen, as far as that is known?
import { byName, daysOfHours, hasClock, hasDay, hourOfWeek, lastMinute } from '../../state/filtering';
import { UNKNOWN_MINUTE, type Incidents, type TextColumn } from '../../contracts/model';
import { calendar } from '../../base/words';

export interface WeekPattern {
  /** Incidents in each hour of the week, 0 is Sunday 00:00; where nights were chosen, an hour after midnight stands with the night that it ends. */
  hours: Uint32Array;
  /** How many are in it. */
  counted: number;
  /** Known to the day or less: not in it. */
  imprecise: number;
  /** Every time is midnight exactly, as files write that know no hour: nothing is in it. */
  isMidnightOnly: boolean;
}

/** `chosen` are the hours that are filtered by: over midnight they make nights. */
export function weekPattern(data: Incidents, members: readonly number[], chosen: readonly number[] = []): WeekPattern {
  const days = daysOfHours(chosen);
  const hours = new Uint32Array(168);
  let counted = 0, midnights = 0;
  for (const i of members) {
    const at = data.minute[i];
    if (at === UNKNOWN_MINUTE || !hasClock(data.precision[i])) continue;
    const hour = hourOfWeek(at);
    hours[days[hour] * 24 + (hour % 24)]++;
    counted++;
    if (at % 1440 === 0) midnights++;
  }
  const isMidnightOnly = counted > 1 && midnights === counted;
  return isMidnightOnly
    ? { hours: new Uint32Array(168), counted: 0, imprecise: members.length - counted, isMidnightOnly }
    : { hours, counted, imprecise: members.length - counted, isMidnightOnly };
}

export interface Months {
  /** Year × 12 + month − 1 of the first. */
  first: number;
  counts: number[];
  /** Not known to the month: not in it. */
  imprecise: number;
}

/** Incidents in each month from the first to the last. */
export function monthsOf(data: Incidents, members: readonly number[]): Months {
  const counts = new Map<number, number>();
  let imprecise = 0;
  for (const i of members) {
    const at = data.minute[i];
    const month = at === UNKNOWN_MINUTE ? -1 : monthIndex(at);
    if (month < 0 || (!hasDay(data.precision[i]) && monthIndex(lastMinute(at, data.span[i])) !== month)) {
      imprecise++;
      continue;
    }
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  const keys = [...counts.keys()];
  if (keys.length === 0) return { first: 0, counts: [], imprecise };
  const first = keys.reduce((a, b) => Math.min(a, b)), last = keys.reduce((a, b) => Math.max(a, b));
  return { first, counts: Array.from({ length: last - first + 1 }, (_, i) => counts.get(first + i) ?? 0), imprecise };
}

const monthIndex = (minute: number): number => {
  const { year, month } = calendar(minute);
  return year * 12 + month - 1;
};

/** How often each name of a column occurs among some incidents: the most frequent first; blanks are passed over. */
export function namesAmong(data: Incidents, members: readonly number[], column: TextColumn): { name: string; count: number }[] {
  const codes = data.codes[column], texts = data.texts[column];
  if (!codes || !texts) return [];
  const counts = new Uint32Array(texts.length);
  for (const i of members) counts[codes[i]]++;
  return [...byName(data, column, counts)].filter(([name, count]) => name !== '' && count > 0).map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
