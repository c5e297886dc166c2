// Which incidents pass the filters, and which of the filters stops each of the others?
//
// One pass over one column for each filter that is set: a bit for each filter, so that "passes all but the time filter" (the histogram) and
// "would pass if this kind were chosen" (the counts beside the choices) need no second look at the filters.
import { batch, effect, signal } from '@preact/signals';
import { clockHours, forEachName, NAME_FILTERS, type NameFilter } from '../contracts/filter-fields';
import { clockOf, instantOf } from '../base/london-time';
import { DAY_MINUTES } from '../base/words';
import { UNKNOWN_MINUTE, type Filters, type Incidents, type TextColumn } from '../contracts/model';
import { within } from './boundary';
import { filters, incidents, noFilters, passing } from './state';

export { NAME_FILTERS, type NameFilter };

/** The names in one text of a column: a seizure of several drugs says "cocaine; heroin". */
export const namesIn = (column: TextColumn, text: string): string[] => (column === 'drug' ? text.split('; ') : [text]);

const TIME = 1 << NAME_FILTERS.length;
const WEEKDAY = TIME << 1;
const HOUR = WEEKDAY << 1;
const BOUNDARY = HOUR << 1;
const SUSPECTED = BOUNDARY << 1;

/** The bit that stands for each filter in what `stopped` gives; a shift stands for its hours. */
export const BIT: Readonly<Record<NameFilter | 'time' | 'weekdays' | 'hours' | 'boundary' | 'suspectedFalse', number>> = {
  ...forEachName((_, index) => 1 << index), time: TIME, weekdays: WEEKDAY, hours: HOUR, boundary: BOUNDARY,
  suspectedFalse: SUSPECTED,
};

/** Bit of the column `again`: the first minute lies in the second of the two hours when the clock goes back. */
const BEGINS_AGAIN = 1;

const SPAN_PRECISION = 1;
const DAY_PRECISION = 4;
const MINUTE_PRECISION = 5;
const WEEK_HOURS = 168;
/** Whole weeks, more than any time lies before 2000: what is added before dividing, so that division rounds down. */
const PAST = 10_080 * 100_000;
/** 1 January 2000 was a Saturday. */
const FIRST_WEEKDAY_HOURS = 6 * 24;
const EARLIEST = -2_000_000_000;
const LATEST = 2_000_000_000;

/** Hours since Sunday 00:00, 0–167, of a minute on the London clock. */
export const hourOfWeek = (minute: number): number => (Math.floor((minute + PAST) / 60) + FIRST_WEEKDAY_HOURS) % WEEK_HOURS;
/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (minute: number): number => Math.floor(hourOfWeek(minute) / 24);
/** 0–23. */
export const hourOf = (minute: number): number => hourOfWeek(minute) % 24;

export const hasDay = (precision: number): boolean => precision >= DAY_PRECISION;
export const hasClock = (precision: number): boolean => precision >= MINUTE_PRECISION;
/** Is its shift known, or in part? Longer spans than a week have every hour in them and say nothing. */
export const hasShift = (precision: number, span: number): boolean =>
  hasClock(precision) || (precision === SPAN_PRECISION && span <= 7 * DAY_MINUTES);

/** The last minute in which an incident may have happened: a span of one day from midnight ends at 23:59. */
export const lastMinute = (minute: number, span: number): number => minute + (span > 1 ? span - 1 : 0);

/** The minute in the middle of a span, by which an incident is held against limits of time: of July noon on the 16th. */
export const middleMinute = (minute: number, span: number): number => minute + (span > 1 ? span >>> 1 : 0);

/**
 * For each incident the filters that stop it, a bit each (see BIT); 0 passes. `inside` says for the boundary that is wanted which lie in it, as the
 * host has it; null where none is wanted.
 */
export function stopped(data: Incidents, wanted: Filters, inside: Uint8Array | null = null): Uint16Array {
  const marks = new Uint16Array(data.count);
  stopSuspected(data, leavesSuspectedOut(noFilters), marks);
  restop(data, noFilters, wanted, marks, inside);
  return marks;
}

/** The same where the marks for other filters are there: only the columns whose filter changed are looked at. */
export function restop(data: Incidents, before: Filters, wanted: Filters, marks: Uint16Array, inside: Uint8Array | null = null): void {
  if (before.boundary !== wanted.boundary) stopByBoundary(wanted.boundary === null ? null : inside, marks);
  for (const [name, column] of NAME_FILTERS) {
    if (!equal(before[name], wanted[name])) stopByName(data, column, wanted[name], BIT[name], marks);
  }
  if (leavesSuspectedOut(before) !== leavesSuspectedOut(wanted)) stopSuspected(data, leavesSuspectedOut(wanted), marks);
  if (before.from !== wanted.from || before.to !== wanted.to) stopByTime(data, wanted.from, wanted.to, marks);
  const isSameClock = before.shift === wanted.shift && equal(before.weekdays, wanted.weekdays) && equal(before.hours, wanted.hours);
  if (!isSameClock) stopByClock(data, wanted, marks);
}

const equal = <T>(a: readonly T[], b: readonly T[]): boolean => a === b || (a.length === b.length && a.every((value, i) => value === b[i]));

/** One byte an incident: 1 when nothing stops it. */
export function passingOf(marks: Uint16Array): Uint8Array {
  const pass = new Uint8Array(marks.length);
  for (let i = 0; i < marks.length; i++) pass[i] = marks[i] === 0 ? 1 : 0;
  return pass;
}

/** Which incidents pass: 1 or 0 for each. */
export const mask = (data: Incidents, wanted: Filters, inside: Uint8Array | null = null): Uint8Array => passingOf(stopped(data, wanted, inside));

/** How many incidents pass. */
export function countPassing(pass: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < pass.length; i++) count += pass[i];
  return count;
}

function stopByBoundary(inside: Uint8Array | null, marks: Uint16Array): void {
  for (let i = 0; i < marks.length; i++) marks[i] = (marks[i] & ~BOUNDARY) | (inside && inside[i] === 0 ? BOUNDARY : 0);
}

/** Is what is suspected false left out? Who asks for gradings by name has said which. */
const leavesSuspectedOut = ({ suspectedFalse, grades }: Filters): boolean => !suspectedFalse && grades.length === 0;

/** Is an incident graded E, suspected false? By the code of its column. */
export const suspectedCodes = (data: Incidents): boolean[] => (data.texts.reliance ?? []).map((text) => text.endsWith('E'));

function stopSuspected(data: Incidents, isOut: boolean, marks: Uint16Array): void {
  const codes = data.codes.reliance, stop = suspectedCodes(data).map((isFalse) => (isOut && isFalse ? SUSPECTED : 0));
  for (let i = 0; i < marks.length; i++) marks[i] = (marks[i] & ~SUSPECTED) | (codes ? stop[codes[i]] : 0);
}

function stopByName(data: Incidents, column: TextColumn, names: readonly string[], bit: number, marks: Uint16Array): void {
  const codes = data.codes[column];
  const texts = data.texts[column];
  const keep = ~bit;
  if (names.length === 0 || !codes || !texts) {
    // A file without the column holds nothing of that name.
    const stop = names.length === 0 ? 0 : bit;
    for (let i = 0; i < marks.length; i++) marks[i] = (marks[i] & keep) | stop;
    return;
  }
  const chosen = new Set(names);
  const stop = Uint16Array.from(texts, (text) => (namesIn(column, text).some((name) => chosen.has(name)) ? 0 : bit));
  for (let i = 0; i < marks.length; i++) marks[i] = (marks[i] & keep) | stop[codes[i]];
}

// The host compares instants. Clock minutes compare as instants do, but in two hours: one in March that does not occur, which only a filter
// can name, and one in October that comes twice, where `again` says which of the two is meant.
function stopByTime(data: Incidents, from: number | null, to: number | null, marks: Uint16Array): void {
  // Beyond every time there is, with room for a span; whole numbers keep the loop in integers.
  const first = from === null ? EARLIEST : clockOf(instantOf(from));
  const last = to === null ? LATEST : clockOf(instantOf(to));
  const unknown = from === null && to === null ? 0 : TIME;
  const { minute, span, again } = data;
  for (let i = 0; i < marks.length; i++) {
    const begins = minute[i];
    const length = span[i];
    const middle = middleMinute(begins, length);
    let isOut = begins === UNKNOWN_MINUTE ? unknown : middle > last || middle < first ? TIME : 0;
    if (again && again[i] !== 0) isOut = isOutAgain(begins, length, again[i], from, to) ? TIME : 0;
    marks[i] = (marks[i] & ~TIME) | isOut;
  }
}

function isOutAgain(begins: number, span: number, again: number, from: number | null, to: number | null): boolean {
  const instant = span > 1 ? instantOf(middleMinute(begins, span)) : instantOf(begins, (again & BEGINS_AGAIN) !== 0);
  return (to !== null && instant > instantOf(to)) || (from !== null && instant < instantOf(from));
}

/**
 * The hour at which a night ends, 1 to 23, exclusive; 0 where the hours do not cross midnight. Hours cross midnight where 23:00 and 00:00
 * are both chosen and some hour is not: those from 00:00 to the first that is not chosen are the end of the night that began on the day
 * before.
 */
export function nightEnds(hours: readonly number[]): number {
  const wanted = new Set(hours);
  if (!wanted.has(0) || !wanted.has(23)) return 0;
  let end = 1;
  while (wanted.has(end)) end++;
  return end < 24 ? end : 0;
}

/** The day to which each hour of the week belongs, 0 Sunday … 6 Saturday: of hours over midnight the one on which the night begins. */
export const daysOfHours = (hours: readonly number[]): Uint8Array => {
  const end = nightEnds(hours);
  return Uint8Array.from({ length: WEEK_HOURS }, (_, hour) => (Math.floor(hour / 24) + (hour % 24 < end ? 6 : 0)) % 7);
};

// Weekday and hour in one look: both come from the hour of the week.
function stopByClock(data: Incidents, wanted: Filters, marks: Uint16Array): void {
  const { weekdays, shift } = wanted, hours = clockHours(wanted);
  const byDay = weekdays.length > 0 ? WEEKDAY : 0;
  const byHour = hours.length > 0 ? HOUR : 0;
  const keep = ~(WEEKDAY | HOUR);
  const days = daysOfHours(hours);
  const stop = Uint16Array.from({ length: WEEK_HOURS }, (_, hour) =>
    (weekdays.includes(days[hour]) ? 0 : byDay) | (hours.includes(hour % 24) ? 0 : byHour));
  const { minute, precision, span } = data;
  for (let i = 0; i < marks.length; i++) {
    const at = minute[i];
    const known = precision[i];
    let out = byDay | byHour;
    if (shift !== null && known === SPAN_PRECISION && hasShift(known, span[i]) && reaches(data, i, hours)) out = byDay;
    if (known >= DAY_PRECISION && at !== UNKNOWN_MINUTE) {
      out = stop[((((at + PAST) / 60) | 0) + FIRST_WEEKDAY_HOURS) % WEEK_HOURS];
      if (known < MINUTE_PRECISION) out = (out & WEEKDAY) | byHour;
    }
    marks[i] = (marks[i] & keep) | out;
  }
}

/** Does a span reach into one of these hours of the clock? */
function reaches({ minute, span, again }: Incidents, i: number, hours: readonly number[]): boolean {
  const begins = minute[i], last = clockOf(instantOf(begins, ((again?.[i] ?? 0) & BEGINS_AGAIN) !== 0) + Math.max(0, span[i] - 1));
  for (let hour = Math.floor(begins / 60), n = 0; hour * 60 <= last && n < 24; hour++, n++) if (hours.includes(hourOf(hour * 60))) return true;
  return false;
}

/**
 * For each name of a column: how many incidents would pass if it were chosen, whatever is chosen in the same list now. An area takes the place of a
 * boundary, and a grading that is chosen is kept in whatever it is.
 */
export function countByName(data: Incidents, marks: Uint16Array, filter: NameFilter): Map<string, number> {
  const column = NAME_FILTERS.find(([name]) => name === filter)![1];
  const codes = data.codes[column];
  const counts = new Uint32Array(data.texts[column]?.length ?? 0);
  if (!codes) return new Map();
  const others = ~(BIT[filter] | (filter === 'areas' ? BOUNDARY : filter === 'grades' ? SUSPECTED : 0));
  for (let i = 0; i < marks.length; i++) {
    if ((marks[i] & others) === 0) counts[codes[i]]++;
  }
  return byName(data, column, counts);
}

/** Counts of texts as counts of the names in them, in the order in which the names first come. */
export function byName(data: Incidents, column: TextColumn, counts: Uint32Array): Map<string, number> {
  const sums = new Map<string, number>();
  data.texts[column]?.forEach((text, code) => {
    for (const name of namesIn(column, text)) sums.set(name, (sums.get(name) ?? 0) + counts[code]);
  });
  return sums;
}

/**
 * How many would pass on each weekday (0 Sunday) and in each hour, whatever weekdays, or hours, are chosen now. With hours over midnight a weekday is
 * the night that begins on it, and an hour after midnight counts with the night that is chosen.
 */
export function countByClock(data: Incidents, marks: Uint16Array, chosen: readonly number[]): { weekdays: Uint32Array; hours: Uint32Array } {
  const days = daysOfHours(chosen);
  const weekdays = new Uint32Array(7);
  const hours = new Uint32Array(24);
  const { minute, precision } = data;
  for (let i = 0; i < marks.length; i++) {
    const at = minute[i];
    const mark = marks[i];
    if (precision[i] < DAY_PRECISION || at === UNKNOWN_MINUTE || (mark & ~(WEEKDAY | HOUR)) !== 0) continue;
    const hour = ((((at + PAST) / 60) | 0) + FIRST_WEEKDAY_HOURS) % WEEK_HOURS;
    if ((mark & HOUR) === 0) weekdays[days[hour]]++;
    if ((mark & WEEKDAY) === 0 && precision[i] >= MINUTE_PRECISION) hours[hour % 24]++;
  }
  return { weekdays, hours };
}

/** The filters that stop each incident now, for the counts beside choices and for the histogram. */
export const stoppedBy = signal<Uint16Array>(new Uint16Array(0));

/** Keeps `passing` and `stoppedBy` in step with the incidents and the filters; gives back what ends it. */
export function keepFiltered(): () => void {
  let before: { data: Incidents; wanted: Filters; marks: Uint16Array; inside: Uint8Array | null } | null = null;
  return effect(() => {
    const data = incidents.value;
    const wanted = filters.value;
    if (!data) return;
    const told = within.value, isTold = wanted.boundary !== null && told?.boundary === wanted.boundary && told.marks.length === data.count;
    const inside = isTold ? told.marks : null;
    // Until the host has said what lies in the boundary, what was left in stays in.
    if (wanted.boundary !== null && inside === null) return;
    let marks: Uint16Array;
    // Of other data the same boundary holds other incidents.
    if (before?.data === data && before.inside === inside) {
      marks = before.marks.slice();
      restop(data, before.wanted, wanted, marks, inside);
    } else {
      marks = stopped(data, wanted, inside);
    }
    before = { data, wanted, marks, inside };
    batch(() => {
      stoppedBy.value = marks;
      passing.value = passingOf(marks);
    });
  });
}
