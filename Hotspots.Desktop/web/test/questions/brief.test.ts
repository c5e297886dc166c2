import { afterEach, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/contracts/model';
import type { BriefPaper } from '../../src/questions/answers';
import { attendedQuery, attendedWish, daysOf, wishAttended } from '../../src/questions/attended';
import { briefQuery, papers, shiftOf } from '../../src/questions/brief';
import { dataset, filters, noFilters } from '../../src/state/state';
import { streetFile } from '../../src/state/deployment';
import { briefWish, usualBrief, wishBrief } from '../../src/wishes/brief-wish';
import { nowWish, usualNow } from '../../src/wishes/now-wish';

const PAPERS: BriefPaper[] = [
  { name: 'a4', title: 'A4', places: 5, hasCards: true, files: [{ name: 'brief.pdf', title: 'PDF', holdsOneSheet: false, takesCards: true }] },
  { name: 'slide', title: 'Slide', places: 3, hasCards: false, files: [] },
];
const usualLogs = { ...attendedWish.peek() };

function load(): void {
  dataset.value = { version: 4, incidents: 9, areas: [] } as unknown as Dataset;
  papers.value = PAPERS;
}

afterEach(() => {
  dataset.value = null;
  papers.value = [];
  filters.value = noFilters;
  briefWish.value = { ...usualBrief };
  nowWish.value = { ...usualNow };
  attendedWish.value = usualLogs;
  streetFile.value = null;
});

describe('a shift as the command line takes it', () => {
  it('is not named where it is the night that nobody has to name', () =>
    expect(shiftOf({ from: 22, until: 5 })).toEqual({ shift: null, shifts: null }));
  it('is named where it is a usual one', () => expect(shiftOf({ from: 23, until: 7 })).toEqual({ shift: 'night', shifts: null }));
  it('says its hours where it is another', () => {
    expect(shiftOf({ from: 17, until: 22 })).toEqual({ shift: 'evening', shifts: 'evening 17-22' });
    expect(shiftOf({ from: 21, until: 4 })).toEqual({ shift: 'night', shifts: 'night 21-04' });
    expect(shiftOf({ from: 8, until: 16 })).toEqual({ shift: 'shift', shifts: 'shift 08-16' });
    expect(shiftOf({ from: 8, until: 8 })).toEqual({ shift: 'night', shifts: 'night 08-08' });
  });
});

describe('what is asked of a sheet', () => {
  it('is nothing before there are data and papers', () => {
    expect(briefQuery.value).toBeNull();
    load();
    papers.value = [];
    expect(briefQuery.value).toBeNull();
  });

  it('is what the window shows, in the shift of the sheet', () => {
    load();
    filters.value = { ...noFilters, kinds: ['tip'], shift: 'late' };
    expect(briefQuery.value).toMatchObject({
      version: 4, filters: { ...noFilters, kinds: ['tip'], shift: null }, shift: 'late', shifts: null, on: null, weeks: 4, places: 5, paper: 'a4',
      cards: false, streets: false, actions: null,
    });
  });

  it('is of one town, but not within a boundary', () => {
    load();
    wishBrief({ town: 'Mold' });
    expect(briefQuery.value?.filters.areas).toEqual(['Mold']);
    filters.value = { ...noFilters, boundary: 'ward:Pier, Tendring' };
    expect(briefQuery.value?.filters).toEqual({ ...noFilters, boundary: 'ward:Pier, Tendring' });
    // Nor of one that the filters leave out.
    filters.value = { ...noFilters, areas: ['Flint', 'Buckley'] };
    expect(briefQuery.value?.filters.areas).toEqual(['Flint', 'Buckley']);
  });

  it('asks for no more places and cards than the paper has room for', () => {
    load();
    wishBrief({ places: 4, hasCards: true, paper: 'slide' });
    expect(briefQuery.value).toMatchObject({ places: 3, cards: false, paper: 'slide' });
    wishBrief({ paper: 'a4' });
    expect(briefQuery.value).toMatchObject({ places: 4, cards: true });
    wishBrief({ paper: 'parchment' });
    expect(briefQuery.value?.paper).toBe('a4');
  });

  it('asks for streets where there are any', () => {
    load();
    streetFile.value = { name: 'essex.osm.pbf', version: 2 };
    expect(briefQuery.value?.streets).toBe(true);
    wishBrief({ hasStreets: false });
    expect(briefQuery.value?.streets).toBe(false);
  });
});

describe('what is asked of attendance', () => {
  it('is of the sheet of each day, and of nothing without a log', () => {
    load();
    wishBrief({ on: '2026-06-30', paper: 'a4', hasCards: true, places: 2 });
    expect(attendedQuery.value).toBeNull();
    wishAttended({ logs: { key: 'k', name: 'avl.csv' }, first: '2026-06-01', officers: 2 });
    expect(attendedQuery.value).toMatchObject({
      logs: 'k', on: null, cards: false, places: 2, days: '2026-06-01..2026-06-01', officers: 2, isUtc: false,
    });
  });

  it('is of the days between, or of those of the log', () => {
    expect(daysOf('', '')).toBeNull();
    expect(daysOf('2026-06-01', '2026-06-30')).toBe('2026-06-01..2026-06-30');
    expect(daysOf('', '2026-06-30')).toBe('2026-06-30..2026-06-30');
  });
});
