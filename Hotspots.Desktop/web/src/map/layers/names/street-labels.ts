// Street names as the loaded records carry them, where their incidents are.
import { streetName } from '../../../base/words';
import type { Incidents } from '../../../contracts/model';
import type { Frame } from '../../core/canvas-layer';
import type { Box } from '../../labels/declutter';
import { isNear, textLabel, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';

export interface Street { name: string; easting: number; northing: number; incidents: number }

/** Streets are named from here in (metres per CSS pixel). */
export const STREETS_BELOW = 4.001;

/** Records of one street name farther apart than this are of different streets: every town has a High Street. */
const BLOCK_METRES = 2_000;

/** One entry a street and block of country: the median position of its incidents. Most incidents first. */
export function streetsOf(incidents: Incidents): Street[] {
  const codes = incidents.codes.street, texts = incidents.texts.street;
  if (!codes || !texts) return [];
  const names = texts.map(streetName);
  const groups = new Map<string, number[]>();
  for (let i = 0; i < incidents.count; i++) {
    const name = names[codes[i]];
    if (!name || !Number.isFinite(incidents.easting[i])) continue;
    const key = `${name}|${Math.floor(incidents.easting[i] / BLOCK_METRES)}|${Math.floor(incidents.northing[i] / BLOCK_METRES)}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups].map(([key, members]) => ({
    name: key.slice(0, key.indexOf('|')), incidents: members.length,
    easting: median(members, incidents.easting), northing: median(members, incidents.northing),
  })).sort((a, b) => b.incidents - a.incidents || (a.name < b.name ? -1 : 1));
}

function median(members: readonly number[], column: Float32Array): number {
  const values = Float32Array.from(members, (i) => column[i]).sort();
  return values[values.length >> 1];
}

const FIRST_STREET = 200_000;
/** A name is not written again within this many CSS pixels. */
const AGAIN_PIXELS = 360;
/** CSS pixels beyond the frame from where a name may reach into it. */
const ROOM_PIXELS = 120;

/** The most recorded first; a name stands where the marks leave room for it (not `isCrowded`), else not at all. */
export function streetLabels(streets: readonly Street[], frame: Frame, palette: Palette, isCrowded?: (box: Box) => boolean): Label[] {
  const resolution = frame.metres * frame.ratio;
  if (resolution > STREETS_BELOW) return [];
  const style = { size: resolution > 2 ? 11 : 12, weight: 550, colour: palette.street, halo: palette.halo };
  const labels: Label[] = [];
  streets.forEach((street, i) => {
    if (isNear(frame, street.easting, street.northing, ROOM_PIXELS * frame.ratio))
      labels.push(textLabel({
        text: street.name, easting: street.easting, northing: street.northing, order: FIRST_STREET + i, offset: 7, isWide: true, style,
        keepsOff: true, once: { text: street.name, within: AGAIN_PIXELS * frame.ratio }, ...(isCrowded ? { refuses: isCrowded } : {}),
      }, frame));
  });
  return labels;
}
