// A day, month or year as people in Britain type it.
import { DAY_MINUTES, isoDay, minuteOf, MONTHS, pad } from '../../base/words';

const SHORT = MONTHS.map((name) => name.slice(0, 3).toLowerCase());

/**
 * The first and last minute of "2 Mar 2025", "02/03/2025" (day first), "2025-03-02", "March 2025", "03/2025", "2025-03" or "2025"; null when it is
 * none.
 */
export function typedDay(text: string): { first: number; last: number } | null {
  const words = text.trim().toLowerCase().replace(/[,.\s/-]+/g, ' ').split(' ').filter((word) => word !== '');
  const numbers = words.map((word) => {
    const month = /^[a-z]{3,9}$/.test(word) ? SHORT.indexOf(word.slice(0, 3)) : -1;
    if (month >= 0) return MONTHS[month].toLowerCase().startsWith(word) ? month + 1 : NaN;
    return /^\d{1,2}(st|nd|rd|th)?$|^\d{4}$/.test(word) ? parseInt(word, 10) : NaN;
  });
  if (numbers.some((value) => Number.isNaN(value)) || numbers.length > 3) return null;
  // The year has four digits and stands first (as in ISO) or last.
  const isYearFirst = /^\d{4}$/.test(words[0] ?? '');
  const [year, month, day] = (isYearFirst ? numbers : numbers.toReversed()) as [number, number | undefined, number | undefined];
  if (!(year >= 1000) || (month !== undefined && (month < 1 || month > 12))) return null;
  if (month === undefined) return { first: minuteOf(year, 1, 1), last: minuteOf(year + 1, 1, 1) - 1 };
  if (day === undefined) return { first: minuteOf(year, month, 1), last: minuteOf(year, month + 1, 1) - 1 };
  const first = minuteOf(year, month, day);
  return isoDay(first) === `${year}-${pad(month)}-${pad(day)}` ? { first, last: first + DAY_MINUTES - 1 } : null;
}
