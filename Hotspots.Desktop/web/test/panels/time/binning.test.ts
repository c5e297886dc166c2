import { describe, expect, it } from 'vitest';
import { BIT, stopped } from '../../../src/state/filtering';
import { UNKNOWN_MINUTE, type Incidents } from '../../../src/contracts/model';
import { noFilters } from '../../../src/state/state';
import { binName, binsBetween, finestUnit, floorTo, histogram, step, ticks, unitFor, type BinUnit } from '../../../src/panels/time/binning';
import { calendar, isoDay, minuteOf } from '../../../src/base/words';
import { madeUp } from '../../made';

const units: BinUnit[] = ['day', 'week', 'month', 'year'];
const one = (minute: number, span: number): Incidents => ({
  count: 1, easting: new Float32Array(1), northing: new Float32Array(1), minute: Int32Array.of(minute), span: Uint32Array.of(span),
  precision: Uint8Array.of(3), codes: {}, texts: {},
});

describe('binning', () => {
  it('weeks begin on Monday', () => {
    expect(isoDay(floorTo('week', minuteOf(2025, 3, 30)))).toBe('2025-03-24'); // a Sunday
    expect(isoDay(floorTo('week', minuteOf(2025, 3, 31)))).toBe('2025-03-31'); // a Monday
    expect(isoDay(floorTo('week', minuteOf(1999, 12, 31)))).toBe('1999-12-27');
  });

  it('months step over the end of a year', () => {
    expect(isoDay(step('month', minuteOf(2025, 11, 17), 2))).toBe('2026-01-01');
    expect(isoDay(step('year', minuteOf(2024, 2, 29), 1))).toBe('2025-01-01');
  });

  it('the bars have no gap and hold the first and last minute', () => {
    for (const unit of units) {
      const first = minuteOf(2023, 11, 15) + 77, last = minuteOf(2025, 2, 3) + 5;
      const { edges } = binsBetween(first, last, unit);
      expect(edges[0]).toBeLessThanOrEqual(first);
      expect(edges.at(-1)).toBeGreaterThan(last);
      expect(edges.at(-2)).toBeLessThanOrEqual(last);
      for (let i = 0; i < edges.length; i++) expect(floorTo(unit, edges[i])).toBe(edges[i]);
    }
  });

  it('counts every known incident once, and as a slow count does', () => {
    const data = madeUp(800, 3);
    const marks = stopped(data, { ...noFilters, kinds: ['tip', 'seizure'], from: 0, to: 1 });
    const others = ~BIT.time;
    for (const unit of units.slice(1)) {
      const bins = binsBetween(minuteOf(1989, 1, 1), minuteOf(2012, 1, 1), unit);
      const counts = histogram(data, bins, marks, others);
      const slow = new Array<number>(counts.length).fill(0);
      let known = 0;
      for (let i = 0; i < data.count; i++) {
        if (data.minute[i] === UNKNOWN_MINUTE || (marks[i] & others) !== 0) continue;
        known++;
        const from = data.minute[i], until = from + Math.max(1, data.span[i]);
        for (let bin = 0; bin < slow.length; bin++) {
          slow[bin] += Math.max(0, Math.min(until, bins.edges[bin + 1]) - Math.max(from, bins.edges[bin])) / (until - from);
        }
      }
      expect(counts.reduce((a, b) => a + b, 0)).toBeCloseTo(known, 3);
      slow.forEach((value, bin) => { expect(counts[bin]).toBeCloseTo(value, 5); });
    }
  });

  it('a month spread over weeks stays one incident, and outside it there is none', () => {
    const march = minuteOf(2025, 3, 1), april = minuteOf(2025, 4, 1);
    const bins = binsBetween(minuteOf(2025, 1, 1), minuteOf(2025, 12, 31), 'week');
    const counts = histogram(one(march, april - march), bins, new Uint16Array(1), 0xffff);
    expect(counts.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 4);
    counts.forEach((value, bin) => { if (bins.edges[bin] >= april || bins.edges[bin + 1] <= march) expect(value).toBe(0); });
  });

  it('an incident that begins before the first bar gives only its share', () => {
    const bins = binsBetween(minuteOf(2025, 3, 1), minuteOf(2025, 3, 31), 'month');
    const begin = minuteOf(2025, 2, 1), end = minuteOf(2025, 4, 1);
    expect(histogram(one(begin, end - begin), bins, new Uint16Array(1), 0xffff)[0]).toBeCloseTo(31 / 59, 5);
    expect(histogram(one(end, 1), bins, new Uint16Array(1), 0xffff)[0]).toBe(0);
  });

  it('takes the finest bars that are wide enough', () => {
    const year = [minuteOf(2024, 1, 1), minuteOf(2024, 12, 31)] as const;
    expect(unitFor(...year, 2000)).toBe('day');
    expect(unitFor(...year, 800)).toBe('week');
    expect(unitFor(...year, 100)).toBe('month');
    expect(unitFor(...year, 800, 4, 'month')).toBe('month');
    expect(unitFor(minuteOf(1900, 1, 1), minuteOf(2025, 1, 1), 800)).toBe('year');
  });

  it('draws months where times are known to the month', () => {
    expect(finestUnit(one(0, 31 * 1440))).toBe('month');
    expect(finestUnit(one(0, 1))).toBe('day');
    expect(finestUnit(one(0, 366 * 1440))).toBe('year');
  });

  it('names bars in words', () => {
    expect(units.map((unit) => binName(unit, minuteOf(2025, 3, 3)))).toEqual(['3 Mar 2025', 'week of 3 Mar 2025', 'March 2025', '2025']);
  });

  it('marks the axis at round dates, never more than there is room for', () => {
    for (const days of [3, 20, 90, 400, 2000, 20_000]) {
      const first = minuteOf(2020, 2, 11);
      const marks = ticks(first, first + days * 1440, 8);
      expect(marks.length).toBeLessThanOrEqual(10);
      expect(marks.length).toBeGreaterThan(0);
      for (const { minute } of marks) expect(calendar(minute)).toMatchObject({ hour: 0, minute: 0 });
    }
  });
});
