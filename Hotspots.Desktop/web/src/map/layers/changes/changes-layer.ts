// Changes between two periods: outlines of hotspots by what became of them, and cells that changed beyond chance.
import type { ChangeAnswer, PlaceChange } from '../../../questions/answers';
import { chosenChange, signOf, wordOf } from '../../../questions/change';
import type { Frame } from '../../core/canvas-layer';
import { isNear, textLabel, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';
import { pictureOf, Shapes } from '../../core/shapes';
import { lookOf } from './look';

interface Drawn { place: PlaceChange; shapes: Shapes }

/** Smaller than this on screen a cell is not drawn, and bears no sign (CSS pixels). */
const LEAST_CELL = 3, LEAST_SIGN = 14;
const LABEL_ORDER = -50;

export class ChangesLayer {
  #places: Drawn[] = [];
  #cells: Drawn[] = [];
  #metres = 0;

  /** Is there something to see? Then the marks of incidents step back. */
  get isThere(): boolean { return this.#places.length > 0; }

  setChanges(found: ChangeAnswer | null): void {
    const drawn = (place: PlaceChange): Drawn => ({ place, shapes: Shapes.of((place.outline ?? []).flat(), true) });
    // What says least is drawn first.
    this.#places = (found?.hotspots ?? []).map(drawn).reverse();
    this.#cells = (found?.cells ?? []).map(drawn);
    this.#metres = found?.cellMetres ?? 0;
  }

  /** Cells, as ground under the marks. */
  drawGround(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    if (this.#metres / frame.metres / frame.ratio < LEAST_CELL) return;
    const picture = pictureOf(frame, frame.width, frame.height, 4), opacity = context.globalAlpha;
    for (const { place, shapes } of this.#cells) {
      const { colour } = lookOf(place, palette);
      context.beginPath();
      shapes.trace(context, picture);
      context.globalAlpha = 0.16 * opacity;
      context.fillStyle = colour;
      context.fill();
      context.globalAlpha = opacity;
      context.strokeStyle = colour;
      context.lineWidth = frame.ratio;
      context.stroke();
    }
  }

  drawOutlines(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const picture = pictureOf(frame, frame.width, frame.height, 8), chosen = chosenChange.peek();
    context.lineJoin = 'round';
    for (const { place, shapes } of this.#places) {
      const { colour, width, dash } = lookOf(place, palette), isChosen = place === chosen;
      context.beginPath();
      shapes.trace(context, picture);
      context.strokeStyle = palette.halo;
      context.lineWidth = (width + (isChosen ? 4 : 2.25)) * frame.ratio;
      context.stroke();
      context.setLineDash(dash.map((length) => length * frame.ratio));
      context.strokeStyle = colour;
      context.lineWidth = (width + (isChosen ? 1.25 : 0)) * frame.ratio;
      context.stroke();
      context.setLineDash([]);
    }
  }

  /** Words beside what changed or was chosen: "▲ new, 1 → 22". */
  labels(frame: Frame, palette: Palette): Label[] {
    const chosen = chosenChange.peek();
    const named = this.#places.filter(({ place }) => place.centre && (place.turn !== null || place === chosen)).map(({ place }): Label => {
      const [easting, northing] = place.centre!;
      return textLabel({
        text: `${signOf(place)} ${wordOf(place)}, ${place.before} → ${place.after}`, easting, northing, isWide: true, offset: 14,
        order: place === chosen ? LABEL_ORDER - 1 : LABEL_ORDER,
        style: { size: 12, weight: 650, colour: place.turn === null ? palette.ink : lookOf(place, palette).colour, halo: palette.halo },
      }, frame);
    });
    if (this.#metres / frame.metres / frame.ratio < LEAST_SIGN) return named;
    const signs = this.#cells.filter(({ place: { centre } }) => centre && isNear(frame, centre[0], centre[1], 0)).map(({ place }) => textLabel({
      text: place.verdict === 'more' ? '+' : '−', easting: place.centre![0], northing: place.centre![1], order: LABEL_ORDER + 1,
      style: { size: 13, weight: 700, colour: lookOf(place, palette).colour, halo: palette.halo },
    }, frame));
    return [...named, ...signs];
  }
}
