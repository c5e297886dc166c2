// Tiles of a WMTS server in a real browser, under the policy that the host sets: a server and a capabilities document of our own making.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canOpen, launch, linkTo, onePicture, serve, startMock } from './window.mjs';

const COLOURS = { streets: [40, 160, 90], relief: [200, 120, 40] };
/** Ordnance Survey's matrix: the same numbers as theirs. */
const RESOLUTIONS = [896, 448, 224, 112, 56, 28, 14, 7, 3.5, 1.75];
const HALF_WORLD = 20037508.342789244;
const denominator = (metres) => metres / 0.00028;

const matrices = (resolutions, west, north) =>
  resolutions.map((metres, zoom) => `<TileMatrix><ows:Identifier>${zoom}</ows:Identifier><ScaleDenominator>${denominator(metres)}</ScaleDenominator>
  <TopLeftCorner>${west} ${north}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>${4 ** (zoom + 1)}</MatrixWidth>
  <MatrixHeight>${4 ** (zoom + 1)}</MatrixHeight></TileMatrix>`).join('');
const WEB = Array.from({ length: 17 }, (_, zoom) => 156543.03392804097 / 2 ** zoom);
const matrixSet = (name, epsg, resolutions, west, north) =>
  `<TileMatrixSet><ows:Identifier>${name}</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::${epsg}</ows:SupportedCRS>
  ${matrices(resolutions, west, north)}</TileMatrixSet>`;
const layer = (id, title, sets) =>
  `<Layer><ows:Title>${title}</ows:Title><ows:Identifier>${id}</ows:Identifier><Style isDefault="true"><ows:Identifier>plain</ows:Identifier></Style>
  <Format>image/png</Format>${sets.map((set) => `<TileMatrixSetLink><TileMatrixSet>${set}</TileMatrixSet></TileMatrixSetLink>`).join('')}</Layer>`;
const capabilities = (origin, layers) =>
  `<?xml version="1.0"?><Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1"
  xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
  <ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP>
    <ows:Get xlink:href="${origin}/wmts?">
      <ows:Constraint name="GetEncoding"><ows:AllowedValues><ows:Value>KVP</ows:Value></ows:AllowedValues></ows:Constraint>
    </ows:Get>
  </ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>
  <Contents>${layers}
    ${matrixSet('degrees', 4326, [70000], 90, -180)}
    ${matrixSet('web', 3857, WEB, -HALF_WORLD, HALF_WORLD)}
    ${matrixSet('grid', 27700, RESOLUTIONS, -238375, 1376256)}
  </Contents></Capabilities>`;
const LAYERS = layer('degrees', 'In degrees', ['degrees']) + layer('streets', 'Streets', ['web', 'grid']) + layer('relief', 'Relief', ['web']);

describe.skipIf(!canOpen)('a WMTS server', () => {
  let browser, page, mock, tiles, elsewhere;
  beforeAll(async () => {
    [browser, mock] = await Promise.all([launch(), startMock(300)]);
    elsewhere = await serve(() => undefined);
    tiles = await serve((path, query) => {
      if (path === '/capabilities') return { type: 'text/xml', body: capabilities(tiles.origin, LAYERS) };
      if (path === '/elsewhere') return { type: 'text/xml', body: capabilities(elsewhere.origin, LAYERS) };
      if (path === '/degrees') return { type: 'text/xml', body: capabilities(tiles.origin, layer('degrees', 'In degrees', ['degrees'])) };
      if (path === '/nothing') return { type: 'text/html', body: '<p>Welcome' };
      if (path === '/wmts') return { type: 'image/png', body: onePicture(COLOURS[query.get('layer')] ?? [0, 0, 0]) };
    });
  }, 60_000);
  afterAll(async () => { await Promise.all([browser?.close(), mock?.end(), tiles?.end(), elsewhere?.end()]); });

  const open = async () => {
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    page.setDefaultTimeout(6_000);
    await page.goto(`${mock.address}${linkTo('at=322700,364000,8')}`);
    await page.getByRole('tab', { name: 'Layers' }).click();
  };
  const use = async (path) => {
    await page.locator('#tile-kind').selectOption('wmts');
    await page.getByLabel('Address', { exact: true }).fill(tiles.origin + path);
    await page.getByRole('button', { name: 'Use this source' }).click();
    // The page comes anew when the policy has changed.
    await page.waitForTimeout(300);
    await page.getByRole('tab', { name: 'Layers' }).click();
  };
  const middle = () => page.waitForFunction(() => {
    const canvas = document.querySelector('.map-tiles canvas');
    const at = canvas?.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
    return at && at[3] === 255 ? [...at.slice(0, 3)] : false;
  }).then((found) => found.jsonValue());
  const alert = () => page.locator('.tiles [role="alert"]').textContent();

  it('is asked for nothing before it is turned on, then gives tiles on the National Grid', async () => {
    await open();
    expect(tiles.asked).toEqual([]);
    await use('/capabilities');
    expect(await middle()).toEqual(COLOURS.streets);
    // 322,700 m east and 364,000 m north at 7 m a pixel, counted by hand: (322700 + 238375) / 1792 and (1376256 − 364000) / 1792.
    const asked = tiles.asked.map((address) => new URLSearchParams(address.split('?')[1]?.toLowerCase()));
    expect(asked.some((query) => query.get('tilematrixset') === 'grid'
      && query.get('tilematrix') === '7' && query.get('tilecol') === '313' && query.get('tilerow') === '564')).toBe(true);
    expect(elsewhere.asked).toEqual([]);
  }, 30_000);

  it('lets the user choose among the layers that can be drawn, and the choice is remembered', async () => {
    const choice = page.getByLabel('Layer of the server');
    expect(await choice.locator('option').allTextContents()).toEqual(['Streets', 'Relief']);
    await choice.selectOption('relief');
    await expect.poll(middle, { timeout: 10_000 }).toEqual(COLOURS.relief);
    expect(tiles.asked.some((address) => /tilematrixset=web/i.test(address))).toBe(true);
    await page.reload();
    await expect.poll(middle, { timeout: 10_000 }).toEqual(COLOURS.relief);
  }, 30_000);

  it('whose tiles are elsewhere is told of in one sentence, and the other server is not asked', async () => {
    await page.close();
    await open();
    await use('/elsewhere');
    expect(await alert()).toBe(
      `The server at ${tiles.origin} keeps its tiles at ${elsewhere.origin}, and only the server whose address you give is asked. `
      + `Give the capabilities of ${elsewhere.origin} itself.`,
    );
    expect(elsewhere.asked).toEqual([]);
  }, 30_000);

  it('that cannot be used is told of in one sentence', async () => {
    await use('/degrees');
    await expect.poll(alert).toMatch(/on the National Grid \(EPSG:27700\) or on web Mercator \(EPSG:3857\)/);
    await use('/nothing');
    await expect.poll(alert).toMatch(/^That is no WMTS capabilities document/);
    await use('/missing');
    await expect.poll(alert).toMatch(/answered 404/);
  }, 30_000);
});
