// Boundary layers of the user's own (districts, wards, beats): GeoJSON or TopoJSON, remembered by name.
import { signal } from '@preact/signals';
import type Feature from 'ol/Feature';
import GeoJSON from 'ol/format/GeoJSON';
import type Geometry from 'ol/geom/Geometry';
import LineString from 'ol/geom/LineString';
import MultiLineString from 'ol/geom/MultiLineString';
import MultiPolygon from 'ol/geom/MultiPolygon';
import Polygon from 'ol/geom/Polygon';
import { dropSetting, keepSetting, settingsOf } from '../../../host/settings';
import type { Frame } from '../../core/canvas-layer';
import { nationalGrid } from '../../core/grid';
import { isNear, textLabel, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';
import { pictureOf, Shapes } from '../../core/shapes';
import { featuresOf, isTopology } from './topojson';

const PREFIX = 'boundary:';

export interface BoundaryLayer {
  name: string;
  shapes: Shapes;
  /** A name for each area that has one, inside it. */
  names: { text: string; easting: number; northing: number; metres: number }[];
  /** Its areas: polygons, rings (the first is the exterior), positions. Those without a name are numbered. */
  areas: { name: string; outline: [number, number][][][] }[];
}

/** The layers on the map, in the order in which they were added. */
export const boundaries = signal<BoundaryLayer[]>([]);

/** Adds a file, or replaces the layer of the same name, and remembers it. Throws a sentence when it holds no boundaries. */
export async function addBoundary(file: File): Promise<void> {
  const name = file.name.replace(/\.(geo|topo)?json$/i, '');
  const text = await file.text();
  const layer = parseBoundary(name, text);
  boundaries.value = [...boundaries.value.filter((other) => other.name !== name), layer];
  await keepSetting(PREFIX + name, JSON.stringify({ text, added: Date.now() }));
}

export async function removeBoundary(name: string): Promise<void> {
  boundaries.value = boundaries.value.filter((layer) => layer.name !== name);
  await dropSetting(PREFIX + name);
}

/** Brings back what earlier windows were given. A layer that can no longer be read is left out. */
export function recallBoundaries(): void {
  // They come by name; what was added last lies on top.
  boundaries.value = settingsOf(PREFIX).flatMap(([name, value]) => {
    try {
      const { text, added } = JSON.parse(value) as { text: string; added: number };
      return [{ added, layer: parseBoundary(name, text) }];
    } catch { return []; }
  }).sort((one, other) => one.added - other.added).map(({ layer }) => layer);
}

export function parseBoundary(name: string, text: string): BoundaryLayer {
  let json: unknown;
  try { json = JSON.parse(text); } catch { throw new Error(`${name} is not JSON. Choose a .geojson or TopoJSON file of boundaries.`); }
  let features: Feature[];
  try {
    const geo = isTopology(json) ? featuresOf(json) : json;
    features = new GeoJSON().readFeatures(geo, inGrid(geo));
  } catch { throw new Error(`${name} is not GeoJSON or TopoJSON. Choose a file of boundaries.`); }
  const parts: number[][][] = [];
  const names: BoundaryLayer['names'] = [], areas: BoundaryLayer['areas'] = [];
  for (const feature of features) {
    const geometry = feature.getGeometry();
    if (!geometry) continue;
    const added = partsOf(geometry);
    parts.push(...added);
    const title = nameOf(feature), outline = polygonsOf(geometry);
    if (outline) areas.push({ name: title ?? `${name} ${areas.length + 1}`, outline });
    if (title && added.length > 0) names.push({ text: title, ...middleOf(geometry) });
  }
  if (parts.length === 0) throw new Error(`${name} holds no areas or lines. Choose a file of boundaries.`);
  return { name, shapes: Shapes.of(parts, false), names, areas };
}

function polygonsOf(geometry: Geometry): [number, number][][][] | null {
  const polygons = geometry instanceof Polygon ? [geometry.getCoordinates()] : geometry instanceof MultiPolygon ? geometry.getCoordinates() : null;
  // Heights have no part here.
  return polygons && polygons.map((rings) => rings.map((ring) => ring.map(([easting, northing]): [number, number] => [easting, northing])));
}

// GeoJSON is in degrees, but files of National Grid metres without saying so are common: no degree is beyond 180.
function inGrid(json: unknown): { dataProjection?: string; featureProjection: typeof nationalGrid } {
  const first = /"coordinates"\s*:\s*\[[[\s]*(-?[\d.]+)/.exec(JSON.stringify(json).slice(0, 100_000))?.[1];
  const isMetres = first !== undefined && Math.abs(Number(first)) > 180;
  return isMetres ? { dataProjection: 'EPSG:27700', featureProjection: nationalGrid } : { featureProjection: nationalGrid };
}

function partsOf(geometry: Geometry): number[][][] {
  if (geometry instanceof Polygon || geometry instanceof MultiLineString) return geometry.getCoordinates();
  if (geometry instanceof MultiPolygon) return geometry.getCoordinates().flat();
  return geometry instanceof LineString ? [geometry.getCoordinates()] : [];
}

function middleOf(geometry: Geometry): { easting: number; northing: number; metres: number } {
  const [west = 0, south = 0, east = 0, north = 0] = geometry.getExtent();
  const [easting = 0, northing = 0] =
    geometry instanceof Polygon ? geometry.getInteriorPoint().getCoordinates() : [(west + east) / 2, (south + north) / 2];
  return { easting, northing, metres: east - west };
}

/** "name", "NAME", or the Office for National Statistics' "WD23NM" and its like. */
function nameOf(feature: Feature): string | null {
  for (const [key, value] of Object.entries(feature.getProperties()))
    if (/^(name|title|[a-z]{2,6}\d{2}nm)$/i.test(key) && typeof value === 'string' && value !== '') return value;
  return null;
}

export function drawBoundaries(context: CanvasRenderingContext2D, frame: Frame, palette: Palette): void {
  const picture = pictureOf(frame, frame.width, frame.height, 4 * frame.ratio);
  context.lineJoin = 'round';
  for (const { shapes } of boundaries.value) {
    context.beginPath();
    shapes.trace(context, picture);
    context.strokeStyle = palette.halo;
    context.lineWidth = 3 * frame.ratio;
    context.stroke();
    context.strokeStyle = palette.boundary;
    context.lineWidth = 1.4 * frame.ratio;
    context.setLineDash([7 * frame.ratio, 3 * frame.ratio]);
    context.stroke();
    context.setLineDash([]);
  }
}

const FIRST_BOUNDARY = 100_000;

/** Names of areas that are wide enough on screen to hold one. */
export function boundaryLabels(frame: Frame, palette: Palette): Label[] {
  const style = { size: 11, weight: 550, colour: palette.boundary, halo: palette.halo, spacing: 0.03 };
  return boundaries.value.flatMap(({ names }) => names
    .filter(({ easting, northing, metres }) => metres / frame.metres > 60 * frame.ratio && isNear(frame, easting, northing, 100))
    .map(({ text, easting, northing, metres }) =>
      textLabel({ text, easting, northing, style, order: FIRST_BOUNDARY - Math.min(metres / 1000, 9_999) }, frame)));
}
