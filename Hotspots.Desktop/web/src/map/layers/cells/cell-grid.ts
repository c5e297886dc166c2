// Where the cells of a grid lie, by arithmetic: as the host's own grid has it.
import type { CellGrid, Cells } from '../../../contracts/layer-columns';

const isShifted = (grid: CellGrid, row: number): boolean => grid.shape === 'hexagon' && (row % 2 !== 0) !== grid.isFirstRowShifted;

/** The middle of a cell. */
export function middleOf(grid: CellGrid, cell: number): [easting: number, northing: number] {
  const row = Math.floor(cell / grid.columns), column = cell - row * grid.columns;
  return [grid.west + (column + 0.5 + (isShifted(grid, row) ? 0.5 : 0)) * grid.columnSpacing, grid.south + (row + 0.5) * grid.rowSpacing];
}

/** Corners of a cell round its middle, metres: east and north of it in turn, counter-clockwise. */
export function cornersOf({ shape, columnSpacing, rowSpacing }: CellGrid): readonly number[] {
  const e = columnSpacing / 2, n = rowSpacing / 3;
  return shape === 'square' ? [-e, -rowSpacing / 2, e, -rowSpacing / 2, e, rowSpacing / 2, -e, rowSpacing / 2]
    : [0, -2 * n, e, -n, e, n, 0, 2 * n, -e, n, -e, -n];
}

/** The cell at a position; −1 outside the grid. A cell owns its southern and western edges. */
export function cellAt(grid: CellGrid, easting: number, northing: number): number {
  const across = (easting - grid.west) / grid.columnSpacing, up = (northing - grid.south) / grid.rowSpacing;
  let row = Math.floor(up), column = Math.floor(across);
  if (grid.shape === 'hexagon') {
    const shift = isShifted(grid, row) ? 0.5 : 0;
    column = Math.floor(across - shift);
    // A third of the way up and down from its middle a row has its ground to itself; beyond, slanting edges part it from the next.
    const height = up - row - 0.5, edge = (1 - Math.abs(across - shift - column - 0.5)) / 1.5;
    const step = height >= edge ? 1 : height < -edge ? -1 : 0;
    if (step !== 0) {
      row += step;
      column = Math.floor(across - (0.5 - shift));
    }
  }
  return column >= 0 && column < grid.columns && row >= 0 && row < grid.rows ? row * grid.columns + column : -1;
}

/** The first of a grid's rows in the columns whose cell is not before this one. */
export function firstFrom({ cell: cells }: Cells, { first, count }: CellGrid, cell: number): number {
  let low = first, high = first + count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[middle] < cell) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The row of the cell at a position, and its grid; a row of −1 where the cell says nothing; null outside all grids. Of two areas' cells the
 * one that says most.
 */
export function cellsAt(cells: Cells, easting: number, northing: number): { grid: CellGrid; row: number } | null {
  let best: { grid: CellGrid; row: number } | null = null;
  for (const grid of cells.grids) {
    const cell = cellAt(grid, easting, northing);
    if (cell < 0) continue;
    const at = firstFrom(cells, grid, cell);
    const row = at < grid.first + grid.count && cells.cell[at] === cell ? at : -1;
    if (best === null || best.row < 0 || (row >= 0 && Math.abs(cells.z[row]) > Math.abs(cells.z[best.row]))) best = { grid, row };
  }
  return best;
}
