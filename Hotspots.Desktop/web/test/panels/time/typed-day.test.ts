import { describe, expect, it } from 'vitest';
import { typedDay } from '../../../src/panels/time/typed-day';
import { day, minuteOf } from '../../../src/base/words';

describe('a typed day', () => {
  it('is read as in Britain, whatever the browser speaks', () => {
    for (const text of ['2 Mar 2025', '02/03/2025', '2.3.2025', '2025-03-02', '2nd March, 2025', ' 2 mar 2025 ']) {
      expect(day(typedDay(text)?.first ?? 0), text).toBe('2 Mar 2025');
      expect(typedDay(text)?.last).toBe(minuteOf(2025, 3, 3) - 1);
    }
  });
  it('may be a month or a year', () => {
    for (const text of ['March 2025', '03/2025', '2025-03'])
      expect(typedDay(text)).toEqual({ first: minuteOf(2025, 3, 1), last: minuteOf(2025, 4, 1) - 1 });
    expect(typedDay('2025')).toEqual({ first: minuteOf(2025, 1, 1), last: minuteOf(2026, 1, 1) - 1 });
  });
  it('is none when there is no such day', () => {
    for (const text of ['', '31/02/2025', '13/13/2025', '2 Mars 2025', 'soon', '2/3/25', '1 2 3 2025', '0/1/2025'])
      expect(typedDay(text), text).toBeNull();
  });
});
