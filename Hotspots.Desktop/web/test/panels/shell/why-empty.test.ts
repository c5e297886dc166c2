import { describe, expect, it } from 'vitest';
import { stopped } from '../../../src/state/filtering';
import { UNKNOWN_MINUTE, type Dataset, type Incidents } from '../../../src/contracts/model';
import { whyNoTimes, whyNothingLeft, whyNothingPlaced, whyNoHotspots } from '../../../src/panels/shell/why-empty';
import { minuteOf } from '../../../src/base/words';
import { noFilters } from '../../../src/state/state';

const loaded = (part: Partial<Dataset>): Dataset => ({
  version: 1, name: 'own.csv', rows: 0, placed: 0, unplaced: 0, rejected: 0, incidents: 0, isSample: false, hasReport: true,
  marking: 'OFFICIAL', bounds: null,
  firstMinute: null, lastMinute: null, periodFirst: null, periodLast: null, areas: [], inputs: [], before: '', notes: [], ...part,
});

describe('why nothing is on the map', () => {
  it('nothing was loaded', () => {
    expect(whyNothingPlaced(loaded({}))?.title).toBe('Nothing is loaded');
    expect(whyNothingPlaced(loaded({ rows: 3, placed: 3 }))).toBeNull();
  });

  it('no position is not nothing, and not no time', () => {
    const data = loaded({ rows: 2, unplaced: 2 });
    expect(whyNothingPlaced(data)?.title).toBe('No incident has a position');
    expect(whyNothingPlaced(data)?.text).toContain('2 rows were read from own.csv, and none gives a position.');
    expect(whyNothingPlaced(loaded({ rows: 1, unplaced: 1 }))?.text).toContain('1 row was read from own.csv, and it gives no position.');
    expect(whyNoTimes(data)).toBe('No incident is on the map, so there is no time to show.');
    expect(whyNoTimes(loaded({ rows: 2, placed: 2 }))).toBe('No incident has a time.');
  });

  it('Memphis is outside Britain', () => {
    const reason =
      whyNothingPlaced(loaded({ name: 'memphis.csv', rows: 199, rejected: 199, outsideBritain: 199, reason: 'x: expected a longitude' }));
    expect(reason?.title).toBe('The positions are outside Britain');
    expect(reason?.text).toContain('199 of 199 rows of memphis.csv lie outside Britain');
  });

  it('rows that could not be understood are said with the commonest reason', () => {
    expect(whyNothingPlaced(loaded({ rows: 5, rejected: 5, reason: 'time: expected a date' }))).toEqual({
      title: 'No row could be used', text: '5 rows of own.csv could not be understood; most often time: expected a date. Files lists them all.',
    });
  });
});

describe('why the filters leave nothing in', () => {
  const at = (precision: number, minute: number): Incidents => ({
    count: 3, easting: new Float32Array(3), northing: new Float32Array(3), minute: new Int32Array(3).fill(minute),
    span: new Uint32Array(3).fill(1440),
    precision: new Uint8Array(3).fill(precision), codes: {}, texts: {},
  });
  const why = (data: Incidents, part: Partial<typeof noFilters>): string => {
    const wanted = { ...noFilters, ...part };
    return whyNothingLeft(data, stopped(data, wanted), wanted);
  };
  const month = minuteOf(2025, 3, 1);

  it('months have no Friday', () => {
    expect(why(at(3, month), { weekdays: [5] })).toBe(
      'None of the 3 incidents is known to the day (they give the month or less), so none has a weekday. Choose all weekdays.',
    );
    expect(why(at(4, month), { hours: [22] })).toBe('None of the 3 incidents is known to the minute, so none has an hour. Choose all hours.');
  });

  it('what has no time has no dates', () => {
    expect(why(at(0, UNKNOWN_MINUTE), { from: month })).toContain('has a time');
  });

  it('what is only rare is not called unknown', () => {
    expect(why(at(5, month), { weekdays: [5] })).toBe('The filters leave nothing in.');
    expect(why(at(3, month), { weekdays: [5], kinds: ['tip'] })).toBe('The filters leave nothing in.');
  });
});

describe('a run without a hotspot', () => {
  it('says why by what its method asks for', () => {
    expect(whyNoHotspots(60, { family: 'clusters', compares: false }, null)).toContain('nowhere do enough of them lie close together');
    expect(whyNoHotspots(60, { family: 'density', compares: true }, 'seizures against tips')).toContain(
      'nowhere are seizures against tips far enough above the usual to be more than chance',
    );
    expect(whyNoHotspots(60, { family: 'significance', compares: false }, null)).toContain('than chance could make');
    expect(whyNoHotspots(1, undefined, null)).toBe('One incident was analysed, and one is no pattern.');
  });
});
