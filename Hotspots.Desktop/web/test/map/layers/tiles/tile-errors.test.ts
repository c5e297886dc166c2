import { afterEach, describe, expect, it, vi } from 'vitest';
import { askWhy, tileSource, type TileSourceChoice } from '../../../../src/map/layers/tiles/tile-source';
import { failed, over } from '../../../../src/state/state';

const SILENT = 'The tile server does not answer: check its address and the network.';
const answering = (status: number, body: string | null = null) => { vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status }))); };
const choice = (url: string): TileSourceChoice => ({ kind: 'xyz', url, attribution: '' });

afterEach(() => {
  vi.unstubAllGlobals();
  tileSource.value = null;
  failed.value = null;
});

describe('a picture that did not come', () => {
  it('is told of where its server does not answer, until the next one comes', async () => {
    answering(502, JSON.stringify({ error: SILENT }));
    await askWhy('/api/tile-server/picture?url=x');
    expect(failed.value).toBe(SILENT);
    over('tiles');
    expect(failed.value).toBe(null);
  });
  it('is as it should be where the server has none', async () => {
    answering(204);
    await askWhy('/api/tile-server/picture?url=x');
    expect(failed.value).toBe(null);
  });
  it('is no matter once another source was chosen', async () => {
    tileSource.value = choice('https://one/{z}/{x}/{y}');
    answering(502, JSON.stringify({ error: SILENT }));
    const asked = askWhy('/api/tile-server/picture?url=x');
    tileSource.value = choice('https://two/{z}/{x}/{y}');
    await asked;
    expect(failed.value).toBe(null);
  });
  it('is asked about once, however many fail together', async () => {
    let asked = 0;
    vi.stubGlobal('fetch', () => { asked++; return Promise.resolve(new Response(null, { status: 204 })); });
    await Promise.all([askWhy('a'), askWhy('b'), askWhy('c')]);
    expect(asked).toBe(1);
  });
});
