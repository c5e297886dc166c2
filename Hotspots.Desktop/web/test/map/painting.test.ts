import { describe, expect, it } from 'vitest';
import { kindStyles } from '../../src/map/layers/incidents/kinds';
import { FULL_CELL, lookOf, rampColour, rampPlace, stepFor } from '../../src/map/layers/incidents/incident-look';
import { commonest } from '../../src/map/layers/incidents/incident-layer';
import { isInside } from '../../src/map/layers/hotspots/badge-places';
import { stampOnto } from '../../src/map/layers/incidents/marks';
import { pictureOf, Shapes } from '../../src/map/core/shapes';
import { levelOf, SQUARE, squaresOf } from '../../src/map/core/tile-cache';
import { addressProblem } from '../../src/map/layers/tiles/tile-source';
import { parseBoundary } from '../../src/map/layers/boundaries/boundaries';

type Ring = [number, number][];

/** A ragged coast: a circle of 3,000 corners with inlets, 40 km across. */
const coast: Ring = Array.from({ length: 3000 }, (_, i) => {
  const angle = (i / 3000) * 2 * Math.PI, radius = 20_000 * (1 + 0.2 * Math.sin(9 * angle) + 0.05 * Math.sin(101 * angle));
  return [400_000 + radius * Math.cos(angle), 300_000 + radius * Math.sin(angle)];
});

function traced(ring: Ring, west: number, north: number, metres: number): { ring: Ring; isClosed: boolean } {
  const path: Ring = [];
  let isClosed = false;
  Shapes.of([ring], true).trace(
    { moveTo: (x, y) => { path.push([x, y]); }, lineTo: (x, y) => { path.push([x, y]); }, closePath: () => { isClosed = true; } },
    pictureOf({ west, north, metres }, 512, 512, 4),
  );
  return { ring: path, isClosed };
}

describe('a traced shape', () => {
  it('fills the picture as the whole shape would, with a fraction of its corners', () => {
    const [west, north, metres] = [412_000, 312_000, 8];
    const { ring, isClosed } = traced(coast, west, north, metres);
    expect(isClosed).toBe(true);
    expect(ring.length).toBeLessThan(coast.length / 3);
    let inside = 0;
    for (let y = 3; y < 512; y += 13) for (let x = 3; x < 512; x += 13) {
      const isLand = isInside([[coast]], west + x * metres, north - y * metres);
      // A step that is left out moves an edge by less than a pixel.
      const isEdge = [[-1, 0], [1, 0], [0, -1], [0, 1]].some(([dx, dy]) => isInside([[coast]], west + (x + dx) * metres, north - (y + dy) * metres) !== isLand);
      if (!isEdge) expect(isInside([[ring]], x, y)).toBe(isLand);
      if (isLand) inside++;
    }
    expect(inside).toBeGreaterThan(100);
    expect(inside).toBeLessThan(1500);
  });
  it('beyond the picture or under a pixel leaves no path', () => {
    expect(traced(coast, 500_000, 312_000, 8).ring).toHaveLength(0);
    expect(traced(coast, 0, 1_000_000, 100_000).ring).toHaveLength(0);
  });
  it('that surrounds the picture fills all of it', () => {
    const { ring } = traced(coast, 400_000, 300_000, 1);
    expect(isInside([[ring]], 256, 256)).toBe(true);
  });
});

describe('an outline', () => {
  it('has holes', () => {
    const square = (a: number, b: number): Ring => [[a, a], [b, a], [b, b], [a, b], [a, a]];
    expect(isInside([[square(0, 10), square(4, 6)]], 2, 2)).toBe(true);
    expect(isInside([[square(0, 10), square(4, 6)]], 5, 5)).toBe(false);
    expect(isInside([[square(0, 10)], [square(20, 30)]], 25, 25)).toBe(true);
    expect(isInside([[square(0, 10)]], 11, 5)).toBe(false);
  });
});

describe('the look of incidents', () => {
  it('turns from marks to cells past fifty thousand', () => {
    expect(lookOf(stepFor(50_000, -1), 10).name).toBe('marks');
    expect(lookOf(stepFor(50_001, -1), 10).name).toBe('cells');
  });
  it('does not flicker at an edge', () => {
    const shown = stepFor(5_000, -1);
    expect(stepFor(5_500, shown)).toBe(shown);
    expect(stepFor(7_000, shown)).not.toBe(shown);
    const next = stepFor(7_000, shown);
    expect(stepFor(4_500, next)).toBe(next);
    expect(stepFor(3_900, next)).toBe(shown);
  });
  it('has marks that shrink with their number and with distance', () => {
    const radius = (count: number, resolution: number): number => {
      const look = lookOf(stepFor(count, -1), resolution);
      return look.name === 'marks' ? look.radius : 0;
    };
    expect(radius(100, 1)).toBeGreaterThan(radius(3_000, 1));
    expect(radius(3_000, 1)).toBeGreaterThan(radius(30_000, 1));
    expect(radius(100, 1)).toBeGreaterThan(radius(100, 1000));
  });
  it('has a ramp from one incident to the legend\'s last number', () => {
    expect([rampPlace(1), rampPlace(FULL_CELL), rampPlace(10 * FULL_CELL)]).toEqual([0, 1, 1]);
    expect(rampColour([[0, 0, 0], [100, 50, 10]], 0.5)).toEqual([50, 25, 5]);
    expect(rampColour([[0, 0, 0], [100, 50, 10]], 1)).toEqual([100, 50, 10]);
  });
  it('of a shared spot is the commonest kind\'s', () => { expect([commonest([2]), commonest([1, 0, 0, 1, 1]), commonest([3, 3, 1, 1])]).toEqual([2, 1, 3]); });
});

describe('kinds', () => {
  it('are told apart by the pair of colour and shape, two dozen of them', () => {
    const styles = kindStyles(Array.from({ length: 24 }, (_, i) => `kind ${i}`));
    expect(new Set(styles.map(({ colour, shape }) => colour + shape)).size).toBe(24);
  });
  it('that are known look the same in every file', () => {
    const [tip] = kindStyles(['Tip']);
    expect(kindStyles(['burglary', 'tip', 'seizure'])[1]).toEqual(tip);
    expect(tip).toEqual({ colour: '#0072B2', shape: 'circle' });
  });
});

describe('a stamp', () => {
  const stamp = { side: 3, pixels: new Uint8ClampedArray(36).fill(255) };
  const painted = (target: Uint8ClampedArray): number[] => Array.from({ length: target.length / 4 }, (_, i) => i).filter((i) => target[4 * i + 3] > 0);
  it('has its middle where it is put and is cut off at the edges', () => {
    const target = new Uint8ClampedArray(5 * 5 * 4);
    stampOnto(target, 5, 5, stamp, 2, 2);
    expect(painted(target)).toEqual([6, 7, 8, 11, 12, 13, 16, 17, 18]);
    const corner = new Uint8ClampedArray(5 * 5 * 4);
    stampOnto(corner, 5, 5, stamp, 0, 4);
    expect(painted(corner)).toEqual([15, 16, 20, 21]);
    const outside = new Uint8ClampedArray(5 * 5 * 4);
    stampOnto(outside, 5, 5, stamp, -2, 2);
    expect(painted(outside)).toEqual([]);
  });
  it('half transparent lets half through', () => {
    const target = Uint8ClampedArray.of(0, 0, 200, 255);
    stampOnto(target, 1, 1, { side: 1, pixels: Uint8ClampedArray.of(200, 0, 0, 128) }, 0, 0);
    expect([...target]).toEqual([100, 0, 100, 255]);
  });
});

describe('kept squares', () => {
  it('cover the frame, each once', () => {
    const frame = { width: 1440, height: 900, ratio: 1, metres: 2, west: 323_001.3, north: 364_000.7, isMoving: false };
    const squares = squaresOf(frame, 2);
    expect(new Set(squares.map(({ column, row }) => `${column},${row}`)).size).toBe(squares.length);
    for (let y = 0; y <= 900; y += 50) for (let x = 0; x <= 1440; x += 40) {
      const column = Math.floor((frame.west + 2 * x) / (SQUARE * 2)), row = Math.floor(-(frame.north - 2 * y) / (SQUARE * 2));
      expect(squares).toContainEqual({ column, row });
    }
    expect(squares.length).toBeLessThanOrEqual(20);
  });
  it('are those of the nearest level', () => { expect([levelOf(2), levelOf(2.3), levelOf(0.01), levelOf(1e6)]).toEqual([2, 2, 2048 / 2 ** 12.5, 2048]); });
});

describe('a tile address', () => {
  it.each([
    ['https://tiles.example/{z}/{x}/{y}.png', null], ['http://10.0.0.7/{z}/{x}/{-y}', null],
    ['tiles.example/{z}/{x}/{y}', /https/], ['https://tiles.example/{x}/{y}', /\{z\}/], ['https://tiles.example/{z}/{x}', /\{y\}/],
  ] as const)('%s', (url, problem) => {
    if (problem === null) expect(addressProblem(url)).toBeNull();
    else expect(addressProblem(url)).toMatch(problem);
  });
});

describe('a boundary file', () => {
  const area = (coordinates: number[][]): string =>
    JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { WD23CD: 'W1', WD23NM: 'Buckley Pentrobin' }, geometry: { type: 'Polygon', coordinates: [coordinates] } }] });

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
    expect(parseBoundary('beats', area([[320_000, 360_000], [321_000, 360_000], [321_000, 361_000], [320_000, 360_000]])).shapes.boxOf(0)).toEqual([320_000, 360_000, 321_000, 361_000]);
  });
  it('as TopoJSON is read too', () => {
    const topology = { type: 'Topology', objects: { a: { type: 'Polygon', arcs: [[0]] } }, arcs: [[[-3.1, 53.1], [-3.0, 53.1], [-3.0, 53.2], [-3.1, 53.1]]] };
    expect(parseBoundary('topo', JSON.stringify(topology)).shapes.boxOf(0)[0]).toBeGreaterThan(326_000);
  });
  it('that is none says what to choose', () => {
    expect(() => parseBoundary('x', 'id,kind')).toThrow(/x is not JSON/);
    expect(() => parseBoundary('x', '{"type":"FeatureCollection","features":[]}')).toThrow(/no areas or lines/);
    expect(() => parseBoundary('x', '{"type":"Banana"}')).toThrow(/not GeoJSON/);
  });
});
