import { describe, expect, it } from 'vitest';
import { countedOf } from '../../../src/state/deployment';
import { setWords } from '../../../src/panels/deploy/towns-and-files';
import { usualWish } from '../../../src/state/deployment';

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
});
