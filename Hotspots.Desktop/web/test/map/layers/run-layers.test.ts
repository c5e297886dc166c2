import { describe, expect, it } from 'vitest';
import { decodeCells, decodeSurfaces, type CellGrid, type Cells, type SurfaceGrid, type Surfaces } from '../../../src/contracts/layer-columns';
import { CELL_STYLES, correctionText, LEGEND_ORDER, nameOf, styleOf } from '../../../src/map/layers/cells/cell-classes';
import { cellAt, cellsAt, cornersOf, firstFrom, middleOf } from '../../../src/map/layers/cells/cell-grid';
import { contourText } from '../../../src/map/layers/contours/contour-layer';
import { classesOf, classOf, niceSteps, peakOf } from '../../../src/map/layers/density/density-classes';
import { lightPalette } from '../../../src/map/core/palette';
import { lookOf } from '../../../src/map/layers/incidents/incident-look';
import { fillPixels } from '../../../src/map/layers/density/surface-layer';
import { heightAt, surfaceAt } from '../../../src/map/layers/density/surface-grid';
import { isInside } from '../../../src/map/layers/hotspots/badge-places';
import { chance } from '../../made';

const upToEight = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** As the host writes: a header, and columns at multiples of 8. */
function encode(header: unknown, columns: readonly (Float32Array | Uint32Array | Uint8Array)[]): ArrayBuffer {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = upToEight(4 + json.length);
  const bytes = new Uint8Array(start + columns.reduce((sum, column) => sum + upToEight(column.byteLength), 0)).fill(32, 4, start);
  new DataView(bytes.buffer).setUint32(0, start - 4, true);
  bytes.set(json, 4);
  let at = start;
  for (const column of columns) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += upToEight(column.byteLength);
  }
  return bytes.buffer;
}

const grid = (values: number[], columns: number, west = 1000, south = 2000): SurfaceGrid => ({ area: 'Mold', west, south, cell: 50, columns, rows: values.length / columns, values: Float32Array.from(values) });
const surfaces = (...all: SurfaceGrid[]): Surfaces => ({ method: 'kde', unit: 'incidents per km²', isLog: false, surfaces: all });

const hexagons = (isFirstRowShifted: boolean): CellGrid => ({
  area: 'Mold', shape: 'hexagon', west: 322_000, south: 364_000, columnSpacing: 161.18, rowSpacing: 139.59, columns: 7, rows: 6, isFirstRowShifted, tested: 42, first: 0, count: 0,
});
const squares: CellGrid = { ...hexagons(false), shape: 'square', columnSpacing: 150, rowSpacing: 150 };

describe('the layers of a run', () => {
  it('come out of their columns as they went in', () => {
    const one = [1.5, 2, 3], two = [0, 7.25, 1e6, 4];
    const { surfaces: decoded, unit } = decodeSurfaces(encode(
      { method: 'kde', unit: 'incidents per km²', isLog: false, surfaces: [{ area: 'a', west: 0, south: 0, cell: 50, columns: 3, rows: 1 }, { area: 'b', west: 0, south: 0, cell: 50, columns: 2, rows: 2 }] },
      [Float32Array.from(one), Float32Array.from(two)],
    ));
    expect(unit).toBe('incidents per km²');
    expect(decoded.map(({ values }) => [...values])).toEqual([one, two]);
  });
  it('of cells belong to the area that they follow', () => {
    const names = ['cell', 'count', 'value', 'z', 'p', 'q', 'class'];
    const floats = names.slice(1, 6).map((_, c) => Float32Array.from([c, c + 0.5, c + 1]));
    const cells = decodeCells(encode(
      { method: 'gi-star', alpha: 0.05, correction: 'bh', count: 3, columns: names.map((name) => ({ name, type: name === 'cell' ? 'u32' : name === 'class' ? 'u8' : 'f32' })), grids: [{ ...squares, first: undefined, count: 1 }, { ...squares, first: undefined, count: 2 }] },
      [Uint32Array.from([3, 1, 9]), ...floats, Uint8Array.from([1, 0, 3])],
    ));
    expect(cells.grids.map(({ first }) => first)).toEqual([0, 1]);
    expect([...cells.q]).toEqual([4, 4.5, 5]);
    expect([...cells.classes]).toEqual([1, 0, 3]);
    expect(cells.patterns).toBeNull();
  });
  it('of cells tested step by step are styled and told by their pattern', () => {
    const names = ['cell', 'count', 'value', 'z', 'p', 'q', 'class', 'pattern'];
    const zeros = names.slice(1, 6).map(() => new Float32Array(4));
    const type = (name: string): string => (name === 'cell' ? 'u32' : name === 'class' || name === 'pattern' ? 'u8' : 'f32');
    const columns = names.map((name) => ({ name, type: type(name) }));
    const cells = decodeCells(encode(
      { method: 'emerging', alpha: 0.05, correction: 'bh', count: 4, columns, grids: [{ ...squares, first: undefined, count: 4 }] },
      [Uint32Array.from([1, 3, 9, 10]), ...zeros, Uint8Array.from([1, 0, 3, 0]), Uint8Array.from([1, 8, 15, 0])],
    ));
    expect([0, 1, 2, 3].map((row) => CELL_STYLES[styleOf(cells, row)].id)).toEqual(['new-hot', 'historical-hot', 'oscillating-cold', 'none']);
    expect(nameOf(CELL_STYLES[styleOf(cells, 2)], cells)).toBe('Oscillating: cold in the last step, hot before');
    expect(correctionText(cells)).toBe('after correction for 42 cells in every step (Benjamini–Hochberg)');
    expect([...LEGEND_ORDER].sort((a, b) => a - b)).toEqual([...CELL_STYLES.keys()]);
  });
  it('cut short are refused', () => {
    const whole = encode({ method: 'kde', unit: '', isLog: false, surfaces: [{ area: 'a', west: 0, south: 0, cell: 50, columns: 4, rows: 4 }] }, [new Float32Array(16)]);
    expect(() => decodeSurfaces(whole.slice(0, whole.byteLength - 8))).toThrow(/cut short/);
  });
});

describe('classes of density', () => {
  it('begin at nice numbers, the highest at or under the peak', () => {
    expect(niceSteps(1400)).toEqual([20, 50, 100, 200, 500, 1000]);
    expect(niceSteps(1000)).toEqual([20, 50, 100, 200, 500, 1000]);
    expect(niceSteps(999)).toEqual([10, 20, 50, 100, 200, 500]);
    expect(niceSteps(0.07)).toEqual([0.001, 0.002, 0.005, 0.01, 0.02, 0.05]);
    expect(niceSteps(0)).toEqual([]);
    expect(niceSteps(NaN)).toEqual([]);
  });
  it('hold their lower edge and not their upper', () => {
    expect([0, 19.9, 20, 50, 5000].map((value) => classOf([20, 50], value))).toEqual([0, 0, 1, 2, 2]);
  });
  it('have a colour each but the lowest, and a name with both edges', () => {
    const made = surfaces(grid([0, 1400, 3, 30], 2));
    const { breaks, colours, names, marks } = classesOf(made, peakOf(made), lightPalette);
    expect(colours).toHaveLength(breaks.length + 1);
    expect(colours[0]).toBeNull();
    expect(names).toEqual(['under 20', '20 to 50', '50 to 100', '100 to 200', '200 to 500', '500 to 1,000', '1,000 or more']);
    expect(marks.at(-1)).toBe('1,000');
    // Darker the denser, so that it reads without hue.
    const luminance = colours.slice(1).map((colour) => 0.2126 * colour![0] + 0.7152 * colour![1] + 0.0722 * colour![2]);
    expect([...luminance].sort((a, b) => b - a)).toEqual(luminance);
  });
  it('of a ratio lie even about the usual, whatever its scale', () => {
    const made: Surfaces = { ...surfaces(grid([1, 2, 3, 4], 2)), unit: '' };
    const plain = classesOf(made, 4, lightPalette), log = classesOf({ ...made, isLog: true }, 4, lightPalette);
    for (const ratio of [0, 0.1, 0.3, 0.7, 1, 1.5, 3, 9]) expect(classOf(log.breaks, Math.log(Math.max(ratio, 1e-9)))).toBe(classOf(plain.breaks, ratio));
    expect(plain.colours[classOf(plain.breaks, 1)]).toBeNull();
    expect(plain.colours[classOf(plain.breaks, 0)]).toBeNull();
  });
});

describe('a surface', () => {
  const slope = grid(Array.from({ length: 20 }, (_, i) => 10 * (i % 5) + 100 * Math.floor(i / 5)), 5);
  it('has its values in the middle of its cells, and goes straight between them', () => {
    expect(heightAt(slope, 1025, 2025)).toBe(0);
    expect(heightAt(slope, 1075, 2125)).toBe(210);
    expect(heightAt(slope, 1050, 2050)).toBeCloseTo(55);
    expect(heightAt(slope, 999, 2025)).toBe(0);
    // Beyond the outermost middles it stays as it is there.
    expect(heightAt(slope, 1001, 2001)).toBe(0);
    expect(heightAt(slope, 1249, 2199)).toBe(340);
  });
  it('of several areas is the highest that reaches there', () => {
    const both = surfaces(grid([5, 5, 5, 5], 2), { ...grid([9, 9, 9, 9], 2, 1050), area: 'Buckley' });
    expect(surfaceAt(both, 1060, 2020)).toEqual({ area: 'Buckley', value: 9 });
    expect(surfaceAt(both, 1010, 2020)).toEqual({ area: 'Mold', value: 5 });
    expect(surfaceAt(both, 900, 2020)).toBeNull();
  });
  it.each([1, 2, 3, 6])('is painted in the class of its height at each of %i pixels a cell', (fine) => {
    const next = chance(7);
    const rough = grid(Array.from({ length: 48 }, () => (next() < 0.4 ? 0 : 1500 * next() ** 3)), 8);
    const classes = classesOf(surfaces(rough), 1500, lightPalette);
    const pixels = new Uint32Array(8 * fine * 6 * fine);
    fillPixels(pixels, rough, classes, fine);
    for (let y = 0; y < 6 * fine; y++) for (let x = 0; x < 8 * fine; x++) {
      const height = heightAt(rough, rough.west + ((x + 0.5) / fine) * 50, rough.south + (6 - (y + 0.5) / fine) * 50);
      if (classes.breaks.some((edge) => Math.abs(height - edge) < 1e-3)) continue;
      const colour = classes.colours[classOf(classes.breaks, height)];
      const word = pixels[y * 8 * fine + x];
      expect(colour === null ? word : [word & 255, (word >> 8) & 255, (word >> 16) & 255]).toEqual(colour === null ? 0 : colour.slice(0, 3));
    }
  });
});

describe('cells', () => {
  it.each([['hexagons', hexagons(false)], ['shifted hexagons', hexagons(true)], ['squares', squares]] as const)('%s: a position is in the cell whose corners are round it', (_, made) => {
    const corners = cornersOf(made);
    const next = chance(3);
    for (let i = 0; i < 2000; i++) {
      const easting = made.west + 200 + next() * 700, northing = made.south + 200 + next() * 400;
      const cell = cellAt(made, easting, northing);
      expect(cell).toBeGreaterThanOrEqual(0);
      const [e, n] = middleOf(made, cell);
      const ring = Array.from({ length: corners.length / 2 + 1 }, (_unused, c): [number, number] => [e + corners[(2 * c) % corners.length], n + corners[(2 * c + 1) % corners.length]]);
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
    const made = { alpha: 0.05, correction: 'bh', q: Float32Array.from([0.001, 0.04, 0.5, 0.001, 0.02]), classes: Uint8Array.from([1, 1, 0, 3, 4]), grids: [{ ...squares, tested: 1234 }, { ...squares, tested: 1 }] } as unknown as Cells;
    expect([0, 1, 2, 3, 4].map((row) => nameOf(CELL_STYLES[styleOf(made, row)], made))).toEqual(['Hot, 99 % sure', 'Hot, 95 % sure', 'Not significant', 'Cold, 99 % sure', 'High among low, 95 % sure']);
    expect(correctionText(made)).toBe('after correction for 1,234 cells (Benjamini–Hochberg)');
    expect(correctionText({ ...made, correction: 'none' })).toMatch(/^not corrected for 1,234 cells/);
    expect(correctionText({ ...made, grids: [] })).toBe('no cell was tested');
  });
  it('that differ in meaning differ in more than colour', () => {
    const marks = CELL_STYLES.slice(1, 5).map(({ isOutlined, isHatched }) => `${isOutlined}${isHatched}`);
    expect(new Set(marks).size).toBe(4);
  });
});

it('a contour is named by what it holds', () => {
  expect(contourText({ area: '', unit: 'incidents per km²', level: 120, share: 0.504, ground: [] })).toBe('50 %');
  expect(contourText({ area: '', unit: '', level: 2, share: 1, ground: [] })).toBe('2 ×');
  expect(contourText({ area: '', unit: '', level: Math.log(2), share: 1, ground: [] }, true)).toBe('2 ×');
});

it('marks are smaller over coloured ground', () => {
  const plain = lookOf(0, 2), over = lookOf(0, 2, true);
  expect(plain.name === 'marks' && over.name === 'marks' && over.radius < plain.radius).toBe(true);
});
