import { describe, expect, it } from 'vitest';
import { mask } from '../../src/state/filtering';
import { clockOf, instantOf } from '../../src/base/london-time';
import type { Incidents } from '../../src/contracts/model';
import { minuteOf } from '../../src/base/words';
import { noFilters } from '../../src/state/state';

const clock = new Intl.DateTimeFormat(
  'en-GB',
  { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
);
/** What the system's own time zone data say. */
const systemClock = (instant: number): number => {
  const parts = Object.fromEntries(clock.formatToParts(new Date(Date.UTC(2000, 0, 1, 0, instant))).map(({ type, value }) => [type, Number(value)]));
  return (Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute) - Date.UTC(2000, 0, 1)) / 60_000;
};
const one = (minute: number, again: number, span = 1): Incidents => ({
  count: 1, easting: Float32Array.of(0), northing: Float32Array.of(0), minute: Int32Array.of(minute), span: Uint32Array.of(span),
  precision: Uint8Array.of(5),
  again: Uint8Array.of(again), codes: {}, texts: {},
});
const passes = (data: Incidents, from: number | null, to: number | null): boolean => mask(data, { ...noFilters, from, to })[0] === 1;

describe('the clock in Britain', () => {
  it('is the system\'s own in every hour of twelve years', () => {
    for (let instant = minuteOf(2015, 1, 1) + 7; instant < minuteOf(2027, 1, 1); instant += 61) expect(clockOf(instant)).toBe(systemClock(instant));
  }, 30_000);

  it('goes back and forth to the same minute, but for the hour that comes twice', () => {
    const twice = minuteOf(2025, 10, 26) + 60;
    for (let instant = minuteOf(2025, 3, 29); instant < minuteOf(2025, 10, 28); instant += 17) {
      const shown = clockOf(instant), isTwice = shown >= twice && shown < twice + 60;
      expect(instantOf(shown, isTwice && instant >= twice)).toBe(instant);
    }
    expect(instantOf(twice + 30)).toBe(twice - 30);
    expect(instantOf(twice + 30, true)).toBe(twice + 30);
  });
});

describe('a time filter where the clock changes', () => {
  const spring = minuteOf(2025, 3, 30), autumn = minuteOf(2025, 10, 26);
  it('reads an hour that does not occur as winter time, as the host does', () => {
    // 01:30 never was: it means 01:30 UTC, when the clock showed 02:30.
    expect(passes(one(spring + 130, 0), spring + 90, null)).toBe(false);
    expect(passes(one(spring + 150, 0), spring + 90, null)).toBe(true);
    expect(passes(one(spring + 150, 0), null, spring + 90)).toBe(true);
    expect(passes(one(spring + 151, 0), null, spring + 90)).toBe(false);
  });
  it('takes the hour that comes twice for the first, and what happened in the second as later', () => {
    expect(passes(one(autumn + 70, 3), autumn + 90, null)).toBe(true);
    expect(passes(one(autumn + 70, 0), autumn + 90, null)).toBe(false);
    expect(passes(one(autumn + 70, 3), null, autumn + 90)).toBe(false);
    expect(passes(one(autumn + 70, 0), null, autumn + 90)).toBe(true);
    // From 00:50 until the second 01:10: the middle by the clock is the first 01:00.
    expect(passes(one(autumn + 50, 2, 21), autumn + 60, null)).toBe(true);
    expect(passes(one(autumn + 50, 2, 21), autumn + 61, null)).toBe(false);
    expect(passes(one(autumn + 50, 2, 21), null, autumn + 60)).toBe(true);
  });
});
