// The layers of a run, and how the binary ones are read: surfaces, contours, tested cells.
import { ColumnReader, columnOf, type Column } from '../base/columns';

/** One study area's surface: a value at the middle of each square cell, row by row from the south, west to east. */
export interface SurfaceGrid { area: string; west: number; south: number; cell: number; columns: number; rows: number; values: Float32Array }
export interface Surfaces {
  method: string;
  unit: string; // "incidents per km²"; blank for a ratio
  isLog: boolean; // are they natural logarithms of ratios?
  surfaces: readonly SurfaceGrid[];
}

/** Where a surface is at least so high. */
export interface Contour {
  area: string;
  level: number;
  unit: string; // blank for a ratio
  share: number; // of all that lies inside, 0 to 1
  ground: [number, number][][][];
}
export interface Contours { method: string; contours: readonly Contour[] }

/** One study area's cells. */
export interface CellGrid {
  area: string;
  shape: 'hexagon' | 'square';
  west: number; // of the rows that are not shifted
  south: number;
  columnSpacing: number;
  rowSpacing: number;
  columns: number;
  rows: number;
  isFirstRowShifted: boolean;
  tested: number;
  /** Its rows in the columns: `count` from `first` on, ascending by cell. */
  first: number;
  count: number;
}
/** Cells that hold an incident or are significant; the others say nothing. */
export interface Cells {
  method: string;
  alpha: number;
  correction: string; // "bh", "bonferroni", "none"
  count: number;
  grids: readonly CellGrid[];
  /** Number in its grid: row by row from the south, west to east. */
  cell: Uint32Array;
  counts: Float32Array;
  z: Float32Array;
  p: Float32Array;
  /** p after correction. */
  q: Float32Array;
  /** 0 not significant, 1 high among high, 2 low among high, 3 low among low, 4 high among low. */
  classes: Uint8Array;
  /** Where cells were tested step by step: 0 no pattern, 1 to 8 of the hot kind, 9 to 16 the same of the cold kind, as in PATTERNS. */
  patterns: Uint8Array | null;
}

export function decodeSurfaces(buffer: ArrayBuffer): Surfaces {
  const reader = new ColumnReader<Omit<Surfaces, 'surfaces'> & { surfaces: Omit<SurfaceGrid, 'values'>[] }>(buffer, 'The surfaces'),
    { header } = reader;
  return {
    ...header,
    surfaces: header.surfaces.map((grid) => ({ ...grid, values: reader.take(grid.area, 'f32', grid.columns * grid.rows) as Float32Array })),
  };
}

interface CellsHeader {
  method: string; alpha: number; correction: string; count: number; columns: { name: string; type: string }[];
  grids: Omit<CellGrid, 'first'>[]
}

export function decodeCells(buffer: ArrayBuffer): Cells {
  const WHAT = 'The cells';
  const reader = new ColumnReader<CellsHeader>(buffer, WHAT), { method, alpha, correction, count, columns: names, grids } = reader.header;
  const columns = new Map<string, Column>();
  for (const { name, type } of names) columns.set(name, reader.take(name, type, count));
  let first = 0;
  return {
    method, alpha, correction, count,
    grids: grids.map((grid) => ({ ...grid, first: (first += grid.count) - grid.count })),
    cell: columnOf(columns, 'cell', Uint32Array, WHAT),
    counts: columnOf(columns, 'count', Float32Array, WHAT),
    z: columnOf(columns, 'z', Float32Array, WHAT),
    p: columnOf(columns, 'p', Float32Array, WHAT),
    q: columnOf(columns, 'q', Float32Array, WHAT),
    classes: columnOf(columns, 'class', Uint8Array, WHAT),
    patterns: columns.has('pattern') ? columnOf(columns, 'pattern', Uint8Array, WHAT) : null,
  };
}
