import { describe, expect, it } from 'vitest';
import { parseBoundary } from '../../../../src/map/layers/boundaries/boundaries';
import { featuresOf, isTopology } from '../../../../src/map/layers/boundaries/topojson';

/** Two squares side by side that share an edge, in steps of 10 m on the grid: arc 0 is that edge, northwards. */
const wards = {
  type: 'Topology',
  transform: { scale: [10, 10], translate: [617_000, 215_000] },
  arcs: [
    [[10, 0], [0, 10]],
    [[10, 10], [-10, 0], [0, -10], [10, 0]],
    [[10, 0], [10, 0], [0, 10], [-10, 0]],
    [[2, 2], [0, 2], [2, 0], [-2, -2]],
  ],
  objects: {
    wards: {
      type: 'GeometryCollection',
      properties: { county: 'Essex' },
      geometries: [
        { type: 'Polygon', arcs: [[0, 1], [3]], properties: { WD23NM: 'West' } },
        { type: 'GeometryCollection', geometries: [{ type: 'MultiPolygon', arcs: [[[2, -1]]], properties: { WD23NM: 'East' } }] },
        { type: null },
      ],
    },
    edge: { type: 'LineString', arcs: [-1] },
    station: { type: 'Point', coordinates: [5, 5] },
  },
};

describe('TopoJSON', () => {
  it('joins quantised arcs to rings, backwards too', () => {
    const { features } = featuresOf(wards);
    expect(features.map(({ geometry }) => geometry.type)).toEqual(['Polygon', 'MultiPolygon', 'LineString', 'Point']);
    expect(features[0].geometry.coordinates).toEqual([
      [[617_100, 215_000], [617_100, 215_100], [617_000, 215_100], [617_000, 215_000], [617_100, 215_000]],
      [[617_020, 215_020], [617_020, 215_040], [617_040, 215_040], [617_020, 215_020]],
    ]);
    expect(features[1].geometry.coordinates)
      .toEqual([[[[617_100, 215_000], [617_200, 215_000], [617_200, 215_100], [617_100, 215_100], [617_100, 215_000]]]]);
    expect(features[2].geometry.coordinates).toEqual([[617_100, 215_100], [617_100, 215_000]]);
    expect(features[3].geometry.coordinates).toEqual([617_050, 215_050]);
  });

  it('hands a collection\'s properties down to its parts', () => {
    expect(featuresOf(wards).features[1].properties).toEqual({ county: 'Essex', WD23NM: 'East' });
  });

  it('leaves what it reads as it is', () => {
    const before = JSON.stringify(wards);
    expect(featuresOf(wards)).toEqual(featuresOf(wards));
    expect(JSON.stringify(wards)).toBe(before);
  });

  it('reads arcs without a transform, and closes a ring that is not', () => {
    const plain = { type: 'Topology', arcs: [[[0, 51], [1, 51], [1, 52]]], objects: { a: { type: 'Polygon', arcs: [[0]] } } };
    expect(featuresOf(plain).features[0].geometry.coordinates).toEqual([[[0, 51], [1, 51], [1, 52], [0, 51]]]);
  });

  it.each([4, -5])('refuses an arc that is not there (%i)', (arc) => {
    expect(() => featuresOf({ ...wards, objects: { a: { type: 'LineString', arcs: [arc] } } })).toThrow('no arc');
  });

  it('is told from GeoJSON', () => {
    expect([wards, { type: 'FeatureCollection' }, null, 7].map(isTopology)).toEqual([true, false, false, false]);
  });
});

describe('a boundary file', () => {
  it('gives the same rings from TopoJSON and from GeoJSON, in metres as in degrees', () => {
    const topo = parseBoundary('wards', JSON.stringify(wards)), geo = parseBoundary('wards', JSON.stringify(featuresOf(wards)));
    expect(topo.shapes.parts).toBe(4);
    for (let part = 0; part < 4; part++) expect(topo.shapes.boxOf(part)).toEqual(geo.shapes.boxOf(part));
    expect(topo.shapes.boxOf(0)).toEqual([617_000, 215_000, 617_100, 215_100]);
    expect(topo.names.map(({ text }) => text)).toEqual(['West', 'East']);
    const degrees = { ...wards, transform: { scale: [0.001, 0.001], translate: [1.15, 51.78] } };
    const [west, south] = parseBoundary('degrees', JSON.stringify(degrees)).shapes.boxOf(0);
    expect(Math.hypot(west - 617_293, south - 213_976)).toBeLessThan(600);
  });

  it('is refused with a sentence when its arcs are missing', () => {
    expect(() => parseBoundary('broken', JSON.stringify({ ...wards, arcs: [] }))).toThrow('broken is not GeoJSON or TopoJSON');
  });
});
