// Counts that would be handed over: cells by how many, and those that are hidden, all alike.
import type { ReleaseAnswer, ReleaseCell } from '../../../contracts/release';
import { number } from '../../../base/words';
import type { Frame } from '../../core/canvas-layer';
import { isNear, textLabel, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';
import { pictureOf, Shapes } from '../../core/shapes';
import { beginningsOf, classOf, colourOf, HIDDEN, mostClasses } from './look';

/** `metres`: side of the smaller side of its box. */
interface Drawn { cell: ReleaseCell; shapes: Shapes; metres: number; count: number | null }

const LABEL_ORDER = -40, LEAST_LABEL = 34, LEAST_LINE = 5, COVER = 0.72;
/** Distance of the hatching's lines, CSS pixels. */
const HATCH = 7;

export class ReleaseLayer {
  #drawn: Drawn[] = [];
  #answer: ReleaseAnswer | null = null;
  #beginnings: number[] = [];
  #hatch: { pattern: CanvasPattern; ratio: number; isDark: boolean } | null = null;

  get isThere(): boolean { return this.#drawn.length > 0; }

  setRelease(answer: ReleaseAnswer | null, period: number, palette: Palette): void {
    if (answer !== this.#answer) {
      this.#answer = answer;
      this.#beginnings = answer ? beginningsOf(answer, mostClasses(palette)) : [];
      this.#drawn = (answer?.cells ?? []).map((cell) => {
        const shapes = Shapes.of(cell.outline.flat(), true), [west, south, east, north] = shapes.boxOf(0);
        return { cell, shapes, metres: Math.min(east - west, north - south), count: null };
      });
    }
    const counts = answer?.periods.at(period)?.counts;
    if (counts) this.#drawn.forEach((one, at) => { one.count = counts[at]; });
  }

  drawGround(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const picture = pictureOf(frame, frame.width, frame.height, 4), opacity = context.globalAlpha;
    const fill = (which: (one: Drawn) => boolean, style: string | CanvasPattern, cover: number): void => {
      context.beginPath();
      for (const one of this.#drawn) if (which(one)) one.shapes.trace(context, picture);
      context.fillStyle = style;
      context.globalAlpha = cover * opacity;
      context.fill('evenodd');
    };
    this.#beginnings.forEach((_, at) => {
      fill(({ count }) => count !== null && classOf(this.#beginnings, count) === at, colourOf(this.#beginnings, at, palette), COVER);
    });
    fill(({ count }) => count === null, this.#hatching(context, frame.ratio, palette), 1);
    context.globalAlpha = opacity;
  }

  drawOutlines(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const picture = pictureOf(frame, frame.width, frame.height, 4), opacity = context.globalAlpha;
    context.beginPath();
    for (const { shapes, metres } of this.#drawn) if (metres / frame.metres / frame.ratio >= LEAST_LINE) shapes.trace(context, picture);
    context.lineJoin = 'round';
    // A line within a light one: it is seen on bare ground and between the strongest colours alike.
    context.globalAlpha = 0.7 * opacity;
    context.strokeStyle = palette.halo;
    context.lineWidth = 2.5 * frame.ratio;
    context.stroke();
    context.strokeStyle = palette.isDark ? '#c9d4db' : '#3c4a54';
    context.lineWidth = frame.ratio;
    context.stroke();
    context.globalAlpha = opacity;
  }

  /** The counts, where there is room for them. */
  labels(frame: Frame, palette: Palette): Label[] {
    return this.#drawn
      .filter(({ cell: { at }, count, metres }) =>
        count !== null && metres / frame.metres / frame.ratio >= LEAST_LABEL && isNear(frame, at[0], at[1], 0))
      .map(({ cell: { at: [easting, northing] }, count }) => textLabel({
        text: number(count ?? 0), easting, northing, order: count === 0 ? LABEL_ORDER + 1 : LABEL_ORDER,
        style: {
          ...(count === 0 ? { size: 11, weight: 450, colour: palette.quiet } : { size: 13, weight: 700, colour: palette.ink }), halo: palette.halo,
        },
      }, frame));
  }

  #hatching(context: CanvasRenderingContext2D, ratio: number, { isDark }: Palette): CanvasPattern {
    if (this.#hatch?.ratio === ratio && this.#hatch.isDark === isDark) return this.#hatch.pattern;
    const canvas = document.createElement('canvas'), side = Math.round(HATCH * ratio);
    canvas.width = canvas.height = side;
    const drawing = canvas.getContext('2d')!;
    drawing.globalAlpha = 0.14;
    drawing.fillStyle = drawing.strokeStyle = isDark ? HIDDEN.dark : HIDDEN.light;
    drawing.fillRect(0, 0, side, side);
    drawing.globalAlpha = 0.8;
    drawing.lineWidth = ratio;
    for (const shift of [-side, 0, side]) {
      drawing.moveTo(shift, side);
      drawing.lineTo(shift + side, 0);
    }
    drawing.stroke();
    const pattern = context.createPattern(canvas, 'repeat')!;
    this.#hatch = { pattern, ratio, isDark };
    return pattern;
  }
}
