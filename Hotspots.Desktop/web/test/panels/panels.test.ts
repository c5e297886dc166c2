import { afterEach, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src/panels/evidence/fields';
import { monthsOf, namesAmong, weekPattern } from '../../src/panels/evidence/pattern';
import { columnsOf, ROLES, roleInWords } from '../../src/panels/files/report';
import { hoursBetween, rangeOf } from '../../src/panels/filters/hours';
import { ordered } from '../../src/panels/filters/counts';
import * as history from '../../src/panels/filters/history';
import { byRank, firstOrder, found, slice, sorted, type SortKey } from '../../src/panels/hotspots/sorting';
import { fromStep, sliderRange, STEPS, toStep, wrongBecause } from '../../src/panels/method/scale';
import { typedDay } from '../../src/panels/time/typed-day';
import { area, day, isoInWords, list, measured, minuteOf, parseIsoDay, when } from '../../src/base/words';
import { UNKNOWN_MINUTE, type Hotspot, type Incidents } from '../../src/contracts/model';
import { filters, noFilters } from '../../src/state/state';

const hotspot = (rank: number, name: string, town: string, incidents: number, perKm2: number | null): Hotspot => ({
  rank, rankByDensity: 1, name, area: town, method: 'dbscan', methods: ['dbscan'], evidence: [], cluster: 0, incidents, weight: incidents, areaKm2: 1, perKm2, first: '', last: '',
  busiestWeekday: null, busiestHour: null, centre: [0, 0], outline: [], kinds: [], operations: [], lines: [], members: [], why: '',
});
const some = [
  hotspot(2, 'Éire Street', 'Mold', 40, 500), hotspot(1, 'Pier Avenue', 'Clacton-on-Sea', 90, 120), hotspot(3, 'Ash Grove', "Connah's Quay", 40, 900),
];
const ranks = (rows: readonly Hotspot[]) => rows.map((row) => row.rank);

describe('the list of hotspots', () => {
  it('sorts by every column, ties in order of rank', () => {
    const by = (key: SortKey, descending = false) => ranks(sorted(some, { key, descending }));
    expect(ranks(sorted(some, byRank))).toEqual([1, 2, 3]);
    expect(by('name')).toEqual([3, 2, 1]);
    expect(by('area')).toEqual([1, 3, 2]);
    expect(by('incidents', true)).toEqual([1, 2, 3]);
    expect(by('incidents')).toEqual([2, 3, 1]);
    expect(by('perKm2', true)).toEqual([3, 2, 1]);
    expect(ranks(some)).toEqual([2, 1, 3]);
  });

  it('puts what has no density last, whichever way', () => {
    const rows = [hotspot(1, 'A point', 'Mold', 90, null), ...some.slice(0, 1), hotspot(4, 'Another', 'Mold', 8, null)];
    expect(ranks(sorted(rows, { key: 'perKm2', descending: true }))).toEqual([2, 1, 4]);
    expect(ranks(sorted(rows, { key: 'perKm2', descending: false }))).toEqual([2, 1, 4]);
  });

  it('begins with the largest number and the first letter', () => {
    expect(firstOrder('incidents').descending).toBe(true);
    expect(firstOrder('name').descending).toBe(false);
  });

  it('finds every word without accents, apostrophes and case', () => {
    expect(ranks(found(some, ' eire  MOLD '))).toEqual([2]);
    expect(ranks(found(some, 'connahs'))).toEqual([3]);
    expect(found(some, 'eire clacton')).toEqual([]);
    expect(found(some, '  ')).toBe(some);
  });

  it('draws the rows in sight, never more than there are', () => {
    expect(slice(1000, 40, 4000, 400, 5)).toEqual({ first: 95, last: 115 });
    expect(slice(10, 40, 0, 400)).toEqual({ first: 0, last: 10 });
    expect(slice(3, 40, 9000, 400)).toEqual({ first: 3, last: 3 });
  });
});

function incidents(rows: readonly (readonly [minute: number, span: number, precision: number])[]): Incidents {
  return {
    count: rows.length, easting: new Float32Array(rows.length), northing: new Float32Array(rows.length), minute: Int32Array.from(rows, ([at]) => at),
    span: Uint32Array.from(rows, ([, span]) => span), precision: Uint8Array.from(rows, ([, , precision]) => precision),
    codes: { drug: Uint8Array.from(rows, (_, i) => i % 3) }, texts: { drug: ['', 'heroin', 'cocaine'] },
  };
}

describe('when a hotspot is busy', () => {
  const friday = minuteOf(2025, 3, 7) + 21 * 60 + 30;
  const data = incidents([[friday, 1, 5], [friday + 7 * 1440, 1, 6], [minuteOf(2025, 3, 7), 1440, 4], [minuteOf(2025, 5, 1), 31 * 1440, 3], [UNKNOWN_MINUTE, 0, 0], [minuteOf(2025, 3, 20), 30 * 1440, 1]]);
  const all = [0, 1, 2, 3, 4, 5];

  it('counts hours of the week only of times known to the minute', () => {
    const pattern = weekPattern(data, all);
    expect(pattern.hours[5 * 24 + 21]).toBe(2);
    expect(pattern).toMatchObject({ counted: 2, imprecise: 4, isMidnightOnly: false });
  });

  it('takes midnights only as hours that are not known', () => {
    const midnights = incidents([[minuteOf(2025, 3, 7), 1, 5], [minuteOf(2025, 3, 8), 1, 5]]);
    expect(weekPattern(midnights, [0, 1])).toMatchObject({ counted: 0, isMidnightOnly: true });
  });

  it('counts months without gaps, and leaves out what may lie in two', () => {
    expect(monthsOf(data, all)).toEqual({ first: 2025 * 12 + 2, counts: [3, 0, 1], imprecise: 2 });
    expect(monthsOf(data, [4])).toEqual({ first: 0, counts: [], imprecise: 1 });
  });

  it('counts names, the most frequent first, blanks left out', () => {
    expect(namesAmong(data, all, 'drug')).toEqual([{ name: 'cocaine', count: 2 }, { name: 'heroin', count: 2 }]);
    expect(namesAmong(data, all, 'line')).toEqual([]);
  });
});

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

describe('a typed day', () => {
  it('is read as in Britain, whatever the browser speaks', () => {
    for (const text of ['2 Mar 2025', '02/03/2025', '2.3.2025', '2025-03-02', '2nd March, 2025', ' 2 mar 2025 ']) {
      expect(day(typedDay(text)?.first ?? 0), text).toBe('2 Mar 2025');
      expect(typedDay(text)?.last).toBe(minuteOf(2025, 3, 3) - 1);
    }
  });
  it('may be a month or a year', () => {
    for (const text of ['March 2025', '03/2025', '2025-03']) expect(typedDay(text)).toEqual({ first: minuteOf(2025, 3, 1), last: minuteOf(2025, 4, 1) - 1 });
    expect(typedDay('2025')).toEqual({ first: minuteOf(2025, 1, 1), last: minuteOf(2026, 1, 1) - 1 });
  });
  it('is none when there is no such day', () => {
    for (const text of ['', '31/02/2025', '13/13/2025', '2 Mars 2025', 'soon', '2/3/25', '1 2 3 2025', '0/1/2025']) expect(typedDay(text), text).toBeNull();
  });
});

describe('hours', () => {
  it('run over midnight', () => {
    expect(hoursBetween(22, 1)).toEqual([0, 1, 22, 23]);
    expect(rangeOf([0, 1, 22, 23])).toEqual({ first: 22, last: 1 });
    expect(rangeOf([7, 8, 9])).toEqual({ first: 7, last: 9 });
    expect(rangeOf([7, 9])).toBeNull();
    expect(rangeOf([])).toBeNull();
    expect(hoursBetween(0, 23)).toHaveLength(24);
  });
});

describe('the way back of filters', () => {
  afterEach(() => { filters.value = noFilters; history.forget(); });

  it('goes back and forth, a step a change', () => {
    history.change({ kinds: ['tip'] });
    history.change({ kinds: ['tip'] });
    history.change({ weekdays: [1] });
    history.undo();
    expect(filters.value).toEqual({ ...noFilters, kinds: ['tip'] });
    history.redo();
    expect(filters.value.weekdays).toEqual([1]);
    history.undo();
    history.undo();
    expect([filters.value, history.canUndo.value]).toEqual([noFilters, false]);
    history.redo();
    history.change({ hours: [3] });
    expect(history.canRedo.value).toBe(false);
  });

  it('takes a whole drag as one step', () => {
    for (let to = 1; to < 50; to++) history.drag({ to });
    history.settle();
    history.undo();
    expect(filters.value).toEqual(noFilters);
    expect(history.canUndo.value).toBe(false);
  });
});

describe('choices', () => {
  it('stand by how often they occur in the data, those that begin with what is looked for first', () => {
    const choice = (name: string, count: number) => ({ name, count, isChosen: false, isMissing: false });
    const all = [choice('Max', 5), choice('Deano', 1), choice('Big Max', 9)];
    const total = new Map([['Max', 10], ['Deano', 30], ['Big Max', 20]]);
    expect(ordered(all, total, '').map(({ name }) => name)).toEqual(['Deano', 'Big Max', 'Max']);
    expect(ordered(all, total, 'max').map(({ name }) => name)).toEqual(['Max', 'Big Max']);
  });
});

describe('sliders', () => {
  const info = { name: 'eps', flag: '--eps', title: '', unit: 'm', minimum: 1, maximum: 100_000, isInteger: false, defaultRule: '', effect: '', choices: [] };

  it('hold the values in use, within what is allowed', () => {
    const { low, high } = sliderRange(info, [91, 166]);
    expect(low).toBeLessThan(91);
    expect(high).toBeGreaterThan(166);
    expect(sliderRange(info, [2]).low).toBeGreaterThanOrEqual(1);
    expect(sliderRange(info, [90_000]).high).toBe(100_000);
  });

  it('come back to the value they were set to', () => {
    for (const [low, high] of [[20, 900], [1, 60], [0, 10]] as const) {
      expect(fromStep(0, low, high, false)).toBe(low);
      expect(fromStep(STEPS, low, high, false)).toBe(high);
      let before = low - 1;
      for (let step = 0; step <= STEPS; step += 10) {
        const value = fromStep(step, low, high, false);
        expect(value).toBeGreaterThanOrEqual(before);
        expect(Math.abs(toStep(value, low, high) - step)).toBeLessThanOrEqual(3);
        before = value;
      }
    }
  });

  it('say what is wrong with a typed number', () => {
    expect(wrongBecause(info, '138.5')).toBe('');
    expect(wrongBecause(info, '0.5')).toBe('Give a number from 1 to 100,000 m.');
    expect(wrongBecause(info, '')).toBe('Give a number.');
    expect(wrongBecause({ ...info, isInteger: true }, '2.5')).toBe('Give a whole number.');
  });
});

describe('columns by hand', () => {
  it('become the names that the host takes', () => {
    expect(columnsOf([{ header: 'Lon', role: 'longitude' }, { header: 'Ref', role: 'gridReference' }, { header: 'x', role: 'attribute' }]))
      .toEqual({ columns: { longitude: 'Lon', gridref: 'Ref' }, twice: null });
    expect(columnsOf([{ header: 'a', role: 'time' }, { header: 'b', role: 'time' }]).twice).toBe('Time');
  });
  it('have a name each', () => {
    expect(new Set(ROLES.map(([, name]) => name)).size).toBe(ROLES.length);
    expect(roleInWords('attribute')).toBe('Kept as it is');
  });
});

describe('one incident', () => {
  it('is told with the names of its file, blanks left out', () => {
    expect(fieldsOf({
      index: 3, id: 'FS-1', kind: 'seizure', time: '2025-03', precision: 'month', easting: 322_701.4, northing: 364_020, area: 'Mold', grade: '', file: 'a.csv', line: 12,
      fields: [{ name: 'officer', role: 'attribute', value: 'PC 1' }, { name: 'x', role: 'attribute', value: '' }],
      items: [{ drug: 'cocaine', drugClass: 'A', quantity: '9.4', unit: 'g' }],
    })).toEqual([
      ['Reference', 'FS-1'], ['Kind', 'Seizure'], ['Time', 'March 2025'], ['Area', 'Mold'], ['Seized', 'cocaine, class A, 9.4 g'], ['officer', 'PC 1'],
      ['Position', '322,701 m E, 364,020 m N'], ['From', 'a.csv, line 12'],
    ]);
  });
});
