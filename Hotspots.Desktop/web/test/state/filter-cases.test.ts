// The cases of weekdays and hours that the host's tests read too.
import { describe, expect, it } from 'vitest';
import file from '../../../../Hotspots.Tests/Contracts/filter-cases.json';
import { mask } from '../../src/state/filtering';
import type { Incidents } from '../../src/contracts/model';
import { hoursInWords, nightSentence } from '../../src/panels/filters/sentences';
import { minuteOf } from '../../src/base/words';
import { noFilters } from '../../src/state/state';

interface FilterCase { name: string; weekdays: number[]; hours: number[]; in: string[]; out: string[] }

const { cases }: { cases: FilterCase[] } = file;

const DAY = 1440;
const precisionOf = (parts: number[]): number => (parts.length === 2 ? 3 : parts.length === 3 ? 4 : 5);

function incidentsAt(times: string[]): Incidents {
  const parts = times.map((time) => time.split(/[-T:]/).map(Number));
  return {
    count: times.length, easting: new Float32Array(times.length), northing: new Float32Array(times.length),
    minute: Int32Array.from(parts, ([year, month, day = 1, hour = 0, minute = 0]) => minuteOf(year, month, day) + 60 * hour + minute),
    span: Uint32Array.from(parts, (one) => [0, 0, 0, 30 * DAY, DAY, 1][precisionOf(one)]),
    precision: Uint8Array.from(parts, precisionOf), codes: {}, texts: {},
  };
}

describe('weekdays and hours, as the host has them', () => {
  it.each(cases)('$name', ({ weekdays, hours, in: kept, out }) => {
    const times = [...kept, ...out];
    const pass = mask(incidentsAt(times), { ...noFilters, weekdays, hours });
    expect(times.filter((_, i) => pass[i] === 1)).toEqual(kept);
  });

  it('are said under the buttons', () => {
    const night = [0, 1, 2, 3, 4, 22, 23];
    expect(hoursInWords(night)).toBe('22:00 to 04:59');
    expect(hoursInWords([7, 8, ...night])).toBe('07:00 to 08:59 and 22:00 to 04:59');
    expect(nightSentence([6, 5], night)).toBe('A day is the night that begins on it: Friday reaches to 04:59 on Saturday.');
    expect(nightSentence([], night)).toContain('Friday reaches to 04:59 on Saturday');
    expect(nightSentence([5], [22, 23])).toBe('');
  });
});
