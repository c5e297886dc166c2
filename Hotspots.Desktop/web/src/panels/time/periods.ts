// Spans of time to choose at once, counted back from the last incident: what happened lately, and not in all the years of the file.
import type { Incidents } from '../../contracts/model';
import { UNKNOWN_MINUTE } from '../../contracts/model';
import { DAY_MINUTES, calendar, day, minuteOf, startOfDay } from '../../base/words';

export interface Period { key: string; name: string; from: number }

const DAYS = 28;
const MONTHS = [['3 months', 3], ['12 months', 12]] as const;
/** Operations in the list: more would be a list to search. */
const MOST_OPERATIONS = 30;

/** So many calendar months up to and with a day: of 30 June the three months from 31 March, of 31 May the three months from 1 March. */
function monthsBack(last: number, months: number): number {
  const { year, month, day: ofMonth } = calendar(last);
  const longest = calendar(minuteOf(year, month - months + 1, 1) - DAY_MINUTES).day;
  return minuteOf(year, month - months, Math.min(ofMonth, longest)) + DAY_MINUTES;
}

/** The spans that leave something out, the shortest first; all end with the last incident. Where only months are known they are whole months. */
export function latelyOf(first: number, last: number, areMonths = false): Period[] {
  const end = startOfDay(last);
  if (areMonths) {
    const { year, month } = calendar(end);
    const whole = [['month', 1], ...MONTHS] as const;
    return whole.map(([name, months]) => ({ key: `months-${months}`, name: `Last ${name}`, from: minuteOf(year, month - months + 1, 1) }))
      .filter(({ from }) => from > first);
  }
  const periods: Period[] = [{ key: 'days', name: `Last ${DAYS} days`, from: end - (DAYS - 1) * DAY_MINUTES }];
  for (const [name, months] of MONTHS) periods.push({ key: `months-${months}`, name: `Last ${name}`, from: monthsBack(end, months) });
  return periods.filter(({ from }) => from > first);
}

/** From the first incident of each operation on, the latest operation first. */
export function operationsOf(data: Incidents): Period[] {
  const codes = data.codes.operation, texts = data.texts.operation;
  if (!codes || !texts) return [];
  const begins = new Array<number>(texts.length).fill(Infinity);
  for (let i = 0; i < data.count; i++) {
    if (data.minute[i] !== UNKNOWN_MINUTE && data.minute[i] < begins[codes[i]]) begins[codes[i]] = data.minute[i];
  }
  return texts
    .map((name, code) => ({ key: `operation-${code}`, name, from: startOfDay(begins[code]) }))
    .filter(({ name, from }) => name !== '' && Number.isFinite(from))
    .sort((a, b) => b.from - a.from)
    .slice(0, MOST_OPERATIONS);
}

/** "1 Jan 2024 to 30 Dec 2025"; one day alone is said once. */
export const spanInWords = (from: number, to: number): string => (startOfDay(from) === startOfDay(to) ? day(from) : `${day(from)} to ${day(to)}`);
