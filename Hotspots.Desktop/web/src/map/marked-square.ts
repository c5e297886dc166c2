// What was looked for: a square of the National Grid, the spot where it is too small to be seen, or the outline of an area.
import { marked } from '../state/state';
import type { Frame } from './core/canvas-layer';
import type { Palette } from './core/palette';
import { pictureOf, Shapes } from './core/shapes';

/** A square is never drawn smaller than this, CSS pixels. */
const LEAST_PIXELS = 14;

export function drawMarked(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
  const wanted = marked.peek();
  if (!wanted) return;
  const { easting, northing, side, rings } = wanted, { ratio } = frame;
  if (rings) {
    drawRings(context, frame, palette, rings);
    return;
  }
  const size = Math.max(side / frame.metres, LEAST_PIXELS * ratio);
  const x = (easting - frame.west) / frame.metres - size / 2, y = (frame.north - northing) / frame.metres - size / 2;
  context.strokeStyle = palette.halo;
  context.lineWidth = 5 * ratio;
  context.strokeRect(x, y, size, size);
  context.strokeStyle = palette.hotspot;
  context.lineWidth = 2 * ratio;
  context.setLineDash([7 * ratio, 4 * ratio]);
  context.strokeRect(x, y, size, size);
  context.setLineDash([]);
}

function drawRings(context: CanvasRenderingContext2D, frame: Frame, palette: Palette, rings: readonly (readonly number[])[]): void {
  const { ratio } = frame;
  context.lineJoin = 'round';
  context.beginPath();
  new Shapes(Float64Array.from(rings.flat()), startsOf(rings), true).trace(context, pictureOf(frame, frame.width, frame.height, 6 * ratio));
  context.strokeStyle = palette.halo;
  context.lineWidth = 4.5 * ratio;
  context.stroke();
  context.strokeStyle = palette.boundary;
  context.lineWidth = 2 * ratio;
  context.stroke();
}

function startsOf(rings: readonly (readonly number[])[]): Uint32Array {
  const starts = new Uint32Array(rings.length + 1);
  rings.forEach((ring, at) => { starts[at + 1] = starts[at] + ring.length / 2; });
  return starts;
}
