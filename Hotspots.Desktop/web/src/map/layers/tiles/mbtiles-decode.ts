// A vector tile's bytes as shapes on the National Grid, sorted by how they are drawn.
import MVT from 'ol/format/MVT';
import type { Box } from '../basemap';
import { TileProjection, type TileAt } from './mbtiles-grid';
import type { Schema } from './mbtiles-schemas';
import { LAND } from './mbtiles-style';
import { Shapes } from '../../core/shapes';

export interface NamedSpot { text: string; type: string; easting: number; northing: number }
/**
 * A road, and its longest nearly straight run in the tile, to write its name along: the run's middle, direction (radians from east, to the
 * north) and length.
 */
export interface NamedRoad { name: string; number: string; easting: number; northing: number; angle: number; metres: number }

export interface DecodedTile {
  box: Box;
  /** By the names of the schema's rules. */
  shapes: Map<string, Shapes>;
  names: NamedSpot[];
  roads: NamedRoad[];
}

interface Growing { coordinates: number[]; starts: number[]; isClosed: boolean }

/** Throws when the bytes are no vector tile. */
export function decodeTile(bytes: ArrayBuffer, at: TileAt, schema: Schema): DecodedTile {
  const projection = new TileProjection(at);
  const growing = new Map<string, Growing>();
  const names: NamedSpot[] = [];
  const roads = new Map<string, NamedRoad>();
  if (schema.hasLand) growing.set(LAND, { coordinates: [...projection.edge], starts: [0, projection.edge.length / 2], isClosed: true });
  // In a tile of size 1 with its origin in the south-west, whatever units its layers are in.
  const features = bytes.byteLength === 0 ? [] : new MVT({ layerName: 'mvt:layer' }).readFeatures(bytes, { extent: [0, 0, 1, 1] });
  for (const feature of features) {
    const { 'mvt:layer': layer, ...properties } = feature.getProperties() as { 'mvt:layer': string } & Record<string, unknown>;
    const type = feature.getType(), flat = feature.getFlatCoordinates();
    if (type === 'Point' || type === 'MultiPoint') {
      const named = schema.nameOf(layer, properties);
      if (!named || !isInTile(flat)) continue;
      const out = [0, 0];
      projection.project(flat[0], 1 - flat[1], out, 0);
      names.push({ ...named, easting: out[0], northing: out[1] });
      continue;
    }
    const isArea = type === 'Polygon';
    const rule = schema.ruleOf(layer, properties, isArea);
    if (rule === null) continue;
    let into = growing.get(rule);
    if (!into) growing.set(rule, into = { coordinates: [], starts: [0], isClosed: isArea });
    const from = into.coordinates.length / 2;
    const ends = feature.getEnds() ?? [flat.length];
    append(into, flat, ends, projection);
    const named = isArea ? null : schema.roadOf(layer, properties);
    if (named) keepLongest(roads, named, into, from);
  }
  const shapes = new Map<string, Shapes>();
  for (const [rule, { coordinates, starts, isClosed }] of growing)
    shapes.set(rule, new Shapes(Float64Array.from(coordinates), Uint32Array.from(starts), isClosed));
  return { box: projection.box, shapes, names, roads: [...roads.values()] };
}

// A name near a tile's edge stands in both tiles; the one that holds it writes it.
const isInTile = ([x = 0, y = 0]: readonly number[]): boolean => x >= 0 && x < 1 && y > 0 && y <= 1;

function append({ coordinates, starts }: Growing, flat: readonly number[], ends: readonly number[], projection: TileProjection): void {
  let at = coordinates.length;
  for (let i = 0; i < flat.length; i += 2, at += 2) projection.project(flat[i], 1 - flat[i + 1], coordinates, at);
  const first = coordinates.length / 2 - flat.length / 2;
  for (const end of ends) starts.push(first + end / 2);
}

function keepLongest(roads: Map<string, NamedRoad>, named: { name: string; number: string }, { coordinates, starts }: Growing, from: number): void {
  const key = `${named.name}|${named.number}`;
  for (let part = starts.lastIndexOf(from); part < starts.length - 1; part++) {
    const run = straightest(coordinates, starts[part], starts[part + 1]);
    if (run.metres > (roads.get(key)?.metres ?? 0)) roads.set(key, { ...named, ...run });
  }
}

/** A run is straight while the way along it is at most this much longer than the way across. */
const STRAIGHT = 1.01;

/** The longest nearly straight run of corners `from` … `to` (exclusive). */
export function straightest(xy: readonly number[], from: number, to: number): Pick<NamedRoad, 'easting' | 'northing' | 'angle' | 'metres'> {
  let best = { easting: 0, northing: 0, angle: 0, metres: 0 };
  for (let i = from; i < to - 1; i++) {
    let way = 0;
    for (let j = i + 1; j < to; j++) {
      way += Math.hypot(xy[2 * j] - xy[2 * j - 2], xy[2 * j + 1] - xy[2 * j - 1]);
      const east = xy[2 * j] - xy[2 * i], north = xy[2 * j + 1] - xy[2 * i + 1], metres = Math.hypot(east, north);
      if (way > STRAIGHT * metres) break;
      if (metres > best.metres) best = { ...middle(xy, i, way / 2), angle: Math.atan2(north, east), metres };
    }
  }
  return best;
}

/** The place so many metres along the line from a corner on: on the road, where the chord is not. */
function middle(xy: readonly number[], from: number, metres: number): { easting: number; northing: number } {
  let i = from + 1, left = metres, length = Math.hypot(xy[2 * i] - xy[2 * i - 2], xy[2 * i + 1] - xy[2 * i - 1]);
  for (; left > length; i++) {
    left -= length;
    length = Math.hypot(xy[2 * i + 2] - xy[2 * i], xy[2 * i + 3] - xy[2 * i + 1]);
  }
  const part = length > 0 ? left / length : 0;
  return { easting: xy[2 * i - 2] + part * (xy[2 * i] - xy[2 * i - 2]), northing: xy[2 * i - 1] + part * (xy[2 * i + 1] - xy[2 * i - 1]) };
}
