// The four grounds of an operation: where it was, a place like it, and the ring round each.
import type { EffectAnswer, EffectPlace, EffectRole } from '../../../questions/answers';
import type { Frame } from '../../core/canvas-layer';
import { textLabel, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';
import { pictureOf, Shapes } from '../../core/shapes';
import { groundLook } from './look';

interface Drawn { place: EffectPlace; shapes: Shapes; north: [easting: number, northing: number] }

const LABEL_ORDER = -60;
/** The rings lie under what they go round. */
const ORDER: readonly EffectRole[] = ['ring of control', 'ring', 'control', 'treated'];

export class EffectLayer {
  #drawn: Drawn[] = [];

  setEffect(found: EffectAnswer | null): void {
    // Of a ring its outer edge alone: the inner one is that of the place within.
    this.#drawn = ORDER.flatMap((role) => (found?.places ?? []).filter((place) => place.role === role)).map((place) => {
      const rings = place.outline.map(([outer]) => outer);
      const [north] = rings.flat().sort((a, b) => b[1] - a[1]);
      return { place, shapes: Shapes.of(rings, true), north };
    });
  }

  get isThere(): boolean { return this.#drawn.length > 0; }

  drawGround(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const picture = pictureOf(frame, frame.width, frame.height, 4), opacity = context.globalAlpha;
    for (const { place: { role }, shapes } of this.#drawn) {
      if (role === 'ring' || role === 'ring of control') continue;
      context.beginPath();
      shapes.trace(context, picture);
      context.globalAlpha = 0.08 * opacity;
      context.fillStyle = groundLook(role, palette).colour;
      context.fill();
      context.globalAlpha = opacity;
    }
  }

  drawOutlines(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const picture = pictureOf(frame, frame.width, frame.height, 8);
    context.lineJoin = 'round';
    for (const { place: { role }, shapes } of this.#drawn) {
      const { colour, width, dash } = groundLook(role, palette);
      context.beginPath();
      shapes.trace(context, picture);
      context.strokeStyle = palette.halo;
      context.lineWidth = (width + 2.25) * frame.ratio;
      context.stroke();
      context.setLineDash(dash.map((length) => length * frame.ratio));
      context.strokeStyle = colour;
      context.lineWidth = width * frame.ratio;
      context.stroke();
      context.setLineDash([]);
    }
  }

  /** Beside the place and the one it is compared with: "Control, 32 → 41". */
  labels(frame: Frame, palette: Palette): Label[] {
    const named = this.#drawn.filter(({ place: { role } }) => role === 'treated' || role === 'control');
    return named.map(({ place, north: [easting, northing] }) => textLabel({
      text: `${place.role === 'treated' ? 'This place' : 'Compared with'}, ${place.before} → ${place.during}`,
      easting, northing, order: LABEL_ORDER, offset: 4,
      style: { size: 12, weight: 650, colour: groundLook(place.role, palette).colour, halo: palette.halo },
    }, frame));
  }
}
