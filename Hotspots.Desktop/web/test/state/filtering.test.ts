import { describe, expect, it } from 'vitest';
import {
  BIT, countByClock, countByName, countPassing, hourOf, mask, NAME_FILTERS, nightEnds, restop, stopped, weekdayOf,
} from '../../src/state/filtering';
import { clockHours, forEachName, SHIFTS } from '../../src/contracts/filter-fields';
import { UNKNOWN_MINUTE, type Filters, type Incidents, type TextColumn } from '../../src/contracts/model';
import { noFilters } from '../../src/state/state';
import { hoursBetween } from '../../src/panels/filters/hours';
import { minuteOf } from '../../src/base/words';
import { chance, madeUp } from '../made';

const data = madeUp(4000);

/** The calendar of JavaScript itself, one incident at a time. */
function passes(all: Incidents, i: number, wanted: Filters): boolean {
  for (const [name, column] of NAME_FILTERS) {
    const text = all.texts[column]?.[all.codes[column]?.[i] ?? -1];
    if (wanted[name].length > 0 && (text === undefined || !text.split('; ').some((one) => wanted[name].includes(one)))) return false;
  }
  const reliance = all.texts.reliance?.[all.codes.reliance?.[i] ?? -1] ?? '';
  if (!wanted.suspectedFalse && wanted.grades.length === 0 && /E$/.test(reliance)) return false;
  const begins = all.minute[i], isKnown = begins !== UNKNOWN_MINUTE;
  // A span counts by its middle: between the limits, the last minute of them whole.
  const middle = begins + (all.span[i] > 1 ? all.span[i] / 2 : 0);
  if (wanted.from !== null && (!isKnown || middle < wanted.from)) return false;
  if (wanted.to !== null && (!isKnown || middle >= wanted.to + 1)) return false;
  const clock = new Date(Date.UTC(2000, 0, 1) + begins * 60_000);
  // Hours over midnight are the end of the night before.
  let day = clock.getUTCDay();
  const hours = clockHours(wanted);
  const sinceMidnight = Array.from({ length: clock.getUTCHours() + 1 }, (_, hour) => hour);
  const isOver = hours.length < 24 && hours.includes(23) && sinceMidnight.every((hour) => hours.includes(hour));
  if (isOver && all.precision[i] >= 5) day = (day + 6) % 7;
  if (wanted.weekdays.length > 0 && (all.precision[i] < 4 || !wanted.weekdays.includes(day))) return false;
  // Hour by hour: of such spans none here ends in the hour of a change of the clock.
  if (wanted.shift !== null && all.precision[i] === 1) {
    const first = Math.floor(begins / 60), last = Math.floor((begins + all.span[i] - 1) / 60);
    const within = Array.from({ length: last - first + 1 }, (_, at) => (((first + at) % 24) + 24) % 24);
    return all.span[i] <= 7 * 1440 && within.some((hour) => hours.includes(hour));
  }
  return !(hours.length > 0 && (all.precision[i] < 5 || !hours.includes(clock.getUTCHours())));
}

const namesOf = (column: TextColumn): string[] => [...new Set((data.texts[column] ?? []).flatMap((text) => text.split('; ')))];

const bruteForce = (all: Incidents, wanted: Filters): number[] => Array.from({ length: all.count }, (_, i) => (passes(all, i, wanted) ? 1 : 0));

function someFilters(next: () => number): Filters {
  const some = <T>(values: readonly T[]): T[] => (next() < 0.5 ? [] : values.filter(() => next() < 0.6));
  const span = 10 * 365 * 1440, shift = next() < 0.25 ? SHIFTS[Math.floor(3 * next())][0] : null;
  return {
    // Names of the data, a blank one and one that they do not have.
    ...forEachName((_, index) => some([...namesOf(NAME_FILTERS[index][1]), 'no such name'])),
    from: next() < 0.5 ? null : Math.floor((next() - 1) * span),
    to: next() < 0.5 ? null : Math.floor(next() * span),
    weekdays: some([0, 1, 2, 3, 4, 5, 6]),
    shift,
    // What lies in one the host says: its cases are those of selection-cases.json.
    boundary: null,
    suspectedFalse: next() < 0.5,
    hours: shift !== null ? [] : next() < 0.5 ? some([...Array(24).keys()]) : hoursBetween(Math.floor(next() * 24), Math.floor(next() * 24)),
  };
}

describe('filtering', () => {
  it('lets everything pass when nothing is chosen, but what is suspected false', () => {
    expect(countPassing(mask(data, { ...noFilters, suspectedFalse: true }))).toBe(data.count);
    const pass = mask(data, noFilters);
    expect(countPassing(pass)).toBeLessThan(data.count);
    for (let i = 0; i < data.count; i++) expect(pass[i] === 0).toBe(/E$/.test(data.texts.reliance?.[data.codes.reliance?.[i] ?? 0] ?? ''));
  });

  it('agrees with a look at one incident after another', () => {
    const next = chance(7);
    for (let round = 0; round < 60; round++) {
      const wanted = someFilters(next);
      expect([...mask(data, wanted)], JSON.stringify(wanted)).toEqual(bruteForce(data, wanted));
    }
  });

  it('goes from any filters to any others as if it began anew', () => {
    const next = chance(23);
    let before = noFilters;
    const marks = stopped(data, before);
    for (let round = 0; round < 40; round++) {
      const wanted = round % 9 === 8 ? noFilters : someFilters(next);
      restop(data, before, wanted, marks);
      expect(marks, JSON.stringify(wanted)).toEqual(stopped(data, wanted));
      before = wanted;
    }
  });

  it('holds back everything when a column that is asked for is missing', () => {
    const bare = { ...data, codes: {}, texts: {} };
    expect(countPassing(mask(bare, { ...noFilters, drugs: ['heroin'] }))).toBe(0);
    expect(countPassing(mask(bare, noFilters))).toBe(data.count);
  });

  describe('limits of time, both inclusive', () => {
    const may = minuteOf(2025, 5, 1), june = minuteOf(2025, 6, 1);
    const one = (minute: number, span: number, precision: number): Incidents => ({
      count: 1, easting: new Float32Array(1), northing: new Float32Array(1), minute: Int32Array.of(minute), span: Uint32Array.of(span),
      precision: Uint8Array.of(precision), codes: {}, texts: {},
    });
    const isIn = (all: Incidents, from: number | null, to: number | null) => mask(all, { ...noFilters, from, to })[0] === 1;

    it('a month is in when its middle is, so that it is in one of two periods that follow on one another', () => {
      const month = one(may, june - may, 3), noon = minuteOf(2025, 5, 16) + 720;
      expect(isIn(month, noon, null)).toBe(true);
      expect(isIn(month, noon + 1, null)).toBe(false);
      expect(isIn(month, null, noon)).toBe(true);
      expect(isIn(month, null, noon - 1)).toBe(false);
      for (let limit = may - 100; limit < june + 100; limit += 97) expect(isIn(month, limit, null)).toBe(!isIn(month, null, limit - 1));
    });

    it('a minute is in on both limits', () => {
      for (const span of [0, 1]) {
        const minute = one(may, span, 5);
        expect(isIn(minute, may, may)).toBe(true);
        expect(isIn(minute, may + 1, null)).toBe(false);
        expect(isIn(minute, null, may - 1)).toBe(false);
      }
    });

    it('an unknown time is out as soon as there is a limit', () => {
      expect(isIn(one(UNKNOWN_MINUTE, 0, 0), null, june)).toBe(false);
      expect(isIn(one(UNKNOWN_MINUTE, 0, 0), null, null)).toBe(true);
    });
  });

  it('knows weekday and hour before and after 2000', () => {
    expect([weekdayOf(0), hourOf(0)]).toEqual([6, 0]); // Saturday
    expect([weekdayOf(-1), hourOf(-1)]).toEqual([5, 23]); // Friday night
    expect([weekdayOf(minuteOf(2025, 3, 31)), hourOf(minuteOf(2025, 3, 31) + 61)]).toEqual([1, 1]); // a Monday
    expect(weekdayOf(minuteOf(1900, 1, 1))).toBe(1); // a Monday
  });
});

describe('counts beside the choices', () => {
  it('are what would pass if only this were chosen in its list', () => {
    const next = chance(11);
    for (let round = 0; round < 12; round++) {
      const wanted = someFilters(next);
      const marks = stopped(data, wanted);
      for (const [name, column] of NAME_FILTERS) {
        const counts = countByName(data, marks, name);
        expect([...counts.keys()]).toEqual(data.texts[column]?.filter((text) => !text.includes('; ')));
        for (const [text, count] of counts) expect(count, `${name} ${text}`).toBe(countPassing(mask(data, { ...wanted, [name]: [text] })));
      }
      const clock = countByClock(data, marks, clockHours(wanted));
      for (let day = 0; day < 7; day++) expect(clock.weekdays[day]).toBe(countPassing(mask(data, { ...wanted, weekdays: [day] })));
      const hours = clockHours(wanted);
      const withHour = (hour: number) => countPassing(mask(data, { ...wanted, shift: null, hours: [hour] }));
      for (let hour = 0; hour < 24 && nightEnds(hours) === 0; hour++) expect(clock.hours[hour]).toBe(withHour(hour));
      // Over midnight an hour counts with its night, so that the bars that are chosen are together what is left in.
      // A span that reaches into a shift stands in no bar.
      const sum = hours.reduce((all, hour) => all + clock.hours[hour], 0);
      if (wanted.shift === null && hours.length > 0) expect(sum).toBe(countPassing(mask(data, wanted)));
    }
  });

  it('a filter has a bit of its own', () => {
    expect(new Set(Object.values(BIT)).size).toBe(NAME_FILTERS.length + 5);
  });
});
