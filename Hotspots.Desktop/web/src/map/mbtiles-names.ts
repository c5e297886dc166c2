// What vector tiles name: settlements, water, woods, stations, and roads along their line.
import type { Frame } from './canvas-layer';
import type { Box } from './declutter';
import { isNear, textLabel, type Label } from './labels';
import type { DecodedTile, NamedRoad, NamedSpot } from './mbtiles-decode';
import type { Palette } from './palette';
import { textPicture, type TextStyle } from './text-pictures';

/** A name that the map writes already. */
export interface Written { name: string; easting: number; northing: number }

/** Order: after boundaries and before the records' streets; roads last. */
const FIRST_NAME = 150_000, FIRST_NUMBER = 190_000, FIRST_ROAD = 300_000;
/** Within this far a name that is written already is the same place, or the same street. */
const SAME_METRES = 5_000;

/** Standing (first named first), text size in CSS pixels, and the resolution below which it is named. */
const LOOKS: Readonly<Record<string, { standing: number; size: number; below: number; isItalic?: boolean }>> = {
  Country: { standing: 0, size: 13, below: 0 }, Capital: { standing: 1, size: 14, below: 800 }, City: { standing: 2, size: 13.5, below: 400 }, Town: { standing: 3, size: 12.5, below: 130 },
  Village: { standing: 5, size: 11.5, below: 32 }, 'Suburban Area': { standing: 6, size: 11.5, below: 20 }, Hamlet: { standing: 7, size: 11, below: 16 }, 'Small Settlements': { standing: 8, size: 11, below: 12 },
  'Railway Station': { standing: 9, size: 10.5, below: 10 }, Airport: { standing: 4, size: 11, below: 64 }, 'National Park': { standing: 10, size: 11, below: 200, isItalic: true },
  Water: { standing: 11, size: 10.5, below: 16, isItalic: true }, Landform: { standing: 12, size: 10.5, below: 10, isItalic: true }, Woodland: { standing: 13, size: 10.5, below: 8, isItalic: true },
  Landcover: { standing: 14, size: 10.5, below: 8, isItalic: true }, Greenspace: { standing: 15, size: 10.5, below: 6 }, Sites: { standing: 16, size: 10.5, below: 4.5 }, 'Motorway Junctions': { standing: 17, size: 10, below: 10 },
};
const OTHERWISE = { standing: 18, size: 10.5, below: 8, isItalic: false };

/** Names in these tiles that are not `written` already. */
export function tileLabels(tiles: readonly DecodedTile[], written: readonly (readonly Written[])[], frame: Frame, palette: Palette): Label[] {
  const resolution = frame.metres * frame.ratio;
  const isWritten = finder(written);
  const labels: Label[] = [];
  const add = (label: Label | null): void => { if (label) labels.push(label); };
  const roads = new Map<string, NamedRoad>();
  for (const tile of tiles) {
    for (const spot of tile.names) add(spotLabel(spot, isWritten, frame, palette));
    if (resolution > 20) continue;
    for (const road of tile.roads) {
      const key = `${road.name}|${road.number}`, known = roads.get(key);
      if (!known || known.metres < road.metres) roads.set(key, road);
    }
  }
  for (const road of roads.values()) {
    if (road.number !== '') add(roadLabel(road, road.number, FIRST_NUMBER, { size: 10, weight: 600, colour: palette.quiet, halo: palette.halo }, frame));
    if (road.name !== '' && resolution < 4.5) add(nameLabel(road, isWritten, frame, palette));
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

function nameLabel(road: NamedRoad, isWritten: Finder, frame: Frame, palette: Palette): Label | null {
  const i = 2 * (road.line.length >> 2);
  if (isWritten(road.name, road.line[i], road.line[i + 1])) return null;
  const size = frame.metres * frame.ratio > 2 ? 10 : 11;
  return roadLabel(road, road.name, FIRST_ROAD, { size, weight: 450, colour: palette.street, halo: palette.halo }, frame);
}

/** A text along a road, at the middle of its longest straight stretch; null where the road is too short for it. */
function roadLabel({ line }: NamedRoad, text: string, first: number, style: TextStyle, frame: Frame): Label | null {
  let best = 0, at = 0;
  for (let i = 2; i < line.length; i += 2) {
    const metres = Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
    if (metres > best) { best = metres; at = i; }
  }
  // Before the text is drawn: letters are about half as wide as they are high.
  if (best / frame.metres < 0.4 * style.size * frame.ratio * text.length) return null;
  const easting = (line[at] + line[at - 2]) / 2, northing = (line[at + 1] + line[at - 1]) / 2;
  if (!isNear(frame, easting, northing, 60 * frame.ratio)) return null;
  const x = (easting - frame.west) / frame.metres, y = (frame.north - northing) / frame.metres;
  let angle = Math.atan2(-(line[at + 1] - line[at - 1]), line[at] - line[at - 2]);
  // Read from the left, never head down.
  if (angle > Math.PI / 2) angle -= Math.PI;
  else if (angle <= -Math.PI / 2) angle += Math.PI;
  const picture = textPicture(text, style, frame.ratio);
  const across = (Math.abs(Math.cos(angle)) * picture.width + Math.abs(Math.sin(angle)) * picture.height) / 2 + 2 * frame.ratio;
  const down = (Math.abs(Math.sin(angle)) * picture.width + Math.abs(Math.cos(angle)) * picture.height) / 2 + 2 * frame.ratio;
  const box: Box = { left: x - across, right: x + across, top: y - down, bottom: y + down };
  return {
    order: first - Math.min(best, 9_999) / 10_000, boxes: [box],
    draw: (context) => {
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

/** The lists are as large as a gazetteer and seldom change: each is looked through once. */
function finder(lists: readonly (readonly Written[])[]): Finder {
  const indexes = lists.map((list) => {
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
    return index;
  });
  return (name, easting, northing) => indexes.some((index) =>
    index.get(name.toLowerCase())?.some((one) => Math.hypot(one.easting - easting, one.northing - northing) < SAME_METRES) === true);
}
