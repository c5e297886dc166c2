// The square of the National Grid that was looked for, or the spot, where it is too small to be seen.
import { marked } from '../state/state';
import type { Frame } from './core/canvas-layer';
import type { Palette } from './core/palette';

/** A square is never drawn smaller than this, CSS pixels. */
const LEAST_PIXELS = 14;

export function drawMarked(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
  const wanted = marked.peek();
  if (!wanted) return;
  const { easting, northing, side } = wanted, { ratio } = frame;
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
