// The deployment: a pin at each site, its reach as a circle or as the ground along the streets, the patrols as a line.
import type { Deployed, ShownSite } from '../../../state/deployment';
import type { At } from '../../../contracts/placement';
import type { Frame } from '../../core/canvas-layer';
import type { Box } from '../../labels/declutter';
import { isNear, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';
import { pictureOf, Shapes } from '../../core/shapes';

/** CSS pixels: the pin's head, and how far its tip is below the head's middle. */
const HEAD = 12, TIP = 21;
/** Where an unreached incident's opacity goes. */
const FADED = 0.35;

export class DeploymentLayer {
  #shown: Deployed | null = null;
  #line: Shapes | null = null;
  /** Along streets the ground of each site of the plan; empty for circles. */
  #grounds: readonly Shapes[] = [];
  /** Pins as they lie on screen, the last above, for the pointer. */
  #pins: { number: number; box: Box }[] = [];

  setDeployed(shown: Deployed | null): void {
    if (shown?.patrol !== this.#shown?.patrol) this.#line = shown?.patrol ? Shapes.of(once(shown.patrol.lines), false) : null;
    if (shown?.streets !== this.#shown?.streets) this.#grounds = (shown?.streets?.reaches ?? []).map(groundOf);
    this.#shown = shown;
    this.#pins = [];
  }

  get sites(): readonly ShownSite[] { return this.#shown?.sites ?? []; }

  /** Paints twice where unreached incidents are to fade: faintly all, then in full those within reach. */
  paintFaded(context: CanvasRenderingContext2D, frame: Frame, paint: () => void): void {
    const shown = this.#shown;
    if (!shown?.isFaded) { paint(); return; }
    const alpha = context.globalAlpha;
    context.globalAlpha = alpha * FADED;
    paint();
    context.globalAlpha = alpha;
    context.save();
    context.beginPath();
    this.#traceReach(context, frame, shown);
    context.clip();
    paint();
    context.restore();
  }

  /** The ground within reach, under the marks. */
  drawGround(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    if (!this.#shown) return;
    context.beginPath();
    this.#traceReach(context, frame, this.#shown);
    context.fillStyle = palette.reachFill;
    context.fill();
  }

  drawLines(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
    const shown = this.#shown;
    if (!shown) return;
    context.lineJoin = context.lineCap = 'round';
    for (const [k, site] of shown.sites.entries()) {
      const isChosen = site.number === shown.chosen;
      context.beginPath();
      this.#traceSite(context, frame, shown, site, k);
      stroke(context, palette.halo, (isChosen ? 4.5 : 3.5) * frame.ratio);
      stroke(context, palette.site, (isChosen ? 2.25 : 1.5) * frame.ratio);
    }
    if (!this.#line) return;
    context.beginPath();
    this.#line.trace(context, pictureOf(frame, frame.width, frame.height, 6));
    stroke(context, palette.halo, 4.5 * frame.ratio);
    context.setLineDash([7 * frame.ratio, 4.5 * frame.ratio]);
    stroke(context, palette.site, 2 * frame.ratio);
    context.setLineDash([]);
  }

  /** What all sites reach, as one ground: rings and holes run against one another, so that a hole of one is filled by another's ground. */
  #traceReach(context: CanvasRenderingContext2D, frame: Frame, shown: Deployed): void {
    shown.sites.forEach((site, k) => { this.#traceSite(context, frame, shown, site, k); });
  }

  /** Along streets what a site reaches where it was moved to is not known before the next plan. */
  #traceSite(context: CanvasRenderingContext2D, frame: Frame, { metres }: Deployed, { at, isMoved }: ShownSite, k: number): void {
    if (metres !== null) traceCircle(context, frame, at, metres);
    else if (!isMoved && k < this.#grounds.length) this.#grounds[k].trace(context, pictureOf(frame, frame.width, frame.height, 6));
  }

  /** Pins are always drawn, the chosen one above the others; what else is written keeps off. */
  labels(frame: Frame, palette: Palette): Label[] {
    this.#pins = [];
    const { ratio } = frame, chosen = this.#shown?.chosen ?? null;
    return this.sites.filter(({ at: [easting, northing] }) => isNear(frame, easting, northing, 2 * TIP * ratio))
      .map(({ at: [easting, northing], number, locked, isMoved }) => {
      const x = Math.round((easting - frame.west) / frame.metres), y = Math.round((frame.north - northing) / frame.metres);
      const box = { left: x - (HEAD + 2) * ratio, right: x + (HEAD + 2) * ratio, top: y - (HEAD + TIP + 4) * ratio, bottom: y + 2 * ratio };
      return {
        order: number === chosen ? -101 : -100 + number,
        isForced: true,
        boxes: [box],
        draw: (context) => {
          this.#pins.push({ number, box });
          drawPin(context, x, y, ratio, palette, { number, isLocked: locked || isMoved, isChosen: number === chosen });
        },
      };
    });
  }

  /** The site whose pin is under a pixel (device pixels of the last frame); null for none. */
  at(x: number, y: number): number | null {
    return this.#pins.findLast(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.number ?? null;
  }
}

/** Lines without the ways that are gone again: dashes over dashes would be a solid line. */
export function once(lines: readonly (readonly At[])[]): At[][] {
  const gone = new Set<string>(), parts: At[][] = [];
  for (const line of lines) {
    let part: At[] | null = null;
    for (let i = 1; i < line.length; i++) {
      const a = line[i - 1].join(), b = line[i].join(), way = a < b ? `${a}/${b}` : `${b}/${a}`;
      if (a === b || gone.has(way)) { part = null; continue; }
      gone.add(way);
      if (part) part.push(line[i]);
      else parts.push((part = [line[i - 1], line[i]]));
    }
  }
  return parts;
}

function stroke(context: CanvasRenderingContext2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke();
}

function traceCircle(context: CanvasRenderingContext2D, frame: Frame, [easting, northing]: readonly [number, number], metres: number): void {
  const x = (easting - frame.west) / frame.metres, y = (frame.north - northing) / frame.metres, radius = metres / frame.metres;
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

/** Closed rings, each eastings and northings in turn. */
function groundOf(rings: readonly (readonly number[])[]): Shapes {
  const starts = new Uint32Array(rings.length + 1);
  rings.forEach((ring, p) => { starts[p + 1] = starts[p] + ring.length / 2; });
  return new Shapes(Float64Array.from(rings.flat()), starts, true);
}

interface Pin { number: number; isLocked: boolean; isChosen: boolean }

/** A drop with its tip on the place: no badge of a hotspot looks so. */
function drawPin(
  context: CanvasRenderingContext2D, x: number, y: number, ratio: number, palette: Palette, { number, isLocked, isChosen }: Pin,
): void {
  const head = HEAD * ratio, middle = y - TIP * ratio;
  tracePin(context, x, y, head, middle);
  context.lineJoin = 'round';
  stroke(context, palette.halo, (isChosen ? 6 : 4) * ratio);
  if (isChosen) stroke(context, palette.chosenSite, 3.5 * ratio);
  context.fillStyle = palette.site;
  context.fill();
  context.font = `650 ${Math.round(12.5 * ratio)}px "Inter Variable", system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = palette.siteText;
  context.fillText(String(number), x, middle + 4.4 * ratio);
  if (isLocked) drawLock(context, x + 11.5 * ratio, middle - 9.5 * ratio, ratio, palette);
}

/** The outline of a pin with its tip at (x, y). */
function tracePin(context: CanvasRenderingContext2D, x: number, y: number, head: number, middle: number): void {
  const spread = 0.62;
  context.beginPath();
  context.arc(x, middle, head, Math.PI / 2 + spread, Math.PI / 2 - spread);
  context.lineTo(x, y);
  context.closePath();
}

function drawLock(context: CanvasRenderingContext2D, x: number, y: number, ratio: number, palette: Palette): void {
  context.beginPath();
  context.arc(x, y, 6.5 * ratio, 0, 2 * Math.PI);
  context.fillStyle = palette.siteText;
  context.fill();
  stroke(context, palette.site, 1.25 * ratio);
  context.beginPath();
  context.arc(x, y - 0.6 * ratio, 2 * ratio, Math.PI, 0);
  stroke(context, palette.site, 1.3 * ratio);
  context.fillStyle = palette.site;
  context.fillRect(x - 3 * ratio, y - 0.8 * ratio, 6 * ratio, 4 * ratio);
}
