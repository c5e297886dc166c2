import { describe, expect, it } from 'vitest';
import { isInside } from '../../../src/map/layers/hotspots/badge-places';
import { pictureOf, Shapes } from '../../../src/map/core/shapes';

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
      const isEdge = [[-1, 0], [1, 0], [0, -1], [0, 1]].some(([dx, dy]) =>
        isInside([[coast]], west + (x + dx) * metres, north - (y + dy) * metres) !== isLand);
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
