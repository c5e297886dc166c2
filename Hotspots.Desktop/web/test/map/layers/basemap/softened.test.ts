import { expect, it } from 'vitest';
import { softened } from '../../../../src/map/layers/basemap/softened';

it('cuts every corner of every ring, a quarter of the way', () => {
  const shapes = softened({ points: Int32Array.of(0, 0, 40, 0, 40, 40, 100, 0, 140, 0, 140, 80), rings: Uint32Array.of(0, 3, 6) });
  const drawn: number[][] = [];
  shapes.trace(
    { moveTo: (x, y) => { drawn.push([x, 0 - y]); }, lineTo: (x, y) => { drawn.push([x, 0 - y]); }, closePath: () => { drawn.push([]); } },
    { west: -1e6, south: -1e6, east: 1e6, north: 1e6, originEasting: 0, originNorthing: 0, metres: 1 },
  );
  expect(drawn.slice(0, 7)).toEqual([[10, 0], [30, 0], [40, 10], [40, 30], [30, 30], [10, 10], []]);
  expect(drawn).toHaveLength(14);
});
