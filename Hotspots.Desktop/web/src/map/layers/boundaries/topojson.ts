// TopoJSON as GeoJSON: borders that neighbours share are written once there, as arcs, often in whole steps of a coarse grid.
// https://github.com/topojson/topojson-specification (1.0)

type Position = number[];
type Line = Position[];

export interface GeoJsonFeature {
  type: 'Feature';
  properties: Record<string, unknown>;
  geometry: { type: string; coordinates: Position | Line | Line[] | Line[][] };
}
export interface GeoJsonFeatures { type: 'FeatureCollection'; features: GeoJsonFeature[] }

interface Geometry { type?: string | null; arcs?: unknown; coordinates?: unknown; geometries?: Geometry[]; properties?: Record<string, unknown> }
interface Topology { arcs?: Line[]; transform?: { scale: [number, number]; translate: [number, number] }; objects?: Record<string, Geometry> }

export const isTopology = (json: unknown): boolean => typeof json === 'object' && json !== null && 'type' in json && json.type === 'Topology';

/**
 * All geometries of all objects, in the topology's own coordinates; collections, nested ones too, part by part. Leaves `json` as it is.
 * Throws when arcs are missing.
 */
export function featuresOf(json: unknown): GeoJsonFeatures {
  const { arcs = [], transform, objects = {} } = json as Topology;
  const lines = arcs.map((arc) => decodeArc(arc, transform));
  const features: GeoJsonFeature[] = [];
  const add = (geometry: Geometry, inherited: Record<string, unknown>): void => {
    const properties = { ...inherited, ...geometry.properties };
    if (geometry.type === 'GeometryCollection') {
      for (const part of geometry.geometries ?? []) add(part, properties);
      return;
    }
    const coordinates = coordinatesOf(geometry, lines, transform);
    if (coordinates) features.push({ type: 'Feature', properties, geometry: { type: geometry.type!, coordinates } });
  };
  for (const object of Object.values(objects)) add(object, {});
  return { type: 'FeatureCollection', features };
}

function coordinatesOf(
  { type, arcs, coordinates }: Geometry, lines: readonly Line[], transform: Topology['transform'],
): GeoJsonFeature['geometry']['coordinates'] | null {
  const join = (indexes: unknown): Line => joined(indexes as number[], lines);
  const ring = (indexes: unknown): Line => closed(join(indexes));
  switch (type) {
    case 'Point': return placed(coordinates as Position, transform);
    case 'MultiPoint': return (coordinates as Line).map((position) => placed(position, transform));
    case 'LineString': return join(arcs);
    case 'MultiLineString': return (arcs as unknown[]).map(join);
    case 'Polygon': return (arcs as unknown[]).map(ring);
    case 'MultiPolygon': return (arcs as unknown[][]).map((polygon) => polygon.map(ring));
    // A feature without a shape is allowed.
    default: return null;
  }
}

/** With a transform each position is a step from the one before it, in whole units. */
function decodeArc(arc: Line, transform: Topology['transform']): Line {
  if (!transform) return arc;
  let x = 0, y = 0;
  return arc.map(([dx = 0, dy = 0]) => placed([x += dx, y += dy], transform));
}

function placed([x = 0, y = 0]: Position, transform: Topology['transform']): Position {
  return transform ? [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]] : [x, y];
}

/** Arcs end to end; −1 is arc 0 backwards, −2 arc 1. An arc begins where the one before it ended. */
function joined(indexes: readonly number[], lines: readonly Line[]): Line {
  const line: Line = [];
  for (const index of indexes) {
    const arc = lines.at(index < 0 ? ~index : index);
    if (!arc || (index < 0 ? ~index : index) >= lines.length) throw new Error(`The topology has no arc ${index}.`);
    const way = index < 0 ? [...arc].reverse() : arc;
    line.push(...(line.length > 0 ? way.slice(1) : way));
  }
  return line;
}

function closed(ring: Line): Line {
  const first = ring.at(0), last = ring.at(-1);
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}
