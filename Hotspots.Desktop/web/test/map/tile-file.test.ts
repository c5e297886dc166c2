import { afterEach, expect, it, vi } from 'vitest';

vi.stubGlobal('window', {});
const { isElsewhere } = await import('../../src/map/tile-file');
const { tileFile } = await import('../../src/map/layers/tiles');
const { dataset } = await import('../../src/state/state');

afterEach(() => { tileFile.value = null; dataset.value = null; });

it('says where a map file shows none of the towns', () => {
  const file = (bounds: [number, number, number, number] | null) => ({
    version: 1, path: '/a', name: 'a', kind: 'vector' as const, style: 'roads' as const, format: 'pbf', minZoom: 7, maxZoom: 14, bounds,
    attribution: '', layers: [],
  });
  const rutland: [number, number, number, number] = [-0.82, 52.52, -0.43, 52.76], essex: [number, number, number, number] = [0, 51.4, 1.3, 52.1];
  expect(isElsewhere.value).toBe(false);
  tileFile.value = file(rutland);
  expect(isElsewhere.value).toBe(false);
  dataset.value = { areas: [{ name: 'Clacton', incidents: 9, easting: 617_400, northing: 215_000 }] } as never;
  expect(isElsewhere.value).toBe(true);
  tileFile.value = file(essex);
  expect(isElsewhere.value).toBe(false);
  tileFile.value = file(null);
  expect(isElsewhere.value).toBe(false);
});
