import { describe, expect, it } from 'vitest';
import { minuteOf } from '../../src/base/words';
import { presetsOf } from '../../src/questions/periods';

const DAY = 1440;
const of = (key: string, first: number, last: number, areMonths = false) => presetsOf(first, last, areMonths).find((preset) => preset.key === key);

describe('periods to compare at one click', () => {
  const first = minuteOf(2024, 7, 1), last = minuteOf(2026, 6, 30) + 1350;

  it('are the last 28 days and the 28 before, without a day between', () => {
    expect(presetsOf(first, last, false)[0]).toMatchObject({ key: 'days', after: '2026-06-03..2026-06-30', before: '2026-05-06..2026-06-02' });
  });

  it('are none where nothing lies before them', () => {
    expect(of('days', minuteOf(2026, 6, 3), last)).toBeUndefined();
    expect(of('days', minuteOf(2026, 6, 2), last)).toBeDefined();
    expect(presetsOf(last, last, false)).toEqual([]);
  });

  it('are the last whole month and the same a year earlier', () => {
    expect(of('month', first, last)).toMatchObject({ after: '2026-06', before: '2025-06' });
    // A quiet day or two at the end leave it whole; half a month is none.
    expect(of('month', first, last - 2 * DAY)).toMatchObject({ after: '2026-06' });
    expect(of('month', first, last - 15 * DAY)).toMatchObject({ after: '2026-05', before: '2025-05' });
    expect(of('month', first, minuteOf(2026, 1, 10))).toMatchObject({ after: '2025-12', before: '2024-12' });
  });

  it('leave a year earlier out where the data begin later', () => {
    expect(of('month', minuteOf(2025, 6, 2), last)).toBeDefined();
    expect(of('month', minuteOf(2025, 6, 20), last)).toBeUndefined();
  });

  it('begin with the month, or with the one before where it has just begun', () => {
    expect(of('since', first, last)).toMatchObject({ name: 'Since 1 June', after: '2026-06-01..', before: null });
    expect(of('since', first, minuteOf(2026, 6, 5))).toMatchObject({ name: 'Since 1 May', after: '2026-05-01..' });
    expect(of('since', first, minuteOf(2026, 1, 5))).toMatchObject({ name: 'Since 1 December', after: '2025-12-01..' });
    expect(of('since', minuteOf(2026, 6, 10), last)).toBeUndefined();
  });

  it('never cut a month where only months are known', () => {
    expect(presetsOf(first, last, true)[0]).toMatchObject({ key: 'month-before', after: '2026-06', before: '2026-05' });
    expect(of('days', first, last, true)).toBeUndefined();
    expect(presetsOf(first, minuteOf(2026, 2, 1) - 1, true)[0]).toMatchObject({ after: '2026-01', before: '2025-12' });
  });
});
