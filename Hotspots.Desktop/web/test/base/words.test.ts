import { describe, expect, it } from 'vitest';
import { area, isoInWords, list, measured, minuteOf, parseIsoDay, when } from '../../src/base/words';
import { UNKNOWN_MINUTE } from '../../src/contracts/model';

describe('words', () => {
  it('a month stays a month', () => {
    expect(isoInWords('2025-03')).toBe('March 2025');
    expect(isoInWords('2025-03-02')).toBe('2 Mar 2025');
    expect(isoInWords('2025-03-02T14:05+00:00')).toBe('2 Mar 2025, 14:05');
    expect(isoInWords('2025')).toBe('2025');
    expect(isoInWords('2025-03-02T14:05+00:00/2025-03-03T02:00+00:00')).toBe('2 Mar 2025, 14:05 to 3 Mar 2025, 02:00');
    expect(when(minuteOf(2025, 3, 1), 31 * 1440, 3)).toBe('March 2025');
    expect(when(minuteOf(2025, 3, 2) + 845, 1, 5)).toBe('2 Mar 2025, 14:05');
    expect(when(UNKNOWN_MINUTE, 0, 0)).toBe('time not known');
  });

  it('numbers have no more digits than they mean', () => {
    expect([measured(1253.4), measured(137.62), measured(0.123456), area(0.01234), area(1.5)]).toEqual(['1,253', '138', '0.123', '0.0123', '1.50']);
    expect(list(['a', 'b', 'c'])).toBe('a, b and c');
  });

  it('knows the days that there are', () => {
    expect(parseIsoDay('2025-02-29')).toBeNull();
    expect(parseIsoDay('2024-02-29')).toBe(minuteOf(2024, 2, 29));
  });
});
