// What vector tiles name: settlements, water, woods, stations, and roads along their line.
import type { Frame } from '../../core/canvas-layer';
import type { Box } from '../../labels/declutter';
import { isNear, textLabel, type Label } from '../../labels/labels';
import type { DecodedTile, NamedRoad, NamedSpot } from './mbtiles-decode';
import type { Palette } from '../../core/palette';
import { textPicture, type TextStyle } from '../../core/text-pictures';

/** A place that the map names already. */
export interface Written { name: string; easting: number; northing: number }

/** Order: after boundaries and before the records' streets. */
const FIRST_NAME = 150_000, FIRST_ROAD = 190_000, FIRST_NUMBER = 195_000;
/** A road is named again after this many CSS pixels. */
const AGAIN_PIXELS = 320;
/** Within this far a name that is written already is the same place. */
const SAME_METRES = 5_000;

/** Standing (first named first), text size in CSS pixels, and the resolution below which it is named. */
const LOOKS: Readonly<Record<string, { standing: number; size: number; below: number; isItalic?: boolean }>> = {
  Country: { standing: 0, size: 13, below: 0 }, Capital: { standing: 1, size: 14, below: 800 },
  City: { standing: 2, size: 13.5, below: 400 }, Town: { standing: 3, size: 12.5, below: 130 },
  Village: { standing: 5, size: 11.5, below: 32 }, 'Suburban Area': { standing: 6, size: 11.5, below: 20 },
  Hamlet: { standing: 7, size: 11, below: 16 }, 'Small Settlements': { standing: 8, size: 11, below: 12 },
  'Railway Station': { standing: 9, size: 10.5, below: 10 }, Airport: { standing: 4, size: 11, below: 64 },
  'National Park': { standing: 10, size: 11, below: 200, isItalic: true },
  Water: { standing: 11, size: 10.5, below: 16, isItalic: true }, Landform: { standing: 12, size: 10.5, below: 10, isItalic: true },
  Woodland: { standing: 13, size: 10.5, below: 8, isItalic: true },
  Landcover: { standing: 14, size: 10.5, below: 8, isItalic: true }, Greenspace: { standing: 15, size: 10.5, below: 6 },
  Sites: { standing: 16, size: 10.5, below: 4.5 }, 'Motorway Junctions': { standing: 17, size: 10, below: 10 },
};
/** A letter's width for its height, on the wide side. */
const LETTER = 0.57;
/** Road names are written nearer than this (metres per CSS pixel). */
const NAMED_BELOW = 4.5;
const OTHERWISE = { standing: 18, size: 10.5, below: 8, isItalic: false };

/** What these tiles name, but for places that are `written` already. */
export function tileLabels(tiles: readonly DecodedTile[], written: readonly Written[], frame: Frame, palette: Palette): Label[] {
  const resolution = frame.metres * frame.ratio;
  const isWritten = finder(written);
  const labels: Label[] = [];
  for (const tile of tiles) for (const spot of tile.names) {
    const label = spotLabel(spot, isWritten, frame, palette);
    if (label) labels.push(label);
  }
  if (resolution > 20) return labels;
  const roads = tiles.flatMap((tile) => tile.roads).sort((a, b) => b.metres - a.metres);
  const numberStyle = { size: 10, weight: 600, colour: palette.quiet, halo: palette.halo };
  labels.push(...along(roads, ({ number }) => number, FIRST_NUMBER, numberStyle, frame));
  if (resolution < NAMED_BELOW) labels.push(...along(
    roads, ({ name }) => name, FIRST_ROAD, { size: resolution > 2 ? 10 : 11, weight: 450, colour: palette.street, halo: palette.halo },
    frame,
  ));
  return labels;
}

/** Roads whose names are written at this resolution: records need not name them again. */
export function roadNames(tiles: readonly DecodedTile[], resolution: number): Set<string> {
  return new Set(resolution < NAMED_BELOW ? tiles.flatMap((tile) => tile.roads.map(({ name }) => name)) : []);
}

function along(roads: readonly NamedRoad[], textOf: (road: NamedRoad) => string, first: number, style: TextStyle, frame: Frame): Label[] {
  const labels: Label[] = [];
  const taken = new Map<string, { x: number; y: number }[]>();
  for (const road of roads) {
    const text = textOf(road);
    const at = text === '' ? null : stretch(road, text, style, frame);
    if (!at) continue;
    const there = taken.get(text) ?? [];
    if (there.some(({ x, y }) => Math.hypot(x - at.x, y - at.y) < AGAIN_PIXELS * frame.ratio)) continue;
    taken.set(text, [...there, at]);
    labels.push(roadLabel(at, text, first, style, frame));
  }
  return labels;
}

function spotLabel({ text, type, easting, northing }: NamedSpot, isWritten: Finder, frame: Frame, palette: Palette): Label | null {
  const resolution = frame.metres * frame.ratio;
  const { standing, size, below, isItalic } = LOOKS[type] ?? OTHERWISE;
  if (resolution > below || !isNear(frame, easting, northing, 120 * frame.ratio) || isWritten(text, easting, northing)) return null;
  return textLabel({
    text, easting, northing, order: FIRST_NAME + 1000 * standing,
    style: { size, weight: standing < 4 ? 600 : 500, colour: palette.quiet, halo: palette.halo, isItalic: isItalic === true },
  }, frame);
}

interface Stretch { /** Its middle, in device pixels, and its direction, read from the left. */ x: number; y: number; angle: number; pixels: number }

/** Where a text stands along a road; null when that is out of view or too short for it. */
function stretch({ easting, northing, angle: way, metres }: NamedRoad, text: string, { size }: TextStyle, frame: Frame): Stretch | null {
  const pixels = metres / frame.metres;
  if (pixels < 0.8 * LETTER * size * frame.ratio * text.length || !isNear(frame, easting, northing, 0)) return null;
  // North is up, and on the screen y goes down.
  let angle = -way;
  if (angle > Math.PI / 2) angle -= Math.PI;
  else if (angle <= -Math.PI / 2) angle += Math.PI;
  return { x: (easting - frame.west) / frame.metres, y: (frame.north - northing) / frame.metres, angle, pixels };
}

function roadLabel({ x, y, angle, pixels }: Stretch, text: string, first: number, style: TextStyle, frame: Frame): Label {
  // Most roads of a town find no room: a text is drawn only when it has its place, and letters are wide enough as guessed.
  const height = style.size * frame.ratio, width = LETTER * height * text.length;
  const cos = Math.abs(Math.cos(angle)), sin = Math.abs(Math.sin(angle)), gap = 2 * frame.ratio;
  const across = (cos * width + sin * height) / 2 + gap, down = (sin * width + cos * height) / 2 + gap;
  const box: Box = { left: x - across, right: x + across, top: y - down, bottom: y + down };
  return {
    order: first - Math.min(pixels, 9_999) / 10, boxes: [box],
    draw: (context) => {
      const picture = textPicture(text, style, frame.ratio);
      context.save();
      context.translate(x, y);
      context.rotate(angle);
      context.drawImage(picture.canvas, -picture.canvas.width / 2, -picture.canvas.height / 2);
      context.restore();
    },
  };
}

type Finder = (name: string, easting: number, northing: number) => boolean;

const indexed = new WeakMap<readonly Written[], Map<string, Written[]>>();

/** The list is as large as a gazetteer and seldom changes: it is looked through once. */
function finder(list: readonly Written[]): Finder {
  let index = indexed.get(list);
  if (!index) {
    index = new Map();
    for (const one of list) {
      const key = one.name.toLowerCase(), there = index.get(key);
      if (there) there.push(one);
      else index.set(key, [one]);
    }
    indexed.set(list, index);
  }
  const names = index;
  return (name, easting, northing) =>
    names.get(name.toLowerCase())?.some((one) => Math.hypot(one.easting - easting, one.northing - northing) < SAME_METRES) === true;
}
