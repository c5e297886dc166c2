import proj4 from 'proj4';
import { describe, expect, it, vi } from 'vitest';
import '../../../../src/map/core/grid';
import type { Frame } from '../../../../src/map/core/canvas-layer';
import { decodeTile, straightest } from '../../../../src/map/layers/tiles/mbtiles-decode';
import { farthest, TileProjection, tilesIn, zoomFor, type TileAt } from '../../../../src/map/layers/tiles/mbtiles-grid';
import { paintTiles } from '../../../../src/map/layers/tiles/mbtiles-layer';
import { roadNames, tileLabels } from '../../../../src/map/layers/tiles/mbtiles-names';
import { SCHEMAS } from '../../../../src/map/layers/tiles/mbtiles-schemas';
import { shadesOf, widthOf } from '../../../../src/map/layers/tiles/mbtiles-style';
import { lightPalette } from '../../../../src/map/core/palette';
import { pictureOf, type PathSink, type Shapes } from '../../../../src/map/core/shapes';
import { EXTENT, madeTile, type MadeFeature } from './mbtiles-made';

const { plain, zoomstack, protomaps, openmaptiles, roads } = SCHEMAS;

/** The tile of Clacton's sea front. */
const CLACTON: TileAt = { zoom: 14, column: 8244, row: 5427 };
const PIER_AVENUE: [number, number] = [617_400, 214_700];

/** The web's own rule for where a position lies in a tile, from proj4 alone. */
function inTile([easting, northing]: [number, number], { zoom, column, row }: TileAt): [number, number] {
  const [longitude = 0, latitude = 0] = proj4('EPSG:27700', 'EPSG:4326', [easting, northing]);
  const x = ((longitude + 180) / 360) * 2 ** zoom, phi = (latitude * Math.PI) / 180;
  const y = ((1 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / Math.PI) / 2) * 2 ** zoom;
  return [Math.round((x - column) * EXTENT), Math.round((y - row) * EXTENT)];
}

const line = (properties: Record<string, string | number>, ...corners: [number, number][]): MadeFeature =>
  ({ type: 'LineString', parts: [corners.map((corner) => inTile(corner, CLACTON))], properties });
const square = (size: number): [number, number][] => [[size, size], [EXTENT - size, size], [EXTENT - size, EXTENT - size], [size, EXTENT - size]];

const pierAvenue = line({ type: 'Local', name: 'Pier Avenue', level: 0 }, PIER_AVENUE, [617_350, 214_900], [617_300, 215_100]);

function corners(shapes: Shapes | undefined): [number, number][] {
  const found: [number, number][] = [];
  const sink: PathSink = {
    moveTo: (x, y) => { found.push([x, -y]); }, lineTo: (x, y) => { found.push([x, -y]); }, closePath: () => { found.push(found[0]); },
  };
  shapes?.trace(sink, { west: -1e7, south: -1e7, east: 1e7, north: 1e7, originEasting: 0, originNorthing: 0, metres: 1 });
  return found;
}

describe('tiles on the National Grid', () => {
  it('puts a road at Clacton where it is, within a metre', () => {
    const tile = decodeTile(madeTile({ roads: [pierAvenue] }), CLACTON, zoomstack);
    const road = corners(tile.shapes.get('local'));
    expect(road).toHaveLength(3);
    // A tile's unit is 0.37 m here, so that rounding alone may take a quarter of a metre.
    expect(Math.hypot(road[0][0] - PIER_AVENUE[0], road[0][1] - PIER_AVENUE[1])).toBeLessThan(0.5);
    expect(Math.hypot(road[2][0] - 617_300, road[2][1] - 215_100)).toBeLessThan(0.5);
  });

  it.each([[14, 0.01], [10, 0.1], [6, 25]])('agrees with proj4 all over a tile of zoom %i', (zoom, metres) => {
    const at: TileAt = { zoom, column: CLACTON.column >> (14 - zoom), row: CLACTON.row >> (14 - zoom) };
    const projection = new TileProjection(at);
    const out = [0, 0];
    for (let u = 0.013; u < 1; u += 0.05) for (let v = 0.013; v < 1; v += 0.05) {
      projection.project(u, v, out, 0);
      const longitude = ((at.column + u) / 2 ** zoom) * 360 - 180;
      const latitude = (Math.atan(Math.sinh(Math.PI * (1 - (2 * (at.row + v)) / 2 ** zoom))) * 180) / Math.PI;
      const [easting = 0, northing = 0] = proj4('EPSG:4326', 'EPSG:27700', [longitude, latitude]);
      expect(Math.hypot(out[0] - easting, out[1] - northing)).toBeLessThan(metres);
    }
  });

  it('finds every tile of a box, also where the grid is bent', () => {
    const box: [number, number, number, number] = [80_000, 10_000, 655_000, 1_200_000];
    const tiles = new Set(tilesIn(box, 8).map(({ column, row }) => `${column}/${row}`));
    for (let easting = box[0]; easting <= box[2]; easting += 5_000) for (const northing of [box[1], 400_000, 900_000, box[3]]) {
      const [x, y] = inTile([easting, northing], { zoom: 8, column: 0, row: 0 });
      expect(tiles).toContain(`${Math.floor(x / EXTENT)}/${Math.floor(y / EXTENT)}`);
    }
    expect(tilesIn([617_000, 214_600, 617_400, 214_700], 14)).toContainEqual(CLACTON);
  });

  it('chooses the zoom for a resolution, none farther out than the file goes', () => {
    expect(zoomFor(2, 0, 14)).toBe(14);
    expect(zoomFor(0.25, 0, 14)).toBe(14);
    expect(zoomFor(32, 0, 14)).toBe(10);
    expect(zoomFor(32, 11, 14)).toBeNull();
    expect(zoomFor(farthest(11) * 0.5, 11, 14)).toBe(11);
  });
});

describe('what is in a tile', () => {
  it('knows Zoomstack\'s layers and types, in the spelling of both of its files', () => {
    const rule = (layer: string, type = ''): string | null => zoomstack.ruleOf(layer, { type }, false);
    expect(rule('roads', 'Motorway')).toBe('motorway');
    expect(rule('roads_national', 'Primary')).toBe('primary');
    expect(rule('roads', 'Something new')).toBe('local');
    expect([rule('greenspace'), rule('greenspaces'), rule('local_buildings'), rule('rail', 'Tunnel'), rule('waterlines', 'MHW')])
      .toEqual(['green', 'green', 'building', 'rail-tunnel', 'tide']);
    expect(rule('no_such_layer')).toBeNull();
    const drawn = new Set(zoomstack.rules.map(({ name }) => name));
    for (const type of ['Motorway', 'Primary', 'A Road', 'B Road', 'Minor', 'Local', 'Restricted', 'Guided Busway', 'Tunnels'])
      expect(drawn).toContain(rule('roads', type));
    for (const layer of [
      'sea', 'national_parks', 'urban_areas', 'sites', 'greenspaces', 'woodland', 'foreshore', 'surfacewater', 'waterlines', 'buildings',
      'rail', 'boundaries', 'etl', 'contours', 'land',
    ])
      expect(drawn).toContain(rule(layer));
  });

  it('draws or names every layer of Zoomstack\'s tiles', () => {
    const area = (type: string): MadeFeature => ({ type: 'Polygon', parts: [square(400)], properties: { type } });
    const spot = (properties: Record<string, string>): MadeFeature => ({ type: 'Point', parts: [[[2000, 2000]]], properties });
    const way = (type: string): MadeFeature => line({ type, name: 'A', level: 0 }, PIER_AVENUE, [617_350, 214_900]);
    const layers: Record<string, MadeFeature> = {
      airports: spot({ name: 'A' }), boundaries: way('District'), buildings: area(''), etl: way(''), foreshore: area(''),
      greenspaces: area('Golf Course'), names: spot({ type: 'Town', name1: 'A' }), national_parks: area(''), rail: way('Narrow Gauge'),
      railwaystations: spot({ name: 'A', type: 'Railway Station' }), roads: way('Guided Busway'), sea: area(''), sites: area('Education'),
      surfacewater: area(''), urban_areas: area('Local'), waterlines: way('Canal'), woodland: area('National'),
    };
    expect(Object.keys(layers)).toHaveLength(17);
    const rules = new Set(zoomstack.rules.map(({ name }) => name));
    for (const [layer, feature] of Object.entries(layers)) {
      const tile = decodeTile(madeTile({ [layer]: [feature] }), CLACTON, zoomstack);
      const drawn = [...tile.shapes.keys()].filter((rule) => rule !== 'land');
      expect([layer, drawn.length + tile.names.length]).toEqual([layer, 1]);
      for (const rule of drawn) expect(rules).toContain(rule);
    }
  });

  it('knows the layers of Protomaps and OpenMapTiles, and draws what it knows', () => {
    const drawn = new Set(protomaps.rules.map(({ name }) => name));
    const cases: [string | null, string][] = [
      [protomaps.ruleOf('earth', {}, true), 'land'], [protomaps.ruleOf('water', { kind: 'ocean' }, true), 'sea'],
      [protomaps.ruleOf('roads', { kind: 'major_road', kind_detail: 'trunk_link' }, false), 'primary'],
      [protomaps.ruleOf('roads', { 'pmap:kind': 'highway' }, false), 'motorway'], [protomaps.ruleOf('roads', { kind: 'rail' }, false), 'rail'],
      [protomaps.ruleOf('landuse', { kind: 'park' }, true), 'green'], [protomaps.ruleOf('buildings', { kind: 'building' }, true), 'building'],
      [openmaptiles.ruleOf('transportation', { class: 'secondary' }, false), 'b-road'],
      [openmaptiles.ruleOf('transportation', { class: 'rail', brunnel: 'tunnel' }, false), 'rail-tunnel'],
      [openmaptiles.ruleOf('landcover', { class: 'wood' }, true), 'wood'], [openmaptiles.ruleOf('park', {}, true), 'green'],
      [roads.ruleOf('roads', { type: 'Path' }, false), 'path'], [roads.ruleOf('squares', {}, true), 'square'],
    ];
    for (const [found, rule] of cases) {
      expect(found).toBe(rule);
      expect(drawn).toContain(rule);
    }
    expect(protomaps.nameOf('places', { kind: 'locality', kind_detail: 'town', name: 'Oakham' })).toEqual({ text: 'Oakham', type: 'Town' });
    expect(openmaptiles.roadOf('transportation_name', { name: 'High Street', ref: 'A606' })).toEqual({ name: 'High Street', number: 'A606' });
    expect([protomaps.ruleOf('pois', {}, false), openmaptiles.ruleOf('housenumber', {}, false)]).toEqual([null, null]);
    expect([roads.hasLand, openmaptiles.hasLand]).toEqual([false, true]);
  });

  it('draws any other map by the words in its layers\' names', () => {
    const of = (layer: string, isArea: boolean) => plain.ruleOf(layer, {}, isArea);
    expect([of('water', true), of('building', true), of('landuse', true), of('transportation', false), of('waterway', false), of('pipes', false)])
      .toEqual(['water', 'building', 'area', 'road', 'stream', 'line']);
    const drawn = new Set(plain.rules.map(({ name }) => name));
    for (const rule of ['area', 'line', 'water', 'building', 'wood', 'green', 'road', 'stream', 'rail', 'border']) expect(drawn).toContain(rule);
  });

  it('keeps the hole in a lake, and land only where the map has land of its own', () => {
    const lake: MadeFeature = { type: 'Polygon', parts: [square(400), square(1200).reverse()], properties: {} };
    const tile = decodeTile(madeTile({ surfacewater: [lake] }), CLACTON, zoomstack);
    expect(tile.shapes.get('water')?.parts).toBe(2);
    expect(tile.shapes.get('land')?.parts).toBe(1);
    const other = decodeTile(madeTile({ water: [lake] }), CLACTON, plain);
    expect([...other.shapes.keys()]).toEqual(['water']);
  });

  it('takes a name once, from the tile that it lies in', () => {
    const at = (x: number, y: number, name1: string): MadeFeature => ({ type: 'Point', parts: [[[x, y]]], properties: { type: 'Village', name1 } });
    const tile =
      decodeTile(madeTile({ names: [at(100, 100, 'Here'), at(-40, 100, 'West of it'), at(100, EXTENT + 9, 'South of it')] }), CLACTON, zoomstack);
    expect(tile.names.map(({ text }) => text)).toEqual(['Here']);
  });

  it('keeps the longest run of a named road', () => {
    const tile = decodeTile(
      madeTile({ roads: [line({ type: 'Local', name: 'Pier Avenue' }, [617_250, 215_100], [617_240, 215_120]), pierAvenue] }),
      CLACTON,
      zoomstack,
    );
    expect(tile.roads).toHaveLength(1);
    expect(Math.abs(tile.roads[0].metres - Math.hypot(100, 400))).toBeLessThan(1);
  });

  it('finds the nearly straight run of a bent road, and its middle on the road', () => {
    const bent = [0, 0, 10, 0, 10, 30, 11, 60, 10, 90, 50, 90];
    const run = straightest(bent, 0, 6);
    expect(run.metres).toBeCloseTo(90, 6);
    expect(run.easting).toBeCloseTo(10.5, 1);
    expect(run.northing).toBeCloseTo(45, 1);
    expect(run.angle).toBeCloseTo(Math.PI / 2, 6);
  });

  it('takes an empty tile for one, and refuses what is none', () => {
    expect(decodeTile(new ArrayBuffer(0), CLACTON, zoomstack).shapes.size).toBe(1);
    expect(() => decodeTile(Uint8Array.from([0x1a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]).buffer, CLACTON, zoomstack))
      .toThrow();
  });
});

describe('how it is drawn', () => {
  it('fills areas first, then casings, then roads, in the colours of the theme', () => {
    const calls: string[] = [];
    const context = {
      beginPath() { /* kept */ }, moveTo() { /* kept */ }, lineTo() { /* kept */ }, closePath() { /* kept */ },
      setLineDash() { /* kept */ },
    } as Record<string, unknown>;
    context.fill = (rule: string) => { calls.push(`fill ${String(context.fillStyle)} ${rule}`); };
    context.stroke = () => { calls.push(`stroke ${String(context.strokeStyle)}`); };
    const tile =
      decodeTile(madeTile({ roads: [pierAvenue], buildings: [{ type: 'Polygon', parts: [square(1000)], properties: {} }] }), CLACTON, zoomstack);
    const picture = pictureOf({ west: 617_000, north: 215_200, metres: 1 }, 512, 512, 8);
    for (const isDark of [false, true]) {
      calls.length = 0;
      paintTiles(context as unknown as CanvasRenderingContext2D, [tile], zoomstack, picture, { resolution: 1, ratio: 1, isDark });
      const shades = shadesOf(isDark);
      expect(calls).toEqual([
        `fill ${shades.land} nonzero`, `stroke ${shades.land}`, `fill ${shades.building} nonzero`, `stroke ${shades.casing}`,
        `stroke ${shades.local}`,
      ]);
    }
  });

  it('draws roads as wide as they are when near, never thinner than can be seen', () => {
    expect(widthOf({ metres: 8, pixels: 1 }, 0.5)).toBe(16);
    expect(widthOf({ metres: 8, pixels: 1 }, 64)).toBe(1);
  });

  it('names a road once, along it, and says so to the records', () => {
    const context = { measureText: () => ({ width: 60 }), strokeText() { /* not seen */ }, fillText() { /* not seen */ } };
    vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
    const tile = decodeTile(madeTile({ roads: [pierAvenue] }), CLACTON, zoomstack);
    const frame: Frame = { width: 800, height: 600, ratio: 1, metres: 1, west: 617_000, north: 215_200, isMoving: false };
    expect(tileLabels([tile, tile], [], frame, lightPalette)).toHaveLength(1);
    expect([...roadNames([tile], 1)]).toEqual(['Pier Avenue']);
    expect(tileLabels([tile], [], { ...frame, metres: 8 }, lightPalette)).toEqual([]);
    expect(roadNames([tile], 8).size).toBe(0);
  });

  it('writes nothing that is written already near by', () => {
    const spot = (name1: string): MadeFeature => ({ type: 'Point', parts: [[inTile(PIER_AVENUE, CLACTON)]], properties: { type: 'Town', name1 } });
    const tile = decodeTile(madeTile({ names: [spot('Clacton-on-Sea')] }), CLACTON, zoomstack);
    const frame: Frame = { width: 800, height: 600, ratio: 1, metres: 4, west: 616_000, north: 216_000, isMoving: false };
    expect(tileLabels([tile], [{ name: 'clacton-on-sea', easting: 617_000, northing: 215_000 }], frame, lightPalette)).toEqual([]);
  });
});
