// Rings and lines in one flat array, drawn with only the corners that a picture can show.

/**
 * Parts are lines, or rings when `isClosed` (their first corner need not come again as the last); part p has corners starts[p] … starts[p + 1].
 * Coordinates in metres, easting then northing.
 */
export class Shapes {
  readonly parts: number;
  readonly #coordinates: Float64Array | Int32Array;
  readonly #starts: Uint32Array;
  /** West, south, east, north of each part. */
  readonly #boxes: Float64Array;
  /** The same of each run of CHUNK corners, which shares its last corner with the next run's first; by part. */
  readonly #chunkBoxes: Float64Array;
  readonly #chunkStarts: Uint32Array;

  constructor(coordinates: Float64Array | Int32Array, starts: Uint32Array, readonly isClosed: boolean) {
    this.#coordinates = coordinates;
    this.#starts = starts;
    this.parts = starts.length - 1;
    this.#boxes = new Float64Array(4 * this.parts);
    this.#chunkStarts = new Uint32Array(this.parts + 1);
    for (let p = 0; p < this.parts; p++)
      this.#chunkStarts[p + 1] = this.#chunkStarts[p] + Math.max(1, Math.ceil((starts[p + 1] - starts[p] - 1) / CHUNK));
    this.#chunkBoxes = new Float64Array(4 * this.#chunkStarts[this.parts]);
    for (let p = 0; p < this.parts; p++) {
      this.#setBox(this.#boxes, p, starts[p], starts[p + 1]);
      for (let c = this.#chunkStarts[p]; c < this.#chunkStarts[p + 1]; c++) {
        const from = starts[p] + (c - this.#chunkStarts[p]) * CHUNK;
        this.#setBox(this.#chunkBoxes, c, from, Math.min(from + CHUNK + 1, starts[p + 1]));
      }
    }
  }

  /** From rings or lines as lists of positions. */
  static of(parts: readonly (readonly (readonly number[])[])[], isClosed: boolean): Shapes {
    const starts = new Uint32Array(parts.length + 1);
    parts.forEach((part, p) => { starts[p + 1] = starts[p] + part.length; });
    const coordinates = new Float64Array(2 * starts[parts.length]);
    let at = 0;
    for (const part of parts) for (const [easting = 0, northing = 0] of part) { coordinates[at++] = easting; coordinates[at++] = northing; }
    return new Shapes(coordinates, starts, isClosed);
  }

  boxOf(part: number): [west: number, south: number, east: number, north: number] {
    const b = 4 * part;
    return [this.#boxes[b], this.#boxes[b + 1], this.#boxes[b + 2], this.#boxes[b + 3]];
  }

  /**
   * Adds the parts that touch the picture to the path. Runs of corners beyond the picture become one straight step: both run and step stay
   * in a box that does not touch the picture, so neither a fill nor a line in the picture changes. Steps under half a pixel are left out.
   */
  trace(path: PathSink, picture: Picture, first = 0, last = this.parts): void {
    const { west, south, east, north } = picture;
    const a = this.#boxes;
    for (let p = first; p < last; p++) {
      const b = 4 * p;
      if (a[b] > east || a[b + 2] < west || a[b + 1] > north || a[b + 3] < south) continue;
      // Smaller than a pixel: not to be seen.
      if (a[b + 2] - a[b] < picture.metres && a[b + 3] - a[b + 1] < picture.metres) continue;
      this.#tracePart(path, picture, p);
    }
  }

  #tracePart(path: PathSink, { west, south, east, north, originEasting, originNorthing, metres }: Picture, p: number): void {
    const xy = this.#coordinates, boxes = this.#chunkBoxes, from = this.#starts[p], to = this.#starts[p + 1];
    const scale = 1 / metres;
    let x = (xy[2 * from] - originEasting) * scale, y = (originNorthing - xy[2 * from + 1]) * scale;
    path.moveTo(x, y);
    for (let c = this.#chunkStarts[p]; c < this.#chunkStarts[p + 1]; c++) {
      const start = from + (c - this.#chunkStarts[p]) * CHUNK;
      const end = Math.min(start + CHUNK + 1, to);
      const b = 4 * c;
      const isBeyond = boxes[b] > east || boxes[b + 2] < west || boxes[b + 1] > north || boxes[b + 3] < south;
      for (let i = isBeyond ? end - 1 : start + 1; i < end; i++) {
        const nextX = (xy[2 * i] - originEasting) * scale, nextY = (originNorthing - xy[2 * i + 1]) * scale;
        // The last corner of a run is always kept: the next run starts from it.
        if (i < end - 1 && Math.abs(nextX - x) < 0.5 && Math.abs(nextY - y) < 0.5) continue;
        path.lineTo(nextX, nextY);
        x = nextX;
        y = nextY;
      }
    }
    if (this.isClosed) path.closePath();
  }

  #setBox(boxes: Float64Array, at: number, from: number, to: number): void {
    let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
    for (let i = from; i < to; i++) {
      const e = this.#coordinates[2 * i], n = this.#coordinates[2 * i + 1];
      if (e < west) west = e;
      if (e > east) east = e;
      if (n < south) south = n;
      if (n > north) north = n;
    }
    boxes.set([west, south, east, north], 4 * at);
  }
}

const CHUNK = 48;

/** What a path is drawn on: the box in metres with room for line widths, and where pixel (0, 0) lies. */
export interface Picture {
  west: number;
  south: number;
  east: number;
  north: number;
  originEasting: number;
  originNorthing: number;
  metres: number;
}

export type PathSink = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'closePath'>;

/** A picture of width × height device pixels with its top left corner at (west, north), and `room` pixels more on each side. */
export function pictureOf(
  { west, north, metres }: { west: number; north: number; metres: number }, width: number, height: number, room: number,
): Picture {
  return {
    west: west - room * metres, north: north + room * metres, east: west + (width + room) * metres, south: north - (height + room) * metres,
    originEasting: west, originNorthing: north, metres,
  };
}
