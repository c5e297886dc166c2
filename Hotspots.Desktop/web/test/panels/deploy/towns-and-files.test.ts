import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/contracts/model';
import { query } from '../../../src/host/placing';
import { setWords } from '../../../src/panels/deploy/towns-and-files';
import { countedOf, deployment, usualWish } from '../../../src/state/deployment';
import { dataset } from '../../../src/state/state';

describe('what a plan counts', () => {
  const data = { codes: { area: Uint8Array.of(0, 1, 0, 1) }, texts: { area: ['Mold', 'Clacton'] } };
  it('is all that passes, but for the sea and for towns without teams', () => {
    const mask = Uint8Array.of(1, 1, 1, 0);
    expect(countedOf(data, mask, {}, [])).toBe(mask);
    expect([...countedOf(data, mask, {}, [2])]).toEqual([1, 1, 0, 0]);
    expect([...countedOf(data, mask, { Clacton: 2 }, [])]).toEqual([0, 1, 0, 0]);
  });
  it('is told in the head of its fold', () => {
    expect(setWords(usualWish)).toBe('');
    expect(setWords({ ...usualWish, byTown: { Mold: 1 }, forbidden: { key: '', name: 'zones.geojson' } })).toBe('teams by town and forbidden zones');
  });
  it('is what the host is asked for: teams by town, stations, standing teams and forbidden zones', () => {
    dataset.value = { version: 3, incidents: 4 } as Dataset;
    const file = (key: string) => ({ key, name: `${key}.csv` });
    deployment.value = { ...usualWish, isOn: true, byTown: { Mold: 2 }, stations: file('stations'), standing: file('standing'),
      forbidden: file('zones') };
    expect(query.value).toMatchObject({ version: 3, teamsByArea: { Mold: 2 }, stations: 'stations', standing: 'standing',
      forbidden: 'zones', target: null });
    deployment.value = { ...usualWish, isOn: true };
    expect(query.value).toMatchObject({ teamsByArea: {}, stations: null, standing: null, forbidden: null });
  });
});
