// The cases of weekdays and hours that the host's tests read too.
import { describe, expect, it } from 'vitest';
import file from '../../../../Hotspots.Tests/Contracts/filter-cases.json';
import { mask } from '../../src/state/filtering';
import type { Incidents } from '../../src/contracts/model';
import { clockHours, SHIFTS } from '../../src/contracts/filter-fields';
import { instantOf } from '../../src/base/london-time';
import { hoursInWords } from '../../src/base/words';
import { nightSentence } from '../../src/panels/filters/sentences';
import { minuteOf } from '../../src/base/words';
import { noFilters } from '../../src/state/state';

interface FilterCase { name: string; weekdays: number[]; hours: number[]; shift?: string; in: string[]; out: string[] }

const { cases, shifts }: { cases: FilterCase[]; shifts: string } = file;

const DAY = 1440;
interface Time { minute: number; span: number; precision: number }

function timeOf(text: string): Time {
  const [first, last] = text.split('/') as [string, string | undefined];
  const parts = first.split(/[-T:]/).map(Number), [year, month, day = 1, hour = 0, minute = 0] = parts;
  const begins = minuteOf(year, month, day) + 60 * hour + minute;
  if (last !== undefined) return { minute: begins, span: instantOf(timeOf(last).minute) - instantOf(begins) + 1, precision: 1 };
  const [span, precision] = parts.length === 2 ? [30 * DAY, 3] : parts.length === 3 ? [DAY, 4] : [1, 5];
  return { minute: begins, span, precision };
}

function incidentsAt(times: string[]): Incidents {
  const all = times.map(timeOf);
  return {
    count: times.length, easting: new Float32Array(times.length), northing: new Float32Array(times.length),
    minute: Int32Array.from(all, ({ minute }) => minute), span: Uint32Array.from(all, ({ span }) => span),
    precision: Uint8Array.from(all, ({ precision }) => precision), codes: {}, texts: {},
  };
}

describe('weekdays and hours, as the host has them', () => {
  it.each(cases)('$name', ({ weekdays, hours, shift = null, in: kept, out }) => {
    const times = [...kept, ...out];
    const pass = mask(incidentsAt(times), { ...noFilters, weekdays, hours, shift });
    expect(times.filter((_, i) => pass[i] === 1)).toEqual(kept);
  });

  it('have the shifts that the host has', () => {
    const pad = (hour: number): string => String(hour).padStart(2, '0');
    expect(SHIFTS.map(([name, from, until]) => `${name} ${pad(from)}-${pad(until)}`).join(', ')).toBe(shifts);
    const hours = SHIFTS.flatMap(([shift]) => clockHours({ shift, hours: [] })).sort((a, b) => a - b);
    expect(hours).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
    expect(clockHours({ shift: null, hours: [3] })).toEqual([3]);
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
