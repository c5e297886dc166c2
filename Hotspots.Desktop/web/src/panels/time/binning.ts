// How do the incidents lie in time? Bars of a day, a week, a month or a year, whichever fits.
import { UNKNOWN_MINUTE, type Incidents } from '../../contracts/model';
import { DAY_MINUTES, calendar, day, minuteOf, MONTHS, startOfDay } from '../../base/words';

export type BinUnit = 'day' | 'week' | 'month' | 'year';

export interface Bins {
  unit: BinUnit;
  /** First minute of each bar, and the first minute after the last. */
  edges: Int32Array;
  /** Which bar each day from the first edge on belongs to. */
  ofDay: Uint16Array;
}

const DAYS: Record<BinUnit, number> = { day: 1, week: 7, month: 30.4, year: 365 };
const UNITS: readonly BinUnit[] = ['day', 'week', 'month', 'year'];
const MOST_BINS = 2000;

/** The finest unit whose bars are wide enough to be seen and to be hit, and no finer than the times are known. */
export function unitFor(first: number, last: number, width: number, narrowest = 4, finest: BinUnit = 'day'): BinUnit {
  const days = (last - first) / DAY_MINUTES + 1;
  const most = Math.min(MOST_BINS, Math.max(1, width / narrowest));
  return UNITS.slice(UNITS.indexOf(finest)).find((unit) => days / DAYS[unit] <= most) ?? 'year';
}

/** The first minute of the bar a minute lies in; weeks begin on Monday. */
export function floorTo(unit: BinUnit, minute: number): number {
  const { year, month } = calendar(minute);
  switch (unit) {
    case 'day': return startOfDay(minute);
    // 1 January 2000 was a Saturday: the Monday before lies five days earlier.
    case 'week': return Math.floor((startOfDay(minute) / DAY_MINUTES + 5) / 7) * 7 * DAY_MINUTES - 5 * DAY_MINUTES;
    case 'month': return minuteOf(year, month, 1);
    case 'year': return minuteOf(year, 1, 1);
  }
}

/** The first minute of the bar that comes `steps` after the one a minute lies in. */
export function step(unit: BinUnit, minute: number, steps: number): number {
  const from = floorTo(unit, minute);
  const { year, month } = calendar(from);
  switch (unit) {
    case 'day': return from + steps * DAY_MINUTES;
    case 'week': return from + steps * 7 * DAY_MINUTES;
    case 'month': return minuteOf(year, month + steps, 1);
    case 'year': return minuteOf(year + steps, 1, 1);
  }
}

export function binsBetween(first: number, last: number, unit: BinUnit): Bins {
  const edges = [floorTo(unit, first)];
  while (edges.at(-1)! <= last) edges.push(step(unit, edges.at(-1)!, 1));
  const begin = edges[0];
  const ofDay = new Uint16Array((edges.at(-1)! - begin) / DAY_MINUTES);
  for (let bin = 0; bin + 1 < edges.length; bin++) {
    ofDay.fill(bin, (edges[bin] - begin) / DAY_MINUTES, (edges[bin + 1] - begin) / DAY_MINUTES);
  }
  return { unit, edges: Int32Array.from(edges), ofDay };
}

/** The unit in which nearly all times are known, so that months are not drawn as days. */
export function finestUnit(data: Incidents): BinUnit {
  let known = 0, wide = 0, years = 0;
  for (let i = 0; i < data.count; i++) {
    if (data.minute[i] === UNKNOWN_MINUTE) continue;
    known++;
    if (data.span[i] > 32 * DAY_MINUTES) years++;
    else if (data.span[i] > 7 * DAY_MINUTES) wide++;
  }
  if (years * 2 > known) return 'year';
  return (wide + years) * 2 > known ? 'month' : 'day';
}

/**
 * Incidents in each bar, of those where `counts(mark)` is 0 when masked by `others`. One that may have happened in several bars gives each
 * the share of its span that falls there; those outside all bars and those without a time are not counted.
 */
export function histogram(data: Incidents, bins: Bins, marks: Uint16Array, others: number): Float64Array {
  const bars = bins.edges.length - 1;
  const counts = new Float64Array(bars);
  // Incidents a minute that begin (and at the end: cease) to cover whole bars.
  const rate = new Float64Array(bars + 1);
  const { edges, ofDay } = bins;
  const begin = edges[0], end = edges[bars];
  const { minute, span } = data;
  for (let i = 0; i < data.count; i++) {
    const from = minute[i];
    if (from === UNKNOWN_MINUTE || (marks[i] & others) !== 0) continue;
    const length = span[i] > 1 ? span[i] : 1;
    const until = from + length;
    if (until <= begin || from >= end) continue;
    const a = from <= begin ? 0 : ofDay[((from - begin) / DAY_MINUTES) | 0];
    const b = until >= end ? bars - 1 : ofDay[((until - 1 - begin) / DAY_MINUTES) | 0];
    if (a === b) {
      counts[a] += (Math.min(until, edges[a + 1]) - Math.max(from, edges[a])) / length;
      continue;
    }
    counts[a] += (edges[a + 1] - Math.max(from, begin)) / length;
    counts[b] += (Math.min(until, end) - edges[b]) / length;
    rate[a + 1] += 1 / length;
    rate[b] -= 1 / length;
  }
  for (let bin = 0, running = 0; bin < bars; bin++) {
    running += rate[bin];
    counts[bin] += running * (edges[bin + 1] - edges[bin]);
  }
  // What is left of sums of thirds: no bar is a billionth of an incident high.
  for (let bin = 0; bin < bars; bin++) counts[bin] = Math.round(counts[bin] * 1e6) / 1e6;
  return counts;
}

/** The name of a bar: "2 Mar 2025", "week of 3 Mar 2025", "March 2025", "2025". */
export function binName(unit: BinUnit, minute: number): string {
  const { year, month } = calendar(minute);
  switch (unit) {
    case 'day': return day(minute);
    case 'week': return `week of ${day(minute)}`;
    case 'month': return `${MONTHS[month - 1]} ${year}`;
    case 'year': return String(year);
  }
}

/** Marks for the axis: at most so many, at starts of years, quarters, months, weeks or days. */
export function ticks(first: number, last: number, most: number): { minute: number; label: string }[] {
  const days = (last - first) / DAY_MINUTES;
  const choices: [BinUnit, number, number][] = [
    ['day', 1, 1], ['day', 7, 7], ['month', 1, 30.4], ['month', 3, 91.3], ['month', 6, 182.6], ['year', 1, 365.25], ['year', 2, 730.5],
    ['year', 5, 1826], ['year', 10, 3652], ['year', 25, 9131], ['year', 100, 36_525],
  ];
  const [unit, every] = choices.find(([, , length]) => days / length <= most) ?? choices.at(-1)!;
  const marks: { minute: number; label: string }[] = [];
  let at = unit === 'day' && every === 7 ? floorTo('week', first) : floorTo(unit, first);
  const c = calendar(at);
  if (unit === 'month') at = minuteOf(c.year, Math.floor((c.month - 1) / every) * every + 1, 1);
  if (unit === 'year') at = minuteOf(Math.floor(c.year / every) * every, 1, 1);
  for (; at <= last; at = step(unit, at, every)) {
    if (at >= first) marks.push({ minute: at, label: tickLabel(unit, at) });
  }
  return marks;
}

function tickLabel(unit: BinUnit, minute: number): string {
  const c = calendar(minute);
  if (unit === 'year') return String(c.year);
  const month = MONTHS[c.month - 1].slice(0, 3);
  return unit === 'month' ? (c.month === 1 ? `${month} ${c.year}` : month) : `${c.day} ${month}`;
}
