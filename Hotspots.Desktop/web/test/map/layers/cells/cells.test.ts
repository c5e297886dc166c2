import { describe, expect, it } from 'vitest';
import { type CellGrid, type Cells } from '../../../../src/contracts/layer-columns';
import { CELL_STYLES, correctionText, nameOf, styleOf } from '../../../../src/map/layers/cells/cell-classes';
import { cellAt, cellsAt, cornersOf, firstFrom, middleOf } from '../../../../src/map/layers/cells/cell-grid';
import { isInside } from '../../../../src/map/layers/hotspots/badge-places';
import { chance } from '../../../made';

const hexagons = (isFirstRowShifted: boolean): CellGrid => ({
  area: 'Mold', shape: 'hexagon', west: 322_000, south: 364_000, columnSpacing: 161.18, rowSpacing: 139.59, columns: 7, rows: 6,
  isFirstRowShifted, tested: 42, first: 0, count: 0,
});
const squares: CellGrid = { ...hexagons(false), shape: 'square', columnSpacing: 150, rowSpacing: 150 };

describe('cells', () => {
  it.each([
    ['hexagons', hexagons(false)], ['shifted hexagons', hexagons(true)], ['squares', squares],
  ] as const)('%s: a position is in the cell whose corners are round it', (_, made) => {
    const corners = cornersOf(made);
    const next = chance(3);
    for (let i = 0; i < 2000; i++) {
      const easting = made.west + 200 + next() * 700, northing = made.south + 200 + next() * 400;
      const cell = cellAt(made, easting, northing);
      expect(cell).toBeGreaterThanOrEqual(0);
      const [e, n] = middleOf(made, cell);
      const ring = Array.from(
        { length: corners.length / 2 + 1 },
        (_unused, c): [number, number] => [e + corners[(2 * c) % corners.length], n + corners[(2 * c + 1) % corners.length]],
      );
      expect(isInside([[ring]], easting, northing)).toBe(true);
    }
    expect(cellAt(made, made.west - 500, made.south)).toBe(-1);
  });
  it('are found by their number among those that say something', () => {
    const cell = Uint32Array.from([4, 9, 30, 2, 5]);
    const made = { cell } as unknown as Cells;
    expect(firstFrom(made, { ...squares, first: 0, count: 3 }, 9)).toBe(1);
    expect(firstFrom(made, { ...squares, first: 0, count: 3 }, 10)).toBe(2);
    expect(firstFrom(made, { ...squares, first: 3, count: 2 }, 99)).toBe(5);
  });
  it('say where they are, and nothing where they have nothing to say', () => {
    const made = { cell: Uint32Array.from([8]), z: Float32Array.from([3]), grids: [{ ...squares, count: 1 }] } as unknown as Cells;
    expect(cellsAt(made, squares.west + 225, squares.south + 225)?.row).toBe(0);
    expect(cellsAt(made, squares.west + 75, squares.south + 75)?.row).toBe(-1);
    expect(cellsAt(made, 0, 0)).toBeNull();
  });
  it('are named by what was found and how sure it is', () => {
    const made = {
      alpha: 0.05, correction: 'bh', q: Float32Array.from([0.001, 0.04, 0.5, 0.001, 0.02]), classes: Uint8Array.from([1, 1, 0, 3, 4]),
      grids: [{ ...squares, tested: 1234 }, { ...squares, tested: 1 }],
    } as unknown as Cells;
    expect([0, 1, 2, 3, 4].map((row) => nameOf(CELL_STYLES[styleOf(made, row)], made)))
      .toEqual(['Hot, 99 % sure', 'Hot, 95 % sure', 'Not significant', 'Cold, 99 % sure', 'High among low, 95 % sure']);
    expect(correctionText(made)).toBe('after correction for 1,234 cells (Benjamini–Hochberg)');
    expect(correctionText({ ...made, correction: 'none' })).toMatch(/^not corrected for 1,234 cells/);
    expect(correctionText({ ...made, grids: [] })).toBe('no cell was tested');
  });
  it('that differ in meaning differ in more than colour', () => {
    const marks = CELL_STYLES.slice(1, 5).map(({ isOutlined, isHatched }) => `${isOutlined}${isHatched}`);
    expect(new Set(marks).size).toBe(4);
  });
});
