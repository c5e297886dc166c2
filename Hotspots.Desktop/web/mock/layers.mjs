// Made-up layers for the mock host: a surface and tested cells on a square of ground round the largest town, as large as one likes.
import { assemble, random, TOWNS } from './incidents.mjs';

const TOWN = TOWNS[2], HALF = 10_000;
export const LAYERS = [{ layer: 'surface', method: 'kde' }, { layer: 'cells', method: 'gi-star' }];

/** `count` cells, in round numbers, all of which say something: the most there is to paint. */
export function makeLayers(count) {
  const side = Math.round(Math.sqrt(count)), next = random(5);
  const west = TOWN.easting - HALF, south = TOWN.northing - HALF, spacing = (2 * HALF) / side;
  const height = (x, y) => 1500 * Math.exp(-((x - 0.5) ** 2 + (y - 0.5) ** 2) * 20) * (1 + 0.5 * Math.sin(30 * x) * Math.cos(24 * y));
  const place = (f) => Float32Array.from({ length: side * side }, (_, i) => f((i % side) / side, Math.floor(i / side) / side));
  const z = place((x, y) => (height(x, y) - 200) / 90 + next());
  const q = z.map((value) => Math.exp(-(value ** 2) / 2));
  const surface = assemble({
    method: 'kde', unit: 'incidents per km²', isLog: false,
    surfaces: [{ area: TOWN.name, west, south, cell: spacing, columns: side, rows: side }],
  }, [place(height)]);
  const columns = {
    cell: Uint32Array.from({ length: side * side }, (_, i) => i), count: place(() => Math.floor(5 * next())), value: z, z, p: q, q,
    class: Uint8Array.from(z, (value, i) => (q[i] > 0.05 ? 0 : value > 0 ? 1 : 3)),
  };
  const types = { cell: 'u32', class: 'u8' };
  const cells = assemble({
    method: 'gi-star', alpha: 0.05, correction: 'bh', count: side * side,
    columns: Object.keys(columns).map((name) => ({ name, type: types[name] ?? 'f32' })),
    grids: [{
      area: TOWN.name, shape: 'hexagon', west, south, columnSpacing: spacing, rowSpacing: spacing * 0.866, columns: side, rows: side,
      isFirstRowShifted: false, tested: side * side, count: side * side,
    }],
  }, Object.values(columns));
  return { surface, cells };
}
