// Density as coloured ground: painted once a run into one picture an area, which every frame only places and scales.
import type { SurfaceGrid, Surfaces } from '../../../contracts/layer-columns';
import type { Frame } from '../../core/canvas-layer';
import { classesOf, peakOf, type Classes } from './density-classes';
import type { Palette } from '../../core/palette';
import { frameOfSquare, TileCache } from '../../core/tile-cache';

/** Pixels of all pictures together: cells are drawn finer than they are where there are few, so that their bands have smooth edges. */
const MOST_PIXELS = 3_000_000;
const FINEST = 6;

interface Picture { canvas: HTMLCanvasElement; west: number; north: number; width: number; height: number }

export class SurfaceLayer {
  #surfaces: Surfaces | null = null;
  #peak = 0;
  #pictures: Picture[] | null = null;
  #palette: Palette | null = null;
  readonly #squares: TileCache;

  /** `again` asks for another frame when squares had to be put off. */
  constructor(again: () => void) {
    this.#squares = new TileCache(
      (context, square) => { for (const picture of this.#pictures ?? []) place(context, frameOfSquare(square), picture); },
      again,
    );
  }

  setSurfaces(surfaces: Surfaces | null): void {
    if (surfaces === this.#surfaces) return;
    this.#surfaces = surfaces;
    this.#peak = surfaces ? peakOf(surfaces) : 0;
    this.#pictures = null;
    this.#squares.clear();
  }

  get isThere(): boolean { return this.#surfaces !== null; }

  draw(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    if (!this.#surfaces) return;
    if (!this.#pictures || this.#palette !== palette) {
      this.#palette = palette;
      this.#squares.clear();
      this.#pictures = picturesOf(this.#surfaces, classesOf(this.#surfaces, this.#peak, palette));
    }
    this.#squares.draw(context, frame);
  }
}

/** Draws the part of a picture that is in the frame. */
function place(context: CanvasRenderingContext2D, frame: Frame, { canvas, west, north, width, height }: Picture): void {
  const scaleX = width / canvas.width, scaleY = height / canvas.height; // metres a pixel
  const left = Math.max(0, Math.floor((frame.west - west) / scaleX) - 1), top = Math.max(0, Math.floor((north - frame.north) / scaleY) - 1);
  const right = Math.min(canvas.width, Math.ceil((frame.west + frame.width * frame.metres - west) / scaleX) + 1);
  const bottom = Math.min(canvas.height, Math.ceil((north - frame.north + frame.height * frame.metres) / scaleY) + 1);
  if (left >= right || top >= bottom) return;
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'low';
  context.drawImage(
    canvas, left, top, right - left, bottom - top,
    (west + left * scaleX - frame.west) / frame.metres, (frame.north - north + top * scaleY) / frame.metres,
    ((right - left) * scaleX) / frame.metres, ((bottom - top) * scaleY) / frame.metres,
  );
}

function picturesOf({ surfaces }: Surfaces, classes: Classes): Picture[] {
  const cells = surfaces.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
  const fine = Math.min(FINEST, Math.max(1, Math.floor(Math.sqrt(MOST_PIXELS / Math.max(1, cells)))));
  return surfaces.map((grid) => paint(grid, classes, fine));
}

function paint(grid: SurfaceGrid, classes: Classes, fine: number): Picture {
  const canvas = document.createElement('canvas');
  canvas.width = grid.columns * fine;
  canvas.height = grid.rows * fine;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const image = context.createImageData(canvas.width, canvas.height);
  fillPixels(new Uint32Array(image.data.buffer), grid, classes, fine);
  context.putImageData(image, 0, 0);
  const width = grid.columns * grid.cell, height = grid.rows * grid.cell;
  return { canvas, west: grid.west, north: grid.south + height, width, height };
}

/** The colour of each pixel, `fine` pixels along the side of a cell, from the north: straight between the middles of cells. */
export function fillPixels(pixels: Uint32Array, { columns, rows, values }: SurfaceGrid, { breaks, colours }: Classes, fine: number): void {
  const width = columns * fine;
  // As bytes lie in memory: red first.
  const words = Uint32Array.from(
    colours,
    (colour) => (colour ? ((Math.round(255 * colour[3]) << 24) | (colour[2] << 16) | (colour[1] << 8) | colour[0]) >>> 0 : 0),
  );
  const least = words[0] === 0 ? breaks.at(0) ?? Infinity : -Infinity;
  for (let py = 0; py < rows * fine; py++) {
    const y = rows - (py + 0.5) / fine - 0.5;
    const below = Math.min(rows - 1, Math.max(0, Math.floor(y))), above = Math.min(rows - 1, Math.max(0, Math.floor(y) + 1));
    const v = Math.min(1, Math.max(0, y - below));
    for (let column = -1; column < columns; column++) {
      // Between the middles of this column and the next.
      const left = Math.max(0, column), right = Math.min(columns - 1, column + 1);
      const a = values[below * columns + left] * (1 - v) + values[above * columns + left] * v;
      const b = values[below * columns + right] * (1 - v) + values[above * columns + right] * v;
      if (a < least && b < least) continue;
      const from = Math.max(0, Math.ceil((column + 0.5) * fine - 0.5)), to = Math.min(width, Math.ceil((column + 1.5) * fine - 0.5));
      for (let px = from; px < to; px++) {
        const u = Math.min(1, Math.max(0, (px + 0.5) / fine - 0.5 - column));
        const value = a * (1 - u) + b * u;
        let i = 0;
        while (i < breaks.length && value >= breaks[i]) i++;
        pixels[py * width + px] = words[i];
      }
    }
  }
}
