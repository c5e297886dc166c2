// The cases of selections that the host's tests read too.
import { describe, expect, it } from 'vitest';
import file from '../../../../Hotspots.Tests/Contracts/selection-cases.json';
import { clockHours, forEachName, NAME_FILTERS, noFilters, type Filters } from '../../src/contracts/filter-fields';
import { countByClock, countByName, countPassing, mask, stopped } from '../../src/state/filtering';
import { TEXT_COLUMNS, UNKNOWN_MINUTE, type Incidents, type TextColumn } from '../../src/contracts/model';
import { minuteOf } from '../../src/base/words';

interface Case { name: string; filters: Partial<Record<keyof Filters, unknown>>; kept: string[] }
const { incidents } = file;
const selections = file.selections as Case[];
const boundaries = file.boundaries as Record<string, string[]>;

/** Which incidents lie in a boundary: the host says it, and its tests hold it to this file. */
const insideOf = (boundary: string | null): Uint8Array | null =>
  (boundary === null ? null : Uint8Array.from(incidents, ({ id }) => (boundaries[boundary].includes(id) ? 1 : 0)));

const DAY = 1440;

/** First minute, how many minutes, and how exactly it is known: 0 not at all, 1 a span, 2 a year, 3 a month, 4 a day, 5 a minute. */
function timeOf(text: string): { minute: number; span: number; precision: number } {
  if (text === '') return { minute: UNKNOWN_MINUTE, span: 0, precision: 0 };
  const [first, last] = text.split('/') as [string, string | undefined];
  if (last !== undefined) return { minute: timeOf(first).minute, span: timeOf(last).minute - timeOf(first).minute + 1, precision: 1 };
  const parts = text.split(/[-T:]/).map(Number);
  const [year, month = 1, day = 1, hour = 0, minute = 0] = parts;
  const begins = minuteOf(year, month, day) + 60 * hour + minute;
  const spans = [minuteOf(year + 1, 1, 1) - begins, minuteOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - begins, DAY];
  return { minute: begins, span: spans[parts.length - 1] ?? 1, precision: Math.min(5, parts.length + 1) };
}

/** As the host writes its columns: code 0 is blank, several drugs are one text. */
function columns(): Incidents {
  const texts = {} as Record<TextColumn, string[]>, codes: Incidents['codes'] = {};
  for (const column of TEXT_COLUMNS) {
    const said = incidents.map((one) =>
      (column === 'drug' ? [...one.drugs].sort().join('; ') : (one as unknown as Record<string, string | undefined>)[column] ?? ''));
    const known = [...new Set(['', ...said])];
    texts[column] = known;
    codes[column] = Uint16Array.from(said, (text) => known.indexOf(text));
  }
  const times = incidents.map(({ time }) => timeOf(time));
  return {
    count: incidents.length, easting: new Float32Array(incidents.length), northing: new Float32Array(incidents.length), texts, codes,
    minute: Int32Array.from(times, ({ minute }) => minute), span: Uint32Array.from(times, ({ span }) => span),
    precision: Uint8Array.from(times, ({ precision }) => precision),
  };
}

/** A limit is a day or a minute, and the whole of it is meant. */
function limit(text: unknown, isEnd: boolean): number | null {
  if (typeof text !== 'string') return null;
  const { minute, span } = timeOf(text);
  return isEnd ? minute + span - 1 : minute;
}

const filtersOf = ({ filters }: Case): Filters =>
  ({ ...noFilters, ...(filters as Partial<Filters>), from: limit(filters.from, false), to: limit(filters.to, true) });

describe('selections, as the host has them', () => {
  const data = columns();

  it.each(selections)('$name', (one) => {
    const wanted = filtersOf(one), pass = mask(data, wanted, insideOf(wanted.boundary));
    expect(incidents.filter((_, i) => pass[i] === 1).map(({ id }) => id)).toEqual(one.kept);
  });

  it.each(selections)('the counts beside the choices are what each choice would leave in: $name', (one) => {
    const filters = filtersOf(one), marks = stopped(data, filters, insideOf(filters.boundary));
    const left = (part: Partial<Filters>): number => {
      const wanted = { ...filters, ...part };
      return countPassing(mask(data, wanted, insideOf(wanted.boundary)));
    };
    for (const [name] of NAME_FILTERS) {
      // An area takes the place of a boundary.
      const others: Partial<Filters> = name === 'areas' ? { boundary: null } : {};
      for (const [choice, count] of countByName(data, marks, name))
        expect(count, `${name} ${choice}`).toBe(left({ ...others, [name]: [choice] }));
    }
    const clock = countByClock(data, marks, clockHours(filters));
    for (let day = 0; day < 7; day++) expect(clock.weekdays[day], `weekday ${day}`).toBe(left({ weekdays: [day] }));
  });

  it('leave none of the page\'s filters out', () => {
    const names = new Set(selections.flatMap(({ filters }) => Object.keys(filters)));
    expect([...names].sort()).toEqual(Object.keys(noFilters).sort());
    expect(Object.keys(forEachName((name) => name))).toEqual(NAME_FILTERS.map(([name]) => name));
  });
});
