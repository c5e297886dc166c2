import { describe, expect, it } from 'vitest';
import { parseBoundary } from '../../../../src/map/layers/boundaries/boundaries';

describe('a boundary file', () => {
  const area = (coordinates: number[][]): string =>
    JSON.stringify({ type: 'FeatureCollection', features: [
      { type: 'Feature', properties: { WD23CD: 'W1', WD23NM: 'Buckley Pentrobin' }, geometry: { type: 'Polygon', coordinates: [coordinates] } },
    ] });

  it('in degrees comes onto the grid', () => {
    const layer = parseBoundary('wards', area([[-3.1, 53.1], [-3.0, 53.1], [-3.0, 53.2], [-3.1, 53.1]]));
    const [west, south, east, north] = layer.shapes.boxOf(0);
    expect(west).toBeGreaterThan(326_000);
    expect(east).toBeLessThan(334_000);
    expect(south).toBeGreaterThan(356_000);
    expect(north).toBeLessThan(369_000);
    expect(layer.names.map(({ text }) => text)).toEqual(['Buckley Pentrobin']);
  });
  it('in metres stays where it is', () => {
    expect(parseBoundary('beats', area([[320_000, 360_000], [321_000, 360_000], [321_000, 361_000], [320_000, 360_000]])).shapes.boxOf(0))
      .toEqual([320_000, 360_000, 321_000, 361_000]);
  });
  it('as TopoJSON is read too', () => {
    const topology = {
      type: 'Topology', objects: { a: { type: 'Polygon', arcs: [[0]] } }, arcs: [[[-3.1, 53.1], [-3.0, 53.1], [-3.0, 53.2], [-3.1, 53.1]]],
    };
    expect(parseBoundary('topo', JSON.stringify(topology)).shapes.boxOf(0)[0]).toBeGreaterThan(326_000);
  });
  it('that is none says what to choose', () => {
    expect(() => parseBoundary('x', 'id,kind')).toThrow(/x is not JSON/);
    expect(() => parseBoundary('x', '{"type":"FeatureCollection","features":[]}')).toThrow(/no areas or lines/);
    expect(() => parseBoundary('x', '{"type":"Banana"}')).toThrow(/not GeoJSON/);
  });
});
