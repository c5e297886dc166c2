// Paints a layer in squares that are kept, so that panning costs only the squares that come into view.
import type { Frame } from './canvas-layer';
import { RESOLUTIONS } from './grid';

/** Device pixels along a square's side. */
export const SQUARE = 512;

/** One square to paint: device pixels, origin at its top left. */
export interface Square {
  west: number;
  north: number;
  /** Metres per device pixel. */
  metres: number;
  ratio: number;
}

export type SquarePainter = (context: CanvasRenderingContext2D, square: Square) => void;

interface Kept { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D; used: number }

/** Enough for two levels of a large screen; a square is a megabyte. */
const MAX_KEPT = 64;
/** While something moves, a frame spends at most this long on new squares. */
const BUDGET_MILLISECONDS = 14;

export class TileCache {
  readonly #paint: SquarePainter;
  readonly #again: () => void;
  #kept = new Map<string, Kept>();
  #spare: Kept[] = [];
  #clock = 0;
  #under: { metres: number; ratio: number } | null = null;

  /** `again` asks for another frame when squares had to be put off. */
  constructor(paint: SquarePainter, again: () => void) {
    this.#paint = paint;
    this.#again = again;
  }

  /** Forgets every square: what they show has changed. */
  clear(): void {
    this.#spare.push(...this.#kept.values());
    this.#kept.clear();
    this.#under = null;
  }

  /** Forgets the squares (west, south, east, north) of which this is true: only there something has changed. */
  forget(isChanged: (west: number, south: number, east: number, north: number) => boolean): void {
    for (const [name, square] of this.#kept) {
      const [metres = 0, , column = 0, row = 0] = name.split('/').map(Number);
      const side = SQUARE * metres;
      if (!isChanged(column * side, -(row + 1) * side, (column + 1) * side, -row * side)) continue;
      this.#kept.delete(name);
      this.#spare.push(square);
    }
  }

  draw(context: CanvasRenderingContext2D, frame: Frame, now: () => number = () => performance.now()): void {
    const start = now();
    this.#clock++;
    const metres = levelOf(frame.metres * frame.ratio) / frame.ratio;
    const wanted = squaresOf(frame, metres);
    const missing = wanted.filter(({ column, row }) => !this.#kept.has(key(metres, frame.ratio, column, row)));
    let isWhole = true;
    for (const { column, row } of missing) {
      if (frame.isMoving && now() - start > BUDGET_MILLISECONDS) { isWhole = false; break; }
      const square = this.#take();
      square.context.setTransform(1, 0, 0, 1, 0, 0);
      square.context.clearRect(0, 0, SQUARE, SQUARE);
      this.#paint(square.context, { west: column * SQUARE * metres, north: -row * SQUARE * metres, metres, ratio: frame.ratio });
      this.#kept.set(key(metres, frame.ratio, column, row), square);
    }
    // Only while squares are missing: they are clear between their marks, and what lies under them would show through.
    if (!isWhole && this.#under && this.#under.metres !== metres && this.#under.ratio === frame.ratio)
      this.#drawLevel(context, frame, this.#under.metres);
    this.#drawLevel(context, frame, metres);
    if (isWhole) this.#under = { metres, ratio: frame.ratio };
    else this.#again();
    this.#evict();
  }

  /** Edges are rounded one by one, so neighbours meet without a seam at any scale. */
  #drawLevel(context: CanvasRenderingContext2D, frame: Frame, metres: number): void {
    const scale = metres / frame.metres;
    const side = SQUARE * scale;
    const left = Math.round(-frame.west / frame.metres);
    const top = Math.round(frame.north / frame.metres);
    const isExact = Math.abs(scale - 1) < 1e-9;
    for (const { column, row } of squaresOf(frame, metres)) {
      const square = this.#kept.get(key(metres, frame.ratio, column, row));
      if (!square) continue;
      square.used = this.#clock;
      const x = left + Math.round(column * side);
      const y = top + Math.round(row * side);
      if (isExact) context.drawImage(square.canvas, x, y);
      else context.drawImage(square.canvas, x, y, left + Math.round((column + 1) * side) - x, top + Math.round((row + 1) * side) - y);
    }
  }

  #take(): Kept {
    const spare = this.#spare.pop();
    if (spare) return { ...spare, used: this.#clock };
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SQUARE;
    return { canvas, context: canvas.getContext('2d', { willReadFrequently: true })!, used: this.#clock };
  }

  #evict(): void {
    if (this.#kept.size <= MAX_KEPT) return;
    const oldest = [...this.#kept].filter(([, square]) => square.used < this.#clock).sort(([, a], [, b]) => a.used - b.used);
    for (const [name, square] of oldest.slice(0, this.#kept.size - MAX_KEPT)) {
      this.#kept.delete(name);
      this.#spare.push(square);
    }
  }
}

/** A square as a small frame, for what paints frames. */
export const frameOfSquare = ({ west, north, metres, ratio }: Square): Frame =>
  ({ width: SQUARE, height: SQUARE, ratio, metres, west, north, isMoving: false });

const key = (metres: number, ratio: number, column: number, row: number): string => `${metres}/${ratio}/${column}/${row}`;

/** The standard resolution nearest to the one on screen, so that squares are shared while a zoom is under way. */
export function levelOf(resolution: number): number {
  let best = RESOLUTIONS[0];
  for (const level of RESOLUTIONS) if (Math.abs(Math.log(level / resolution)) < Math.abs(Math.log(best / resolution))) best = level;
  return best;
}

/** The squares that a frame shows, counted east and south from the grid's origin. */
export function squaresOf(frame: Frame, metres: number): { column: number; row: number }[] {
  const side = SQUARE * metres;
  const squares = [];
  const east = frame.west + frame.width * frame.metres;
  const south = frame.north - frame.height * frame.metres;
  // One device pixel more, because the whole picture is rounded to device pixels.
  for (let row = Math.floor((-frame.north - frame.metres) / side); row * side < -south + frame.metres; row++)
    for (let column = Math.floor((frame.west - frame.metres) / side); column * side < east + frame.metres; column++) squares.push({ column, row });
  return squares;
}
