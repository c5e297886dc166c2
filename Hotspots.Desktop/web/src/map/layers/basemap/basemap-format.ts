// Reads the files of data/basemap: what they hold and how they are coded is in data/basemap/README.md.
// Everything comes out in metres on the National Grid, ready for a Path2D; nothing here touches the page.

/** West, south, east, north in metres. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Polygons or lines of one square (or of everything, where a layer is not cut into squares). */
export interface Group {
  /** What the shapes were cut by, and contain none of beyond: squares overlap a little, so that fills leave no seam between them. */
  readonly box: Box;
  /** Easting and northing by turns, metres. A polygon's ring does not repeat its first point. */
  readonly points: Int32Array;
  /** Ring r has the points rings[r] … rings[r + 1] − 1 (indexes of points, not of numbers); one more entry than rings. */
  readonly rings: Uint32Array;
  /**
   * Shape s has the rings shapes[s] … shapes[s + 1] − 1; one more entry than shapes. A line has one ring; a polygon's first is its outline,
   * the rest are holes.
   */
  readonly shapes: Uint32Array;
  /** Class of each shape; what it means depends on the layer (rivers: 0 large, 1 small). */
  readonly classes: Uint8Array;
}

export interface ShapeLayer {
  readonly type: 'polygons' | 'lines';
  readonly groups: readonly Group[];
}

export type PlaceKind = 'town' | 'village' | 'district';

/** Named places, the most prominent first; one entry of each column a place. */
export interface Places {
  readonly name: readonly string[];
  readonly easting: Int32Array;
  readonly northing: Int32Array;
  /** Inhabitants; 0 is unknown. */
  readonly population: Uint32Array;
  /** Metres to the nearest place that is more prominent: name a place when this is many pixels on screen. */
  readonly isolation: Uint32Array;
  readonly kind: readonly PlaceKind[];
}

export interface Basemap {
  readonly metresPerUnit: number;
  /** By name: land, lakes, rivers, borders, counties, as far as the file has them. */
  readonly layers: ReadonlyMap<string, ShapeLayer>;
  readonly places: Places | undefined;
}

const MAGIC = [0x48, 0x53, 0x42, 0x4d]; // HSBM
const VERSION = 1;
const KINDS: readonly PlaceKind[] = ['town', 'village', 'district'];

/** Decodes one file. Throws an Error where the bytes are no such file, or end too soon. */
export function decodeBasemap(buffer: ArrayBuffer): Basemap {
  const bytes = new ByteReader(new Uint8Array(buffer));
  if (MAGIC.some((expected) => bytes.byte() !== expected)) throw new Error('This is not a basemap file.');
  const version = bytes.byte();
  if (version !== VERSION) throw new Error(`This basemap file has version ${version}; version ${VERSION} is understood.`);
  const metresPerUnit = bytes.byte();
  const layers = new Map<string, ShapeLayer>();
  let places: Places | undefined;
  for (let left = bytes.byte(); left > 0; left--) {
    const name = bytes.text();
    const type = bytes.byte();
    const count = bytes.number();
    if (type === 2) {
      places = readPlaces(bytes, metresPerUnit);
    } else if (type === 0 || type === 1) {
      const groups = Array.from({ length: count }, () => readGroup(bytes, metresPerUnit));
      layers.set(name, { type: type === 0 ? 'polygons' : 'lines', groups });
    } else {
      throw new Error(`Layer ${name} of the basemap file has the unknown type ${type}.`);
    }
  }
  return { metresPerUnit, layers, places };
}

function readGroup(bytes: ByteReader, unit: number): Group {
  let x = bytes.signed();
  let y = bytes.signed();
  const box: Box = [x * unit, y * unit, bytes.signed() * unit, bytes.signed() * unit];
  const count = bytes.number();
  const points: number[] = [];
  const rings = [0];
  const shapes = [0];
  const classes = new Uint8Array(count);
  for (let shape = 0; shape < count; shape++) {
    classes[shape] = bytes.number();
    for (let left = bytes.number(); left > 0; left--) {
      for (let more = bytes.number(); more > 0; more--) {
        x += bytes.signed();
        y += bytes.signed();
        points.push(x * unit, y * unit);
      }
      rings.push(points.length / 2);
    }
    shapes.push(rings.length - 1);
  }
  return { box, points: Int32Array.from(points), rings: Uint32Array.from(rings), shapes: Uint32Array.from(shapes), classes };
}

function readPlaces(bytes: ByteReader, unit: number): Places {
  const count = bytes.number();
  const name: string[] = [];
  const easting = new Int32Array(count);
  const northing = new Int32Array(count);
  const population = new Uint32Array(count);
  const isolation = new Uint32Array(count);
  const kind: PlaceKind[] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i < count; i++) {
    x += bytes.signed();
    y += bytes.signed();
    easting[i] = x * unit;
    northing[i] = y * unit;
    population[i] = bytes.number();
    isolation[i] = bytes.number() * unit;
    const code = bytes.number();
    const known = KINDS[code];
    if (known === undefined) throw new Error(`A place of the basemap file has the unknown kind ${code}.`);
    kind.push(known);
    name.push(bytes.text());
  }
  return { name, easting, northing, population, isolation, kind };
}

/** What a Path2D takes: the page passes one, a test an object of its own. */
export interface PathSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}

/** Adds the filled shapes of a group (even-odd or non-zero, holes turn the other way) in metres. */
export function addFill(path: PathSink, group: Group): void {
  const { points, rings } = group;
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    addRun(path, points, at(rings, ring), at(rings, ring + 1));
    path.closePath();
  }
}

/** Adds the lines of a group, all of them or those of one class. */
export function addLines(path: PathSink, group: Group, onlyClass?: number): void {
  const { points, rings, shapes, classes } = group;
  for (let shape = 0; shape < classes.length; shape++) {
    if (onlyClass !== undefined && classes[shape] !== onlyClass) continue;
    for (let ring = at(shapes, shape); ring < at(shapes, shape + 1); ring++) addRun(path, points, at(rings, ring), at(rings, ring + 1));
  }
}

/** Adds the outlines of a group's polygons, such as the coast, without the edges along which they were cut. */
export function addOutlines(path: PathSink, group: Group): void {
  const { points, rings, box } = group;
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    const first = at(rings, ring);
    const end = at(rings, ring + 1);
    let drawing = false;
    for (let from = first; from < end; from++) {
      const to = from + 1 < end ? from + 1 : first;
      const x = at(points, 2 * from);
      const y = at(points, 2 * from + 1);
      const nextX = at(points, 2 * to);
      const nextY = at(points, 2 * to + 1);
      const isCut = (x === nextX && (x === box[0] || x === box[2])) || (y === nextY && (y === box[1] || y === box[3]));
      if (!isCut) {
        if (!drawing) path.moveTo(x, y);
        path.lineTo(nextX, nextY);
      }
      drawing = !isCut;
    }
  }
}

/** Is anything of the group within the box? For leaving out squares that are out of view. */
export function isInView(group: Group, view: Box): boolean {
  const [west, south, east, north] = group.box;
  return west <= view[2] && east >= view[0] && south <= view[3] && north >= view[1];
}

function addRun(path: PathSink, points: Int32Array, first: number, end: number): void {
  if (first >= end) return;
  path.moveTo(at(points, 2 * first), at(points, 2 * first + 1));
  for (let i = first + 1; i < end; i++) path.lineTo(at(points, 2 * i), at(points, 2 * i + 1));
}

function at(column: Int32Array | Uint32Array, index: number): number {
  return column[index];
}

class ByteReader {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new Error('The basemap file ends too soon.');
    return value;
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. Below 2³¹. */
  number(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const next = this.byte();
      value |= (next & 127) << shift;
      if (next < 128) return value >>> 0;
    }
    throw new Error('The basemap file holds a number that is too long.');
  }

  /** Zigzag: 0, −1, 1, −2, 2 … */
  signed(): number {
    const value = this.number();
    return (value >>> 1) ^ -(value & 1);
  }

  text(): string {
    const length = this.number();
    if (this.at + length > this.bytes.length) throw new Error('The basemap file ends too soon.');
    const text = utf8.decode(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return text;
  }
}

const utf8 = new TextDecoder();
