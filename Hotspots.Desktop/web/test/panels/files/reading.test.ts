import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UNKNOWN_MINUTE, type Dataset, type Incidents, type LookAnswer, type LookedAtFile } from '../../../src/contracts/model';
import { fieldsOf, readInWords } from '../../../src/panels/files/how-read';
import { columnsOf, exchangedSentence, tellsOfExchange, withExchanged } from '../../../src/panels/files/report';
import { astray, believed, extent, isWide, keepExtent } from '../../../src/panels/time/brush';
import { dataset, filters, incidents, noFilters } from '../../../src/state/state';

const file = (part: Partial<LookedAtFile> = {}): LookedAtFile => ({
  part: 0, name: 'a.csv', format: 'CSV', detail: '', rows: 1, placed: 1, unplaced: 0, rejected: 0, problem: '', firstRows: [],
  columns: [{ header: 'When', role: 'time' }, { header: 'X', role: 'easting' }, { header: 'Y', role: 'northing' }],
  sheets: [], grid: 'British National Grid', dateOrder: '', orderIsOpen: false, exchanged: [], ...part,
});
const look = {
  grids: [{ name: 'british', words: 'British National Grid' }], orders: [{ name: 'day-first', words: 'Day first' }],
} as unknown as LookAnswer;

describe('how a file is read', () => {
  it('offers only what the file has', () => {
    expect(fieldsOf(file(), look).map(({ wish }) => wish)).toEqual(['dates', 'crs']);
    expect(fieldsOf(file({ sheets: ['January', 'February'] }), look).map(({ wish }) => wish)).toEqual(['sheet', 'dates', 'crs']);
    expect(fieldsOf(file({ sheets: ['January'], grid: null, columns: [{ header: 'Grid ref', role: 'gridReference' }] }), look)).toEqual([]);
  });
  it('is told in a line', () => {
    expect(readInWords(file({
      sheets: ['January', 'Staff'], detail: 'sheet January; not read: Staff', dateOrder: 'day first: 05/03/2024 is read as 5 March 2024',
    })))
      .toBe('Sheet January; dates day first: 05/03/2024 is read as 5 March 2024; British National Grid');
    expect(readInWords(file({ sheets: ['January', 'February'], detail: 'sheet January' }), 2)).toBe('2 sheets; British National Grid');
    expect(readInWords(file({ orderIsOpen: true }))).toBe('Dates in both orders; British National Grid');
  });
});

describe('columns that look exchanged', () => {
  it('are put right by their headers', () => {
    const columns = [{ header: 'X', role: 'easting' }, { header: 'Y', role: 'northing' }, { header: 'Ref', role: 'id' }];
    expect(columnsOf(withExchanged(columns, ['easting', 'northing']), columns).columns).toEqual({ id: 'Ref', easting: 'Y', northing: 'X' });
    expect(exchangedSentence(['easting', 'northing'], 'a.csv')).toBe(
      'Easting and northing of a.csv look exchanged: as they are, the rows lie in the sea or far from where they were recorded.',
    );
    expect(exchangedSentence(['longitude', 'latitude'])).toBe(
      'Longitude and latitude look exchanged: as they are, the rows lie outside Britain and are left out.',
    );
  });
  it('are told once: the report\'s own sentence gives way to the one with the button', () => {
    expect(tellsOfExchange('a.csv: easting and northing look exchanged: as they are, the rows lie in the sea')).toBe(true);
    expect(tellsOfExchange('5 rows have latitude and longitude exchanged and were rejected; if that is the whole file, load it again')).toBe(true);
    expect(tellsOfExchange('2 rows have a position far from all others: check it.')).toBe(false);
  });
});

describe('the time that the bars span', () => {
  const DAY = 1440, YEAR = 365 * DAY;
  const minutes = [-YEAR, 24 * YEAR, 24 * YEAR + 10 * DAY, UNKNOWN_MINUTE];
  const data = { count: 4, minute: Int32Array.from(minutes), span: Uint32Array.of(DAY, DAY, DAY, 0) } as Incidents;
  const loaded = (part: Partial<Dataset> = {}) => ({
    version: 1, firstMinute: -YEAR, lastMinute: 24 * YEAR + 11 * DAY - 1, periodFirst: 24 * YEAR, periodLast: 24 * YEAR + 11 * DAY - 1, ...part,
  }) as Dataset;
  let end: () => void;
  beforeEach(() => {
    dataset.value = loaded();
    incidents.value = data;
    end = keepExtent();
  });
  afterEach(() => {
    end();
    dataset.value = null;
    incidents.value = null;
    filters.value = noFilters;
    isWide.value = false;
  });
  it('is that of the run, without dates far from all the rest', () => {
    expect(extent.value).toEqual({ first: 24 * YEAR, last: 24 * YEAR + 11 * DAY - 1 });
    expect(astray.value).toEqual([0]);
  });
  it('is all dates where they are asked for, and the period stays that of the run', () => {
    isWide.value = true;
    expect(extent.value).toEqual({ first: -YEAR, last: 24 * YEAR + 11 * DAY - 1 });
    expect(believed.value?.first).toBe(24 * YEAR);
    dataset.value = loaded({ version: 2 });
    expect(isWide.value).toBe(false);
  });
  it('reaches as far as a limit does that means such dates', () => {
    filters.value = { ...noFilters, from: 24 * YEAR - 30 * DAY };
    expect(isWide.value).toBe(false);
    filters.value = { ...noFilters, from: -2 * YEAR };
    expect(isWide.value).toBe(true);
    // While the limit is dragged back, the bars stay under the pointer.
    filters.value = { ...noFilters, from: 24 * YEAR };
    expect(isWide.value).toBe(true);
  });
  it('holds all where no date is astray', () => {
    dataset.value = loaded({ periodFirst: -YEAR });
    expect(astray.value).toEqual([]);
    expect(extent.value?.first).toBe(-YEAR);
  });
});
