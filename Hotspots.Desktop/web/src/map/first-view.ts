// Where to look first: at the hotspots, or at most of the incidents; one stray far out must not make it all of England.
import type { Hotspot, Incidents } from '../contracts/model';
import type { Box } from './layers/basemap';

/** Left out at each end of eastings and of northings: the box holds the central 99 of 100. */
const LEFT_OUT = 0.005;
/** As many positions tell where most are; more would only take longer. */
const MOST_LOOKED_AT = 100_000;
/** Metres: the least country to show around what is found. */
const ROOM = 400;

/** The box of all outlines; null where there is no hotspot. */
export function hotspotsBox(hotspots: readonly Hotspot[]): Box | null {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  for (const { centre, outline } of hotspots) for (const [easting, northing] of [centre, ...outline.flat(2)]) {
    west = Math.min(west, easting);
    south = Math.min(south, northing);
    east = Math.max(east, easting);
    north = Math.max(north, northing);
  }
  return west > east ? null : [west - ROOM, south - ROOM, east + ROOM, north + ROOM];
}

/** The box of the central 99 % of eastings and of northings; null where there is no position. */
export function centralBox(easting: Float32Array, northing: Float32Array): Box | null {
  const [west, east] = centralRange(easting) ?? [], [south, north] = centralRange(northing) ?? [];
  if (west === undefined || east === undefined || south === undefined || north === undefined) return null;
  return [west - ROOM, south - ROOM, east + ROOM, north + ROOM];
}

/** The box of all positions that pass, with some room; null where none does. */
export function boxOfPassing({ easting, northing }: Pick<Incidents, 'easting' | 'northing'>, passing: Uint8Array): Box | null {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  for (let i = 0; i < easting.length; i++) {
    if (passing[i] !== 1 || !Number.isFinite(easting[i]) || !Number.isFinite(northing[i])) continue;
    west = Math.min(west, easting[i]);
    east = Math.max(east, easting[i]);
    south = Math.min(south, northing[i]);
    north = Math.max(north, northing[i]);
  }
  return west > east ? null : [west - ROOM, south - ROOM, east + ROOM, north + ROOM];
}

function centralRange(column: Float32Array): [number, number] | null {
  const step = Math.max(1, Math.ceil(column.length / MOST_LOOKED_AT));
  const values = new Float32Array(Math.ceil(column.length / step));
  let count = 0;
  for (let i = 0; i < column.length; i += step) if (Number.isFinite(column[i])) values[count++] = column[i];
  if (count === 0) return null;
  const sorted = values.subarray(0, count).sort();
  const out = Math.floor(LEFT_OUT * count);
  return [sorted[out], sorted[count - 1 - out]];
}
