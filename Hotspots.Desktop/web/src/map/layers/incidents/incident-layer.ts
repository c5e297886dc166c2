// Paints the incidents that pass the filters: up to a million, on kept squares.
import type { Incidents } from '../../../contracts/model';
import type { Frame } from '../../core/canvas-layer';
import { Crowd } from './crowd';
import type { Box } from '../../labels/declutter';
import { buildIndex, countBox, inOrder, nearest, runningCounts, visitBox, type IncidentIndex } from '../../../base/incident-index';
import { cellPixels, lookOf, rampColour, rampPlace, stepFor, type Look } from './incident-look';
import { kindStyles, stylesOf, type KindStyle } from './kinds';
import { makeStamp, stampOnto, type Stamp } from './marks';
import type { Palette } from '../../core/palette';
import { SQUARE, TileCache, type Square } from '../../core/tile-cache';

/** Marks reach over a square's edge by at most this many device pixels. */
const MARGIN = 28;
const MOST_UNDER_A_NAME = 0;

export class IncidentLayer {
  readonly #squares: TileCache;
  readonly #picture = new ImageData(SQUARE, SQUARE);
  #index: IncidentIndex = buildIndex(new Float32Array(0), new Float32Array(0));
  #kinds: Uint8Array = new Uint8Array(0);
  #styles: KindStyle[] = [];
  #passing: Uint8Array = new Uint8Array(0);
  #sums: Uint32Array = new Uint32Array(1);
  #palette: Palette;
  #shown: Incidents | null = null;
  #step = -1;
  #lookKey = '';
  #look: Look = { name: 'cells' };
  #stamps: Stamp[] = [];

  constructor(palette: Palette, again: () => void) {
    this.#palette = palette;
    this.#squares = new TileCache((context, square) => { this.#paintSquare(context, square); }, again);
  }

  /** Incidents, and which of them pass: one byte each, in their own order. Until both are of the same data none passes. */
  show(incidents: Incidents | null, passing: Uint8Array): void {
    if (incidents !== this.#shown) this.setIncidents(incidents);
    if (passing.length === (incidents?.count ?? 0)) this.setPassing(passing);
  }

  /** New incidents; `passing` must follow. */
  setIncidents(incidents: Incidents | null): void {
    this.#shown = incidents;
    this.#index = buildIndex(incidents?.easting ?? new Float32Array(0), incidents?.northing ?? new Float32Array(0));
    const codes = incidents?.codes.kind, { order } = this.#index;
    this.#kinds = new Uint8Array(order.length);
    const styleOf = incidents ? stylesOf(incidents) : [];
    // By style, not by kind: kinds beyond the marks are one group.
    this.#styles = styleOf.length > 0 ? [...new Set(styleOf)] : kindStyles(['']);
    const slots = Uint8Array.from(styleOf, (style) => this.#styles.indexOf(style));
    if (codes) for (let k = 0; k < order.length; k++) this.#kinds[k] = slots[codes[order[k]]] ?? 0;
    this.#step = -1;
    this.#lookKey = '';
    this.#passing = new Uint8Array(order.length);
    this.#sums = new Uint32Array(order.length + 1);
    this.#squares.clear();
  }

  /** One byte an incident, in their own order. */
  setPassing(passing: Uint8Array): void {
    this.#passing = inOrder(this.#index, passing);
    this.#sums = runningCounts(this.#passing);
    this.#squares.clear();
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.#lookKey = '';
    this.#squares.clear();
  }

  /** Does the ground below have colours that mean something? */
  isOverGround = false;

  get look(): Look { return this.#look; }

  /** Passing incidents in the frame, counted by whole buckets. */
  countIn(frame: Frame): number {
    return countBox(
      this.#index, this.#sums, frame.west, frame.north - frame.height * frame.metres, frame.west + frame.width * frame.metres, frame.north,
    );
  }

  /** The passing incident nearest to a place within `reach` metres; −1 for none. */
  nearest(easting: number, northing: number, reach: number): number {
    return nearest(this.#index, this.#passing, easting, northing, reach);
  }

  /** Would a name in a box (device pixels) lie over more than a mark or two? Incidents at one spot are one mark. */
  isCrowded({ west, north, metres }: Frame, { left, top, right, bottom }: Box): boolean {
    const index = this.#index, passing = this.#passing;
    const [w, s, e, n] = [west + left * metres, north - bottom * metres, west + right * metres, north - top * metres];
    let marks = 0, lastEasting = NaN, lastNorthing = NaN;
    visitBox(index, w, s, e, n, (from, to) => {
      for (let k = from; k < to && marks <= MOST_UNDER_A_NAME; k++) {
        const easting = index.easting[k], northing = index.northing[k];
        if (passing[k] === 0 || easting < w || easting > e || northing < s || northing > n) continue;
        if (easting === lastEasting && northing === lastNorthing) continue;
        marks++;
        lastEasting = easting;
        lastNorthing = northing;
      }
    });
    return marks > MOST_UNDER_A_NAME;
  }

  /** Passing incidents at exactly this position, lowest index first. */
  at(easting: number, northing: number): number[] {
    const found: number[] = [];
    visitBox(this.#index, easting, northing, easting, northing, (from, to) => {
      for (let k = from; k < to; k++)
        if (this.#passing[k] === 1 && this.#index.easting[k] === easting && this.#index.northing[k] === northing) found.push(this.#index.order[k]);
    });
    return found;
  }

  draw(context: CanvasRenderingContext2D, frame: Frame): void {
    if (!frame.isMoving || this.#step < 0) this.#chooseLook(frame);
    this.#squares.draw(context, frame);
  }

  #chooseLook(frame: Frame): void {
    this.#step = stepFor(this.countIn(frame), this.#step);
    const look = lookOf(this.#step, frame.metres * frame.ratio, this.isOverGround);
    const lookKey = JSON.stringify([look, frame.ratio]);
    if (lookKey === this.#lookKey) return;
    this.#lookKey = lookKey;
    this.#look = look;
    if (look.name === 'marks')
      this.#stamps = this.#styles.map((style) => makeStamp(style, look.radius * frame.ratio, this.#palette.isDark, look.opacity));
    this.#squares.clear();
  }

  #paintSquare(context: CanvasRenderingContext2D, square: Square): void {
    const look = this.#look;
    if (look.name === 'cells') this.#paintCells(context, square);
    else if (look.numbers !== 'none') this.#paintGroups(context, square, look.radius, look.numbers === 'free');
    else this.#paintMarks(context, square);
  }

  #visit(square: Square, margin: number, visit: (from: number, to: number) => void): void {
    const reach = margin * square.metres, side = SQUARE * square.metres;
    visitBox(this.#index, square.west - reach, square.north - side - reach, square.west + side + reach, square.north + reach, visit);
  }

  #paintMarks(context: CanvasRenderingContext2D, square: Square): void {
    const { data } = this.#picture;
    data.fill(0);
    const { easting, northing } = this.#index, passing = this.#passing, kinds = this.#kinds, last = this.#stamps.length - 1;
    const scale = 1 / square.metres;
    this.#visit(square, MARGIN, (from, to) => {
      for (let k = from; k < to; k++)
        if (passing[k] === 1)
          stampOnto(
            data, SQUARE, SQUARE, this.#stamps[Math.min(kinds[k], last)], Math.floor((easting[k] - square.west) * scale),
            Math.floor((square.north - northing[k]) * scale),
          );
    });
    context.putImageData(this.#picture, 0, 0);
  }

  /**
   * One mark a spot; where several incidents share it, their number in a disc of the commonest kind's colour: everywhere, or where it
   * covers no other spot.
   */
  #paintGroups(context: CanvasRenderingContext2D, square: Square, radius: number, onlyFree: boolean): void {
    const spots = new Map<string, number[]>();
    this.#visit(square, MARGIN, (from, to) => {
      for (let k = from; k < to; k++) {
        if (this.#passing[k] === 0) continue;
        const name = `${this.#index.easting[k]},${this.#index.northing[k]}`;
        const there = spots.get(name);
        if (there) there.push(k);
        else spots.set(name, [k]);
      }
    });
    const { data } = this.#picture;
    data.fill(0);
    const place = (k: number): [number, number] =>
      [Math.floor((this.#index.easting[k] - square.west) / square.metres), Math.floor((square.north - this.#index.northing[k]) / square.metres)];
    const last = this.#stamps.length - 1;
    const shared: number[][] = [];
    const crowd = onlyFree ? new Crowd([...spots.values()].map(([k]) => place(k)), MARGIN) : null;
    for (const there of spots.values()) {
      const at = place(there[0]);
      if (there.length > 1 && !crowd?.isNear(at, discRadius(radius, there.length) * square.ratio)) shared.push(there);
      else stampOnto(data, SQUARE, SQUARE, this.#stamps[Math.min(commonest(there.map((k) => this.#kinds[k])), last)], ...at);
    }
    context.putImageData(this.#picture, 0, 0);
    // Small numbers first: the large ones must not be covered.
    shared.sort((a, b) => a.length - b.length);
    for (const there of shared) this.#paintCount(context, square.ratio, radius, there, place(there[0]));
  }

  #paintCount(context: CanvasRenderingContext2D, ratio: number, radius: number, there: number[], [x, y]: [number, number]): void {
    const style = this.#styles[Math.min(commonest(there.map((k) => this.#kinds[k])), this.#styles.length - 1)];
    const size = discRadius(radius, there.length) * ratio;
    context.beginPath();
    context.arc(x + 0.5, y + 0.5, size, 0, 2 * Math.PI);
    context.fillStyle = this.#palette.isDark ? '#10171d' : '#ffffff';
    context.fill();
    context.lineWidth = 2 * ratio;
    context.strokeStyle = style.colour;
    context.stroke();
    context.font = `600 ${Math.round(9.5 * ratio)}px "Inter Variable", sans-serif`;
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    context.fillStyle = this.#palette.ink;
    context.fillText(there.length > 999 ? '1k+' : String(there.length), x + 0.5, y + 0.5 + 3.4 * ratio);
  }

  #paintCells(context: CanvasRenderingContext2D, square: Square): void {
    const pixels = cellPixels(square.ratio);
    const cells = SQUARE / pixels;
    const counts = new Uint32Array(cells * cells);
    const { easting, northing } = this.#index, passing = this.#passing;
    const scale = 1 / (square.metres * pixels);
    this.#visit(square, 0, (from, to) => {
      for (let k = from; k < to; k++) {
        if (passing[k] === 0) continue;
        const x = Math.floor((easting[k] - square.west) * scale), y = Math.floor((square.north - northing[k]) * scale);
        if (x >= 0 && x < cells && y >= 0 && y < cells) counts[y * cells + x]++;
      }
    });
    const target = new Uint32Array(this.#picture.data.buffer);
    target.fill(0);
    for (let c = 0; c < counts.length; c++) {
      if (counts[c] === 0) continue;
      const colour = this.#cellColour(counts[c]);
      const start = Math.floor(c / cells) * pixels * SQUARE + (c % cells) * pixels;
      for (let y = 0; y < pixels; y++) target.fill(colour, start + y * SQUARE, start + y * SQUARE + pixels);
    }
    context.putImageData(this.#picture, 0, 0);
  }

  /** A pixel of ImageData in the byte order of every machine a browser runs on. */
  #cellColour(count: number): number {
    const place = rampPlace(count);
    const [red, green, blue] = rampColour(this.#palette.ramp, place);
    const alpha = Math.round(255 * (0.55 + 0.45 * place));
    return ((alpha << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }
}

/** Of the disc that holds a number, CSS pixels. */
const discRadius = (markRadius: number, count: number): number => Math.max(markRadius + 3, 6.5 + 1.6 * Math.log10(count));

/** The value seen most often; the first to reach that number among equals. */
export function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = values[0];
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
