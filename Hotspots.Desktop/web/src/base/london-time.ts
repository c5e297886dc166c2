// The clock in Britain where it changes: a minute on the London clock (since 2000) and the instant it means, by the rule of the host.
// An hour of March does not occur and is read as winter time; an hour of October occurs twice, and means the first of the two unless
// something says otherwise.

const HOUR = 60, DAY = 1440;
const EPOCH_DAYS = 10_957; // from 1970-01-01 to 2000-01-01
/** Summer time has followed this rule since 1996; earlier filters are taken by the clock alone. */
const FIRST_YEAR = 1996;

/** Minutes of UTC since 2000 at which summer time begins and ends in a year: 01:00 on the last Sundays of March and October. */
function summerOf(year: number): [start: number, end: number] {
  const lastSunday = (month: number): number => {
    const last = Date.UTC(year, month, 31) / 86_400_000;
    return (last - ((last + 4) % 7) - EPOCH_DAYS) * DAY + HOUR;
  };
  return [lastSunday(2), lastSunday(9)];
}

const yearOf = (minute: number): number => new Date(Date.UTC(2000, 0, 1, 0, minute)).getUTCFullYear();

/** The instant of a clock minute, as minutes of UTC since 2000; of an hour that comes twice the second where `isSecond`. */
export function instantOf(minute: number, isSecond = false): number {
  const year = yearOf(minute);
  if (year < FIRST_YEAR) return minute;
  const [start, end] = summerOf(year);
  const isSummer = minute >= start + HOUR && minute < end + HOUR && !(isSecond && minute >= end);
  return isSummer ? minute - HOUR : minute;
}

/** The minute that the clock shows at an instant. */
export function clockOf(instant: number): number {
  const year = yearOf(instant);
  if (year < FIRST_YEAR) return instant;
  const [start, end] = summerOf(year);
  return instant >= start && instant < end ? instant + HOUR : instant;
}
