// Street names from the list that travels with the program, at its points: soft, because a point says that the street is here, not how it runs.
import type { StreetsAnswer } from '../../../contracts/model';
import { getStreets } from '../../../host/api';
import type { Frame } from '../../core/canvas-layer';
import type { Palette } from '../../core/palette';
import { textPicture } from '../../core/text-pictures';
import type { Box } from '../../labels/declutter';
import { isNear, type Label } from '../../labels/labels';

/** Names of the list are written from here in (metres per CSS pixel). */
export const LISTED_BELOW = 3;
/** Metres along a block's side, as the host has them. */
const BLOCK = 4_000;
/** After all else that is written. */
const FIRST_LISTED = 400_000;
/** A name is not written again within this many CSS pixels. */
const AGAIN_PIXELS = 360;
/** CSS pixels beyond the frame from where a name may reach into it. */
const ROOM_PIXELS = 80;
/** A letter's width for its height, on the wide side. */
const LETTER = 0.57;
const SIZE = 10.5;
/** Free CSS pixels round a name: more than others have, so that they stay few. */
const GAP = 7;

export interface ListedStreet {
  name: string; easting: number; northing: number;
  /** How many points its name has in the block: long streets have several. */
  points: number;
}

/** The points of a block, those of the streets with the most points first. */
export function streetsOfBlock({ names, streets, eastings, northings }: StreetsAnswer): ListedStreet[] {
  const counts = new Uint32Array(names.length);
  for (const street of streets) counts[street]++;
  return streets.map((street, i) => ({ name: names[street], easting: eastings[i], northing: northings[i], points: counts[street] }))
    .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** How many points a street's name has at least, to be written at a resolution: from farther away only the long streets are. */
export const leastPoints = (resolution: number): number => (resolution > 2 ? 3 : resolution > 1.2 ? 2 : 1);

/** The blocks that a frame shows. */
export function blocksIn({ west, north, width, height, metres }: Frame): { column: number; row: number }[] {
  const blocks = [];
  for (let row = Math.floor((north - height * metres) / BLOCK); row * BLOCK < north; row++)
    for (let column = Math.floor(west / BLOCK); column * BLOCK < west + width * metres; column++)
      if (column >= 0 && row >= 0 && column * BLOCK < 700_000 && row * BLOCK < 1_300_000) blocks.push({ column, row });
  return blocks;
}

export class ListedStreets {
  readonly #changed: () => void;
  /** By block; empty while it is on its way, and where it could not be had: the map is well without. */
  readonly #blocks = new Map<string, readonly ListedStreet[]>();

  constructor(changed: () => void) { this.#changed = changed; }

  /** Names in view, but for places that others `refuse`. */
  labels(frame: Frame, palette: Palette, refuses?: (box: Box) => boolean): Label[] {
    const resolution = frame.metres * frame.ratio;
    if (resolution > LISTED_BELOW) return [];
    const least = leastPoints(resolution);
    return blocksIn(frame).flatMap(({ column, row }) => {
      const streets = this.#of(column, row);
      const end = streets.findIndex(({ points }) => points < least);
      return (end < 0 ? streets : streets.slice(0, end))
        .filter(({ easting, northing }) => isNear(frame, easting, northing, ROOM_PIXELS * frame.ratio))
        .map((street) => listedLabel(street, frame, palette, refuses));
    });
  }

  #of(column: number, row: number): readonly ListedStreet[] {
    const key = `${column}/${row}`, known = this.#blocks.get(key);
    if (known) return known;
    this.#blocks.set(key, []);
    getStreets(column, row).then((answer) => {
      this.#blocks.set(key, streetsOfBlock(answer));
      this.#changed();
    }, () => { /* a map without these names is still a map */ });
    return [];
  }
}

// Most names of a town find no room: a text is drawn only when it has its place, and letters are wide enough as guessed.
function listedLabel({ name, easting, northing, points }: ListedStreet, frame: Frame, palette: Palette, refuses?: (box: Box) => boolean): Label {
  const { ratio } = frame, height = SIZE * ratio, width = LETTER * height * name.length, gap = GAP * ratio;
  const x = Math.round((easting - frame.west) / frame.metres), y = Math.round((frame.north - northing) / frame.metres);
  const at = (dy: number): Box =>
    ({ left: x - width / 2 - gap, right: x + width / 2 + gap, top: y + dy - height / 2 - gap, bottom: y + dy + height / 2 + gap });
  const step = height / 2 + 5 * ratio;
  return {
    order: FIRST_LISTED - Math.min(points, 99), boxes: [at(0), at(-step), at(step)], keepsOff: true,
    once: { text: name, within: AGAIN_PIXELS * ratio }, ...(refuses ? { refuses } : {}),
    draw: (context, box) => {
      const picture = textPicture(name, { size: SIZE, weight: 450, colour: palette.listed, halo: palette.halo }, ratio);
      const left = (box.left + box.right - picture.canvas.width) / 2, top = (box.top + box.bottom - picture.canvas.height) / 2;
      context.drawImage(picture.canvas, Math.round(left), Math.round(top));
    },
  };
}
