// Parts of the day as sets of hours.

/** From the first hour to the last one, over midnight where the first is later; the last hour is in. */
export function hoursBetween(first: number, last: number): number[] {
  const hours: number[] = [];
  for (let hour = first; ; hour = (hour + 1) % 24) {
    hours.push(hour);
    if (hour === last) return hours.sort((a, b) => a - b);
  }
}

/** The first and last of hours without a gap, over midnight too; null when there is a gap or no limit. */
export function rangeOf(hours: readonly number[]): { first: number; last: number } | null {
  if (hours.length === 0 || hours.length === 24) return null;
  const wanted = new Set(hours);
  const starts = hours.filter((hour) => !wanted.has((hour + 23) % 24));
  return starts.length === 1 ? { first: starts[0], last: (starts[0] + hours.length - 1) % 24 } : null;
}

/** Name, first hour, last hour (in): the usual halves of the day in British reports. */
export const HALVES = [['Daytime', 7, 18], ['Night-time', 19, 6]] as const;
