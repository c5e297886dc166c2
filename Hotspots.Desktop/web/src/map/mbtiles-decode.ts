// A vector tile's bytes as shapes on the National Grid, sorted by how they are drawn.
import MVT from 'ol/format/MVT';
import type { Box } from './basemap-format';
import { TileProjection, type TileAt } from './mbtiles-grid';
import { LAND, type Schema } from './mbtiles-style';
import { Shapes } from './shapes';

export interface NamedSpot { text: string; type: string; easting: number; northing: number }
/** The longest run of a road in the tile, to write its name along. */
export interface NamedRoad { name: string; number: string; type: string; line: Float64Array; metres: number }

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
  for (const [rule, { coordinates, starts, isClosed }] of growing) shapes.set(rule, new Shapes(Float64Array.from(coordinates), Uint32Array.from(starts), isClosed));
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

function keepLongest(roads: Map<string, NamedRoad>, named: { name: string; number: string; type: string }, { coordinates, starts }: Growing, from: number): void {
  const key = `${named.name}|${named.number}`;
  for (let part = starts.lastIndexOf(from); part < starts.length - 1; part++) {
    const line = Float64Array.from(coordinates.slice(2 * starts[part], 2 * starts[part + 1]));
    const metres = lengthOf(line);
    if (metres > (roads.get(key)?.metres ?? 0)) roads.set(key, { ...named, line, metres });
  }
}

function lengthOf(line: Float64Array): number {
  let metres = 0;
  for (let i = 2; i < line.length; i += 2) metres += Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]);
  return metres;
}
