// A surface between the middles of its cells.
import type { SurfaceGrid, Surfaces } from '../../../contracts/layer-columns';

/** Its height at a position, straight between the middles of four cells; 0 beyond the grid. */
export function heightAt(grid: SurfaceGrid, easting: number, northing: number): number {
  const x = (easting - grid.west) / grid.cell - 0.5, y = (northing - grid.south) / grid.cell - 0.5;
  const { columns, rows, values } = grid;
  if (!(x >= -0.5 && y >= -0.5 && x < columns - 0.5 && y < rows - 0.5)) return 0;
  const left = Math.max(0, Math.floor(x)), below = Math.max(0, Math.floor(y));
  const right = Math.min(columns - 1, left + 1), above = Math.min(rows - 1, below + 1);
  const u = Math.min(1, Math.max(0, x - left)), v = Math.min(1, Math.max(0, y - below));
  const low = values[below * columns + left] * (1 - u) + values[below * columns + right] * u;
  const high = values[above * columns + left] * (1 - u) + values[above * columns + right] * u;
  return low * (1 - v) + high * v;
}

/** The surface at a position: of the areas that reach there the one that is highest; null outside all of them. */
export function surfaceAt({ surfaces }: Surfaces, easting: number, northing: number): { area: string; value: number } | null {
  let best: { area: string; value: number } | null = null;
  for (const grid of surfaces) {
    const { west, south, cell, columns, rows } = grid;
    if (easting < west || northing < south || easting >= west + columns * cell || northing >= south + rows * cell) continue;
    const value = heightAt(grid, easting, northing);
    if (best === null || value > best.value) best = { area: grid.area, value };
  }
  return best;
}
