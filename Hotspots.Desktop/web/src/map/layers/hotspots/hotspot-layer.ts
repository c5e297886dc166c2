// Hotspots: outlines and rank badges, the chosen one emphasised.
import type { Hotspot } from '../../../contracts/model';
import type { Frame } from '../../core/canvas-layer';
import type { Box } from '../../labels/declutter';
import { alongOutline, badgePlaces, isInside } from './badge-places';
import type { Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';
import { pictureOf, Shapes } from '../../core/shapes';
import { keyOf } from '../../../state/state';

interface Drawn { hotspot: Hotspot; key: string; shapes: Shapes; box: [west: number, south: number, east: number, north: number] }

/** Room that names leave to an outline, and the size up to which it is one mark: CSS pixels. */
const LINE_BOX = 6, SMALL_OUTLINE = 70;

export class HotspotLayer {
  #drawn: Drawn[] = [];
  /** Badges as they lie on screen, for the pointer. */
  #badges: { key: string; box: Box }[] = [];

  setHotspots(hotspots: readonly Hotspot[]): void {
    this.#drawn = hotspots.map((hotspot) => ({ hotspot, key: keyOf(hotspot), shapes: Shapes.of(hotspot.outline.flat(), true), box: boxOf(hotspot) }));
    this.#badges = [];
  }

  /** What lies under the incidents, so that the marks keep their colours. */
  drawFills(context: CanvasRenderingContext2D, frame: Frame, palette: Palette, chosen: string | null): void {
    this.#trace(context, frame, chosen, (isChosen) => {
      context.fillStyle = isChosen ? palette.chosenFill : palette.hotspotFill;
      context.fill('evenodd');
    });
  }

  /** Over the incidents; a light edge keeps the line apart from the marks it crosses. `others` is how strong those that are not chosen are. */
  drawOutlines(context: CanvasRenderingContext2D, frame: Frame, palette: Palette, chosen: string | null, others = 1): void {
    const opacity = context.globalAlpha;
    context.lineJoin = 'round';
    this.#trace(context, frame, chosen, (isChosen, pixels) => {
      const width = isChosen ? 3 : pixels < 40 ? 1.25 : 1.75;
      context.globalAlpha = isChosen ? opacity : opacity * others;
      context.strokeStyle = palette.halo;
      context.lineWidth = (width + 2.25) * frame.ratio;
      context.stroke();
      context.strokeStyle = isChosen ? palette.chosen : palette.hotspot;
      context.lineWidth = width * frame.ratio;
      context.stroke();
    });
    context.globalAlpha = opacity;
  }

  /** Each outline as the path, the chosen one last. Far out, where it is a dot, the badge alone says where it is. */
  #trace(context: CanvasRenderingContext2D, frame: Frame, chosen: string | null, paint: (isChosen: boolean, pixels: number) => void): void {
    const picture = pictureOf(frame, frame.width, frame.height, 8);
    for (const isChosen of [false, true])
      for (const { key, shapes, box: [west, , east] } of this.#drawn) {
        const pixels = (east - west) / frame.metres / frame.ratio;
        if ((key === chosen) !== isChosen || pixels < 5) continue;
        context.beginPath();
        shapes.trace(context, picture);
        paint(isChosen, pixels);
      }
  }

  /** Rank badges for the one declutter: by rank, the chosen one before all. Far out they are smaller. */
  labels(frame: Frame, palette: Palette, chosen: string | null): Label[] {
    this.#badges = [];
    const resolution = frame.metres * frame.ratio;
    const size = (resolution > 100 ? 7 : 9) * frame.ratio;
    return this.#drawn
      .map(({ hotspot, key }) => {
        const isChosen = key === chosen;
        const radius = isChosen ? size * 1.2 : size;
        const width = radius + (hotspot.rank > 9 ? 0.45 * radius : 0) + (hotspot.rank > 99 ? 0.45 * radius : 0);
        const box = (x: number, y: number): Box => ({ left: x - width - 2, right: x + width + 2, top: y - radius - 2, bottom: y + radius + 2 });
        return {
          order: isChosen ? -1 : hotspot.rank,
          isForced: isChosen,
          boxes: badgePlaces(hotspot, frame, radius).map(([x, y]) => box(x, y)),
          draw: (context: CanvasRenderingContext2D, at: Box) => {
            this.#badges.push({ key, box: at });
            drawBadge(
              context, (at.left + at.right) / 2, (at.top + at.bottom) / 2, width, radius, String(hotspot.rank), frame.ratio, palette,
              isChosen,
            );
          },
        };
      })
      .filter(({ boxes }) => boxes.length > 0);
  }

  /** Boxes along the outlines that names keep off; a small outline is one box. */
  outlineBoxes(frame: Frame): Box[] {
    const boxes: Box[] = [];
    const side = LINE_BOX * frame.ratio;
    for (const { hotspot, box: [west, south, east, north] } of this.#drawn) {
      const left = (west - frame.west) / frame.metres, right = (east - frame.west) / frame.metres;
      const top = (frame.north - north) / frame.metres, bottom = (frame.north - south) / frame.metres;
      if (right < 0 || bottom < 0 || left > frame.width || top > frame.height) continue;
      if (right - left < SMALL_OUTLINE * frame.ratio && bottom - top < SMALL_OUTLINE * frame.ratio)
        boxes.push({ left: left - side, top: top - side, right: right + side, bottom: bottom + side });
      else for (const [x, y] of alongOutline(hotspot.outline, frame, side))
        boxes.push({ left: x - side / 2, top: y - side / 2, right: x + side / 2, bottom: y + side / 2 });
    }
    return boxes;
  }

  /** The hotspot under a pixel (device pixels of the last frame): its badge, else the smallest outline around it; null for none. */
  at(x: number, y: number, frame: Frame): string | null {
    const badge = this.badgeAt(x, y);
    if (badge !== null) return badge;
    const easting = frame.west + x * frame.metres, northing = frame.north - y * frame.metres;
    let best: Drawn | null = null;
    for (const drawn of this.#drawn) {
      const { box: [west, south, east, north], hotspot } = drawn;
      if (easting < west || easting > east || northing < south || northing > north) continue;
      if (isInside(hotspot.outline, easting, northing) && (best === null || hotspot.areaKm2 < best.hotspot.areaKm2)) best = drawn;
    }
    return best?.key ?? null;
  }

  /** The hotspot whose badge is under a pixel; null for none. */
  badgeAt(x: number, y: number): string | null {
    return this.#badges.findLast(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.key ?? null;
  }

  boxOf(key: string): [number, number, number, number] | null {
    return this.#drawn.find((drawn) => drawn.key === key)?.box ?? null;
  }
}

function drawBadge(
  context: CanvasRenderingContext2D, x: number, y: number, halfWidth: number, radius: number, text: string, ratio: number, palette: Palette,
  isChosen: boolean,
): void {
  context.beginPath();
  context.roundRect(x - halfWidth, y - radius, 2 * halfWidth, 2 * radius, radius);
  context.fillStyle = isChosen ? palette.chosen : palette.badge;
  context.fill();
  context.lineWidth = (isChosen ? 2.5 : 1.5) * ratio;
  context.strokeStyle = palette.halo;
  context.stroke();
  context.font = `650 ${Math.round(radius * 1.25)}px "Inter Variable", system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = palette.badgeText;
  context.fillText(text, x, y + radius * 0.45);
}

function boxOf({ outline, centre }: Hotspot): [number, number, number, number] {
  let [west, south] = centre, [east, north] = centre;
  for (const polygon of outline) for (const [easting, northing] of polygon[0] ?? []) {
    west = Math.min(west, easting);
    east = Math.max(east, easting);
    south = Math.min(south, northing);
    north = Math.max(north, northing);
  }
  return [west, south, east, north];
}
