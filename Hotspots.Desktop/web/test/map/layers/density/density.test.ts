import { describe, expect, it } from 'vitest';
import { type SurfaceGrid, type Surfaces } from '../../../../src/contracts/layer-columns';
import { classesOf, classOf, niceSteps, peakOf } from '../../../../src/map/layers/density/density-classes';
import { lightPalette } from '../../../../src/map/core/palette';
import { fillPixels } from '../../../../src/map/layers/density/surface-layer';
import { heightAt, surfaceAt } from '../../../../src/map/layers/density/surface-grid';
import { chance } from '../../../made';

const grid = (values: number[], columns: number, west = 1000, south = 2000): SurfaceGrid =>
  ({ area: 'Mold', west, south, cell: 50, columns, rows: values.length / columns, values: Float32Array.from(values) });
const surfaces = (...all: SurfaceGrid[]): Surfaces => ({ method: 'kde', unit: 'incidents per km²', isLog: false, surfaces: all });

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
    for (const ratio of [0, 0.1, 0.3, 0.7, 1, 1.5, 3, 9])
      expect(classOf(log.breaks, Math.log(Math.max(ratio, 1e-9)))).toBe(classOf(plain.breaks, ratio));
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
