import { describe, expect, it } from 'vitest';
import { datesOf } from '../../../src/panels/hotspots/row-words';
import { dates } from '../../../src/base/words';

describe('days from the first to the last', () => {
  it('say once what both have', () => {
    expect(dates('2026-03-03T14:05+00:00', '2026-03-14T01:00+00:00')).toBe('3–14 Mar 2026');
    expect(dates('2026-02-28', '2026-03-03')).toBe('28 Feb – 3 Mar 2026');
    expect(dates('2025-12-30', '2026-01-02')).toBe('30 Dec 2025 – 2 Jan 2026');
    expect(dates('2026-03-03T14:05+00:00', '2026-03-03T15:05+00:00')).toBe('3 Mar 2026');
    expect(dates('2026-03', '2026-03')).toBe('March 2026');
    expect(dates('', '')).toBe('');
  });
  it('stand in the list where the method is about time', () => {
    const hotspot = { first: '2026-03-03', last: '2026-03-14' };
    expect(datesOf(hotspot, { needsTimes: true })).toBe('3–14 Mar 2026');
    expect(datesOf(hotspot, { needsTimes: false })).toBe('');
  });
});
