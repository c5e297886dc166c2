import { afterEach, describe, expect, it, vi } from 'vitest';
import { forEachName } from '../../src/contracts/filter-fields';
import { keepView, keyOfLink, read, usual, write, type ViewState } from '../../src/view/address';
import { filters, noFilters } from '../../src/state/state';
import { usualOrder, wholeOrder } from '../../src/map/layers/layers';
import { minuteOf } from '../../src/base/words';

const full: ViewState = {
  filters: {
    ...forEachName((name) => [`${name} = 1`]),
    kinds: ['seizure', 'tip'], areas: ['Clacton-on-Sea', 'Frinton, Walton & Kirby'], operations: ['Kestrel = 2'], lines: ['100% “Max”', 'a+b'],
    drugs: ['crack cocaine'], grades: ['1AP'], from: minuteOf(2025, 1, 2), to: minuteOf(2025, 3, 4) + 1439, weekdays: [0, 5, 6],
    hours: [0, 1, 2, 12, 22, 23], shift: null, boundary: null, suspectedFalse: true,
  },
  method: {
    names: ['hdbscan', 'gi-star'], given: { 'min-points': 12, eps: 137.5 }, weights: 'evidence', cases: ['seizure'],
    controls: ['stop & search', 'tip'],
  },
  shown: ['local-moran'],
  deploy: {
    isOn: true, teams: 7, reach: 12.5, unit: 'minutes', by: 'foot', speed: 40, detour: 1.4, objective: 'center', spacing: 500, target: 0.655,
    patrolHours: 4, controlDays: 3, locked: [[617_400, 214_900], [322_001, 364_020]],
    byTown: { 'Clacton-on-Sea': 2, 'Frinton, Walton & Kirby': 1 },
    stations: { key: '0123456789abcdef01234567', name: 'police: stations, 2026.csv' }, standing: null,
    forbidden: { key: 'fedcba987654321001234567', name: 'zones=1.geojson' },
    speeds: { key: '00112233445566778899aabb', name: 'speeds.csv' },
  },
  now: { from: 15, until: 23, weeks: 8, isOpen: false, compare: { after: '2026-06-01..', before: '2025-06' } },
  effect: {
    place: { of: 'operation', name: 'Racer, the second', area: 'Buckley' }, start: '2026-05-01', end: null,
    chosen: '2025-11-01..2025-12-31', ring: 300, control: null,
  },
  brief: {
    on: '2026-06-30', town: 'Frinton, Walton & Kirby', paper: 'a3', places: 3, hasCards: true, hasStreets: false,
    actions: { key: '112233445566778899aabbcc', name: 'what to do: June.csv' },
  },
  chosen: 'Mold/High Street & Wrexham Street',
  layers: {
    ...usual.layers, grid: { visible: true, opacity: 1 }, labels: { visible: false, opacity: 1 },
    incidents: { visible: true, opacity: 0.5 },
  },
  order: wholeOrder(['grid', 'hotspots', 'labels']),
  theme: 'dark',
  view: { easting: 322_701, northing: 364_020, resolution: 7.5 },
};

describe('a link to a view', () => {
  it('is known by its key alone, wherever it is pasted', () => {
    const key = '0123456789abcdef-0123_4567';
    expect(keyOfLink(` http://127.0.0.1:5000/#view=${key}\n`)).toBe(key);
    expect(keyOfLink(`#view=${key}`)).toBe(key);
    for (const text of [
      '', '#view=', '#view=short', `#view=${key}&operations=Kestrel`, `#at=322700,364000,8`, 'SJ 237 640', `#view=${'x'.repeat(65)}`,
    ]) expect(keyOfLink(text)).toBeNull();
  });
});

describe('the text of a view', () => {
  it('says nothing of the usual view', () => {
    expect(write(usual)).toBe('');
    expect(read('')).toEqual(usual);
    expect(read('#')).toEqual(usual);
  });

  it('is found again', () => {
    expect(read(`#${write(full)}`)).toEqual(full);
  });

  it('keeps a shift in place of hours, and forgets one that there is not', () => {
    const night = { ...usual, filters: { ...usual.filters, shift: 'night' } };
    expect(write(night)).toBe('shift=night');
    expect(read('shift=night')).toEqual(night);
    expect(read('shift=night&hours=3')).toEqual(night);
    expect(read('shift=noon&hours=3').filters).toEqual({ ...usual.filters, hours: [3] });
  });

  it('is the same for the same view, whatever the order of choosing', () => {
    const other = { ...full, filters: { ...full.filters, kinds: ['tip', 'seizure'], hours: [23, 22, 12, 2, 1, 0], weekdays: [6, 5, 0] } };
    expect(write(other)).toBe(write(full));
    expect(write(read(write(full)))).toBe(write(full));
  });

  it('says nothing of a deployment that is not wanted, and all that is asked of one that is', () => {
    expect(write({ ...usual, deploy: { ...usual.deploy, teams: 9 } })).toBe('');
    const deploy = { ...usual.deploy, isOn: true };
    expect(write({ ...usual, deploy })).toBe('teams=3&reach=1500m');
    expect(write({ ...usual, deploy: { ...deploy, target: null, patrolHours: 8, locked: [[617_400, 214_900]] } })).toBe(
      'teams=3&reach=1500m&target=none&patrol=8h&locked=617400:214900',
    );
    expect(read('#teams=3&reach=1500m').deploy).toEqual(deploy);
  });

  it('says a ward, and takes it in place of towns', () => {
    const text = write({ ...usual, filters: { ...noFilters, boundary: 'ward:Pier, Tendring' } });
    expect(text).toBe('within=ward:Pier%2C+Tendring');
    expect(read(`#${text}`).filters).toEqual({ ...noFilters, boundary: 'ward:Pier, Tendring' });
    expect(read(`#areas=Mold&${text}`).filters.areas).toEqual([]);
    expect(read('#within=Pier').filters.boundary).toBeNull();
  });

  it('says along which streets teams go, and knows no other way', () => {
    const deploy = { ...usual.deploy, isOn: true, by: 'car' as const };
    expect(write({ ...usual, deploy })).toBe('teams=3&reach=1500m&ways=car');
    expect(read('#teams=3&ways=car').deploy.by).toBe('car');
    expect(read('#teams=3&ways=boat').deploy.by).toBeNull();
  });

  it('takes no number for a deployment that the fields would refuse', () => {
    const wrong = read('#teams=5&reach=-20m&objective=luck&spacing=1e9m&target=120&patrol=25h&control=1.5d&locked=here,1:2:3').deploy;
    expect(wrong).toEqual({ ...usual.deploy, isOn: true, teams: 5 });
    for (const teams of ['0', '21', '2.5', 'three', '']) expect(read(`#teams=${teams}&reach=500m`).deploy.isOn).toBe(false);
    expect(read('#teams=2&reach=900,30kmh').deploy.reach).toBe(usual.deploy.reach);
  });

  it('can be read by people', () => {
    const state = { ...usual, filters: { ...usual.filters, areas: ['High Wycombe'], from: minuteOf(2025, 1, 1), hours: [19, 20, 21, 22, 23, 0, 1] } };
    expect(write(state)).toBe('areas=High+Wycombe&from=2025-01-01&hours=19-1');
  });

  it('keeps times within the day', () => {
    const state = { ...usual, filters: { ...usual.filters, from: minuteOf(2025, 1, 1) + 605, to: minuteOf(2025, 1, 2) } };
    expect(write(state)).toBe('from=2025-01-01T10:05&to=2025-01-02T00:00');
    expect(read(write(state))).toEqual(state);
  });

  it('takes what it understands from a spoilt one', () => {
    const state =
      read('#kinds=tip&from=2025-13-45&hours=7-99,8&weekdays=xyz,mon&at=1,2&given.eps=wide&theme=pink&layers=nothing&chosen=%E0%A4%A&&=x');
    expect(state).toEqual({ ...usual, filters: { ...usual.filters, kinds: ['tip'], hours: [8], weekdays: [1] } });
  });

  it('a whole day of hours ends', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour);
    expect(read(write({ ...usual, filters: { ...usual.filters, hours } })).filters.hours).toEqual(hours);
  });

  it('keeps the order of the layers only where it is the user\'s own', () => {
    expect(write({ ...usual, order: [...usualOrder] })).toBe('');
    const order = [...usualOrder].reverse();
    expect(write({ ...usual, order })).toBe(`order=${order.join(',')}`);
    expect(read('#order=basemap,nothing,basemap').order).toEqual(wholeOrder(['basemap']));
  });
});

describe('a page that is loaded anew right after a change', () => {
  afterEach(() => { vi.unstubAllGlobals(); filters.value = noFilters; });

  it('knows that its host may still hold what was before: the change is counted at once', () => {
    const turns: number[] = [];
    vi.stubGlobal('history', { replaceState: ({ turn }: { turn: number }) => { turns.push(turn); } });
    vi.stubGlobal('location', { pathname: '/', hash: '' });
    vi.stubGlobal('addEventListener', () => undefined);
    vi.stubGlobal('removeEventListener', () => undefined);
    const end = keepView();
    expect(turns).toEqual([]);
    filters.value = { ...noFilters, kinds: ['tip'] };
    filters.value = { ...noFilters, kinds: ['tip', 'seizure'] };
    expect(turns).toEqual([1]);
    end();
  });
});
