// Lines round the ground on which a surface is at least so high, each with what it holds.
import { comparedWords } from '../../../state/compared';
import type { Contour, Contours } from '../../../contracts/layer-columns';
import type { Frame } from '../../core/canvas-layer';
import { isNear, textLabel, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';
import { pictureOf, Shapes } from '../../core/shapes';

/** Where the first label stands in the order of importance: after the names of towns, before those of streets. */
const FIRST_ORDER = 3_000;
/** A ring needs so many CSS pixels to bear a label. */
const LEAST_PIXELS = 60;

interface Drawn { contour: Contour; shapes: Shapes; rings: { box: [number, number, number, number]; top: [number, number] }[] }

/** "50 %" of all incidents, or "2 ×" the usual. */
export const contourText = ({ unit, level, share }: Contour, isLog = false): string =>
  unit === '' ? `${Number((isLog ? Math.exp(level) : level).toPrecision(3))} ×` : `${Math.round(100 * share)} %`;

/** What is written on such lines. */
export const contourMeaning = ({ unit }: Contour): string =>
  unit === ''
    ? `Line: ${comparedWords()}, as many times the usual as written on it`
    : 'Contour: its ground holds the share written on it of the area’s incidents';

export class ContourLayer {
  #contours: Contours | null = null;
  #isLog = false;
  #drawn: Drawn[] = [];

  setContours(contours: Contours | null, isLog: boolean): void {
    if (contours === this.#contours && isLog === this.#isLog) return;
    this.#contours = contours;
    this.#isLog = isLog;
    this.#drawn = (contours?.contours ?? []).filter(({ ground }) => ground.length > 0).map((contour) => {
      const shapes = Shapes.of(contour.ground.flat(), true);
      return { contour, shapes, rings: contour.ground.map(([outer]) => ({ box: boxOf(outer), top: outer.reduce((a, b) => (b[1] > a[1] ? b : a)) })) };
    });
  }

  draw(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const picture = pictureOf(frame, frame.width, frame.height, 4);
    context.lineJoin = 'round';
    for (const { contour, shapes } of this.#drawn) {
      context.beginPath();
      shapes.trace(context, picture);
      // The narrower the ground, the heavier its line.
      const width = (contour.unit === '' ? 1.5 : 2 - 1.1 * contour.share) * frame.ratio;
      context.strokeStyle = palette.halo;
      context.lineWidth = width + 1.5 * frame.ratio;
      context.stroke();
      context.strokeStyle = palette.contour;
      context.lineWidth = width;
      context.stroke();
    }
  }

  labels(frame: Frame, palette: Palette): Label[] {
    const style = { size: 10.5, weight: 600, colour: palette.contour, halo: palette.halo };
    const labels: Label[] = [];
    for (const { contour, rings } of this.#drawn)
      for (const { box: [west, , east], top: [easting, northing] } of rings) {
        if ((east - west) / frame.metres / frame.ratio < LEAST_PIXELS || !isNear(frame, easting, northing, 0)) continue;
        labels.push(textLabel({ text: contourText(contour, this.#isLog), easting, northing, order: FIRST_ORDER + labels.length, style }, frame));
      }
    // On its line or not at all: beside it, it would be another's.
    return labels.map((label) => ({ ...label, boxes: label.boxes.slice(0, 1) }));
  }
}

function boxOf(ring: readonly (readonly [number, number])[]): [number, number, number, number] {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  for (const [e, n] of ring) {
    west = Math.min(west, e);
    east = Math.max(east, e);
    south = Math.min(south, n);
    north = Math.max(north, n);
  }
  return [west, south, east, north];
}
