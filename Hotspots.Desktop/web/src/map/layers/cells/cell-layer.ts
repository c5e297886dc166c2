// Cells that were tested. From afar one picture an area, painted once a run; from near the cells in view, with their outlines and hatching.
import type { CellGrid, Cells } from '../../../contracts/layer-columns';
import type { Frame } from '../../core/canvas-layer';
import { CELL_STYLES, fillOf, styleOf } from './cell-classes';
import { cornersOf, firstFrom } from './cell-grid';
import type { Palette } from '../../core/palette';
import { frameOfSquare, TileCache } from '../../core/tile-cache';

/** CSS pixels from one cell to the next from which on each is drawn by itself, and from which on there is room for lines in it. */
const SINGLE = 9, ROOMY = 14;
/** Side of the hatching's pattern, CSS pixels: a kept square holds a whole number of them. And an outline's size, of its cell's. */
const HATCH = 8, INSET = 0.86;
const MOST_PIXELS = 12_000_000;

export class CellLayer {
  #cells: Cells | null = null;
  #styles = new Uint8Array(0);
  #palette: Palette | null = null;
  #pictures = new Map<CellGrid, HTMLCanvasElement>();
  #hatch: { pattern: CanvasPattern; ratio: number } | null = null;
  readonly #squares: TileCache;

  /** `again` asks for another frame when squares had to be put off. */
  constructor(again: () => void) {
    this.#squares = new TileCache((context, square) => { this.#paintSquare(context, frameOfSquare(square)); }, again);
  }

  setCells(cells: Cells | null): void {
    if (cells === this.#cells) return;
    this.#cells = cells;
    this.#styles = cells ? Uint8Array.from(cells.cell, (_, row) => styleOf(cells, row)) : new Uint8Array(0);
    this.#pictures.clear();
    this.#squares.clear();
  }

  get isThere(): boolean { return this.#cells !== null; }

  draw(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    if (!this.#cells) return;
    if (this.#palette !== palette) {
      this.#palette = palette;
      this.#pictures.clear();
      this.#squares.clear();
      this.#hatch = null;
    }
    this.#squares.draw(context, frame);
  }

  #paintSquare(context: CanvasRenderingContext2D, frame: Frame): void {
    const cells = this.#cells, palette = this.#palette;
    if (!cells || !palette) return;
    for (const grid of cells.grids) {
      if (grid.count === 0 || !isInView(grid, frame)) continue;
      if (grid.columnSpacing / frame.metres / frame.ratio < SINGLE && pixelsOf(grid) <= MOST_PIXELS)
        this.#drawPicture(context, frame, cells, grid, palette);
      else this.#drawCells(context, frame, cells, grid, palette);
    }
  }

  #drawPicture(context: CanvasRenderingContext2D, frame: Frame, cells: Cells, grid: CellGrid, palette: Palette): void {
    let picture = this.#pictures.get(grid);
    if (!picture) this.#pictures.set(grid, (picture = this.#paint(cells, grid, palette)));
    const north = grid.south + grid.rows * grid.rowSpacing;
    // Half columns: rows of hexagons are set half a cell apart, and so small nobody sees their corners.
    const scaleX = grid.columnSpacing / 2, scaleY = grid.rowSpacing;
    const left = Math.max(0, Math.floor((frame.west - grid.west) / scaleX) - 1), top = Math.max(0, Math.floor((north - frame.north) / scaleY) - 1);
    const right = Math.min(picture.width, Math.ceil((frame.west + frame.width * frame.metres - grid.west) / scaleX) + 1);
    const bottom = Math.min(picture.height, Math.ceil((north - frame.north + frame.height * frame.metres) / scaleY) + 1);
    if (left >= right || top >= bottom) return;
    // Many cells in a pixel are mixed, few stay sharp.
    context.imageSmoothingEnabled = scaleY < frame.metres;
    context.imageSmoothingQuality = 'low';
    context.drawImage(
      picture, left, top, right - left, bottom - top,
      (grid.west + left * scaleX - frame.west) / frame.metres, (frame.north - north + top * scaleY) / frame.metres,
      ((right - left) * scaleX) / frame.metres, ((bottom - top) * scaleY) / frame.metres,
    );
    context.imageSmoothingEnabled = true;
  }

  #paint(cells: Cells, grid: CellGrid, palette: Palette): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.width = 2 * grid.columns + 1;
    canvas.height = grid.rows;
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    const image = context.createImageData(canvas.width, canvas.height), pixels = new Uint32Array(image.data.buffer);
    const words = CELL_STYLES.map((style) => wordOf(fillOf(style, palette), context));
    for (let at = grid.first; at < grid.first + grid.count; at++) {
      const row = Math.floor(cells.cell[at] / grid.columns), column = cells.cell[at] - row * grid.columns;
      const isShifted = grid.shape === 'hexagon' && (row % 2 !== 0) !== grid.isFirstRowShifted;
      const pixel = (grid.rows - 1 - row) * canvas.width + 2 * column + (isShifted ? 1 : 0);
      pixels[pixel] = pixels[pixel + 1] = words[this.#styles[at]];
    }
    context.putImageData(image, 0, 0);
    return canvas;
  }

  #drawCells(context: CanvasRenderingContext2D, frame: Frame, cells: Cells, grid: CellGrid, palette: Palette): void {
    const size = grid.columnSpacing / frame.metres / frame.ratio;
    const corners = cornersOf(grid).map((metres, i) => (i % 2 === 0 ? metres : -metres) / frame.metres);
    const rows = rowsInView(cells, grid, frame);
    CELL_STYLES.forEach((style, index) => {
      const path = new Path2D(), inner = new Path2D();
      const isRoomy = size >= ROOMY && (style.isOutlined || style.isHatched);
      let count = 0;
      for (const [from, to, row] of rows)
        for (let at = from; at < to; at++) {
          if (this.#styles[at] !== index) continue;
          const column = cells.cell[at] - row * grid.columns;
          const isShifted = grid.shape === 'hexagon' && (row % 2 !== 0) !== grid.isFirstRowShifted;
          const x = (grid.west + (column + (isShifted ? 1 : 0.5)) * grid.columnSpacing - frame.west) / frame.metres;
          const y = (frame.north - grid.south - (row + 0.5) * grid.rowSpacing) / frame.metres;
          trace(path, corners, x, y, 1);
          if (isRoomy && style.isOutlined) trace(inner, corners, x, y, INSET);
          count++;
        }
      if (count === 0) return;
      context.fillStyle = fillOf(style, palette);
      context.fill(path);
      if (isRoomy && style.isHatched) {
        context.fillStyle = this.#hatching(context, frame.ratio, palette);
        context.fill(path);
      }
      if (isRoomy && style.isOutlined) {
        context.strokeStyle = palette.isDark ? '#10171d' : '#ffffff';
        context.lineWidth = 1.25 * frame.ratio;
        context.stroke(inner);
      }
      if (size >= ROOMY) {
        context.strokeStyle = palette.land;
        context.lineWidth = 0.75 * frame.ratio;
        context.stroke(path);
      }
    });
  }

  #hatching(context: CanvasRenderingContext2D, ratio: number, palette: Palette): CanvasPattern {
    if (this.#hatch?.ratio === ratio) return this.#hatch.pattern;
    const canvas = document.createElement('canvas'), side = Math.round(HATCH * ratio);
    canvas.width = canvas.height = side;
    const drawing = canvas.getContext('2d')!;
    drawing.strokeStyle = palette.isDark ? 'rgb(10 18 24 / 70%)' : 'rgb(255 255 255 / 75%)';
    drawing.lineWidth = ratio;
    for (const shift of [-side, 0, side]) {
      drawing.moveTo(shift, side);
      drawing.lineTo(shift + side, 0);
    }
    drawing.stroke();
    const pattern = context.createPattern(canvas, 'repeat')!;
    this.#hatch = { pattern, ratio };
    return pattern;
  }
}

/** The rows of cells that cross the frame: from and to which place in the columns, and which row of the grid. */
function rowsInView(cells: Cells, grid: CellGrid, frame: Frame): [from: number, to: number, row: number][] {
  const first = Math.max(0, Math.floor((frame.north - frame.height * frame.metres - grid.south) / grid.rowSpacing) - 1);
  const last = Math.min(grid.rows - 1, Math.floor((frame.north - grid.south) / grid.rowSpacing) + 1);
  const left = Math.min(grid.columns, Math.max(0, Math.floor((frame.west - grid.west) / grid.columnSpacing) - 1));
  const right = Math.max(0, Math.min(grid.columns, Math.floor((frame.west + frame.width * frame.metres - grid.west) / grid.columnSpacing) + 2));
  const rows: [number, number, number][] = [];
  for (let row = first; row <= last; row++) {
    const from = firstFrom(cells, grid, row * grid.columns + left), to = firstFrom(cells, grid, row * grid.columns + right);
    if (from < to) rows.push([from, to, row]);
  }
  return rows;
}

function trace(path: Path2D, corners: readonly number[], x: number, y: number, scale: number): void {
  path.moveTo(x + scale * corners[0], y + scale * corners[1]);
  for (let i = 2; i < corners.length; i += 2) path.lineTo(x + scale * corners[i], y + scale * corners[i + 1]);
  path.closePath();
}

const pixelsOf = ({ columns, rows }: CellGrid): number => (2 * columns + 1) * rows;

function isInView({ west, south, columns, rows, columnSpacing, rowSpacing }: CellGrid, frame: Frame): boolean {
  return west < frame.west + frame.width * frame.metres && west + (columns + 1) * columnSpacing > frame.west &&
    south < frame.north && south + (rows + 1) * rowSpacing > frame.north - frame.height * frame.metres;
}

/** A colour as its bytes lie in memory. */
function wordOf(colour: string, context: CanvasRenderingContext2D): number {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const word = new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0];
  context.clearRect(0, 0, 1, 1);
  return word;
}
