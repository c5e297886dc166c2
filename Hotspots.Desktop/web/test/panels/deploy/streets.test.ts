// Ways along streets: what is said of them, what is shown, and what only the host can tell.
import { afterEach, describe, expect, it } from 'vitest';
import { forget, wish } from '../../../src/state/deploy-history';
import { boxOf, deployed, deployment, live, moves, plan, shownSites, streetFile, usualWish } from '../../../src/state/deployment';
import { comparison, hereAndBest, isToldLater } from '../../../src/state/locking';
import { query } from '../../../src/host/placing';
import type { PlaceAnswer } from '../../../src/contracts/placement';
import { reachWords, verdict, WAYS, wayOrNone } from '../../../src/panels/deploy/deploy-words';
import { dataset, filters, noFilters } from '../../../src/state/state';
import type { Dataset } from '../../../src/contracts/model';

const STREETS = {
  by: 'car' as const, words: '1,000 m along streets, by car', said: 'Along streets 2 teams reach 60.0 %.', file: 'rutland.osm.pbf',
  attribution: '© made up',
  reaches: [[[0, 0, 0, 100, 200, 100, 0, 0], [10, 10, 20, 10, 20, 20, 10, 10]], []], withoutWay: 0,
};
const answer: PlaceAnswer = {
  version: 1, objective: 'coverage', teams: 2, reach: 1000, reachMetres: null, streets: STREETS, unit: 'm', value: 60, bound: 75, gap: 0.2,
  proven: false,
  why: '', totalWeight: 100, coveredShare: 0.6, bestShare: 0.75, meanDistance: null, worstDistance: null,
  sites: [[50, 50], [5000, 5000]].map(([easting, northing], k) => ({
    number: k + 1, at: [easting, northing] as const, locked: false, name: '', gridReference: '', covered: 1, gain: 1, gainShare: 0.1,
    nearestHotspot: null, nearestHotspotMetres: null, area: '', why: '',
  })),
  curve: [], knee: null, teamsForTarget: null, patrol: null, atSea: [], warnings: [], notes: [], milliseconds: 1,
};

afterEach(() => {
  deployment.value = usualWish;
  plan.value = dataset.value = streetFile.value = null;
  moves.value = new Map();
  filters.value = noFilters;
  forget();
});

describe('ways along streets', () => {
  it('are straight lines until somebody chooses', () => {
    expect(usualWish.by).toBeNull();
    expect(WAYS.map(([by]) => by)).toEqual([null, 'car', 'foot']);
  });

  it('are explained in one line each', () => {
    const lines = (['m', 'minutes'] as const).flatMap((unit) =>
      ([[null, null], ['car', null], ['car', 'a.osm.pbf'], ['foot', 'a.osm.pbf']] as const)
        .map(([by, file]) => reachWords({ ...usualWish, unit, by }, file)));
    // Without a file it does not matter how far.
    expect(new Set(lines).size).toBe(7);
    for (const line of lines) expect(line).toMatch(/^[A-Z0-9][^\n]*\.$/);
    for (const line of lines.filter((one) => one.includes('a.osm.pbf'))) expect(line).not.toContain('straight');
  });

  it('are asked of the host, and anew when another file is open', () => {
    dataset.value = { version: 3, incidents: 9, areas: [] } as unknown as Dataset;
    wish({ isOn: true });
    expect(query.value?.by).toBeNull();
    wish({ by: 'foot' });
    const before = query.value;
    expect(before?.by).toBe('foot');
    streetFile.value = { name: 'a', version: 2 };
    expect(query.value).not.toBe(before);
    expect(query.value).toEqual(before);
  });

  it('go at the speeds that are given, where they go along streets', () => {
    dataset.value = { version: 3, incidents: 9, areas: [] } as unknown as Dataset;
    const speeds = { key: '0123456789abcdef01234567', name: 'mine.csv' };
    wish({ isOn: true, unit: 'minutes', reach: 5, by: 'car', speeds });
    expect(query.value?.speeds).toBe(speeds.key);
    expect(reachWords(deployment.value, 'a.osm.pbf')).toContain('mine.csv');
    wish({ by: null });
    expect(query.value?.speeds).toBeNull();
  });

  it('have no way where there is none, never one of 0 m', () => {
    expect(wayOrNone(null, 'm')).toBe('no way');
    expect(wayOrNone(0, 'm')).toBe('0 m');
    expect(verdict({ ...answer, objective: 'median' }).figure).toBe('no way');
  });

  it('show the ground of each site, and all round one that is on no street', () => {
    deployment.value = { ...usualWish, isOn: true, by: 'car' };
    plan.value = answer;
    const shown = deployed.value!;
    expect(shown.metres).toBeNull();
    expect(boxOf(shown, shown.sites[0])).toEqual([0, 0, 200, 100]);
    const [west, , east] = boxOf(shown, shown.sites[1]);
    expect(east - west).toBeGreaterThan(100);
  });

  it('are not counted here while a site is in the hand', () => {
    deployment.value = { ...usualWish, isOn: true, by: 'car' };
    plan.value = answer;
    expect(isToldLater.value).toBe(false);
    moves.value = new Map([[1, [90, 90]]]);
    expect([live.value, hereAndBest.value, isToldLater.value]).toEqual([null, null, true]);
    expect(comparison()).toContain('let go');
    expect(shownSites.value[0].at).toEqual([90, 90]);
  });

  it('send no teams by town within a boundary', () => {
    dataset.value = { version: 3, incidents: 9, areas: [] } as unknown as Dataset;
    wish({ isOn: true, byTown: { Mold: 2 } });
    expect(query.value).toMatchObject({ teamsByArea: { Mold: 2 }, target: null });
    filters.value = { ...noFilters, boundary: 'district:Flintshire' };
    expect(query.value).toMatchObject({ teamsByArea: {}, target: 0.8 });
  });
});
