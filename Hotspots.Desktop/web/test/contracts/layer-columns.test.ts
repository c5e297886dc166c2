import { describe, expect, it } from 'vitest';
import { decodeCells, decodeSurfaces, type CellGrid } from '../../src/contracts/layer-columns';
import { CELL_STYLES, correctionText, LEGEND_ORDER, nameOf, styleOf } from '../../src/map/layers/cells/cell-classes';

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
const hexagons = (isFirstRowShifted: boolean): CellGrid => ({
  area: 'Mold', shape: 'hexagon', west: 322_000, south: 364_000, columnSpacing: 161.18, rowSpacing: 139.59, columns: 7, rows: 6,
  isFirstRowShifted, tested: 42, first: 0, count: 0,
});
const squares: CellGrid = { ...hexagons(false), shape: 'square', columnSpacing: 150, rowSpacing: 150 };

describe('the layers of a run', () => {
  it('come out of their columns as they went in', () => {
    const one = [1.5, 2, 3], two = [0, 7.25, 1e6, 4];
    const { surfaces: decoded, unit } = decodeSurfaces(encode(
      {
        method: 'kde', unit: 'incidents per km²', isLog: false,
        surfaces: [{ area: 'a', west: 0, south: 0, cell: 50, columns: 3, rows: 1 }, { area: 'b', west: 0, south: 0, cell: 50, columns: 2, rows: 2 }],
      },
      [Float32Array.from(one), Float32Array.from(two)],
    ));
    expect(unit).toBe('incidents per km²');
    expect(decoded.map(({ values }) => [...values])).toEqual([one, two]);
  });
  it('of cells belong to the area that they follow', () => {
    const names = ['cell', 'count', 'value', 'z', 'p', 'q', 'class'];
    const floats = names.slice(1, 6).map((_, c) => Float32Array.from([c, c + 0.5, c + 1]));
    const cells = decodeCells(encode(
      {
        method: 'gi-star', alpha: 0.05, correction: 'bh', count: 3,
        columns: names.map((name) => ({ name, type: name === 'cell' ? 'u32' : name === 'class' ? 'u8' : 'f32' })),
        grids: [{ ...squares, first: undefined, count: 1 }, { ...squares, first: undefined, count: 2 }],
      },
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
    const whole = encode(
      { method: 'kde', unit: '', isLog: false, surfaces: [{ area: 'a', west: 0, south: 0, cell: 50, columns: 4, rows: 4 }] },
      [new Float32Array(16)],
    );
    expect(() => decodeSurfaces(whole.slice(0, whole.byteLength - 8))).toThrow(/cut short/);
  });
});
