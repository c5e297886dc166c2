// How vector tiles look: OS Open Zoomstack by its own layers, anything else in plain greys. Calm, so that the marks are seen first.

/** Shades of a theme, by name. */
type Shades = Record<'land'
  | 'sea' | 'park' | 'wood' | 'green' | 'urban' | 'site' | 'shore' | 'water' | 'stream' | 'building' | 'casing' | 'local' | 'main'
  | 'motorway' | 'motorwayCasing' | 'rail' | 'border' | 'wire' | 'contour', string>;

const light: Shades = {
  land: '#f6f5f0', sea: '#d3e0e6', park: '#eef1e7', wood: '#dfe7d8', green: '#e6ecdf', urban: '#efede8', site: '#f0ebe1', shore: '#ece8db',
  water: '#c9dae2', stream: '#aac6d4',
  building: '#dcd9d2', casing: '#cbc6bc', local: '#ffffff', main: '#f5ecd9', motorway: '#dccfbb', motorwayCasing: '#a99c88',
  rail: '#96928b', border: '#b0a6ac', wire: '#c9c0c0', contour: '#e3dccf',
};
const dark: Shades = {
  land: '#1d262d', sea: '#0e161c', park: '#1e2a2b', wood: '#1b2c28', green: '#20302d', urban: '#212b32', site: '#262e33', shore: '#252b2c',
  water: '#131d25', stream: '#2b4152',
  building: '#2d3941', casing: '#12191e', local: '#3b4851', main: '#4f5b62', motorway: '#6a6d68', motorwayCasing: '#12191e',
  rail: '#65727c', border: '#55606b', wire: '#37434c', contour: '#263139',
};
export const shadesOf = (isDark: boolean): Shades => (isDark ? dark : light);

export interface Rule {
  name: string;
  shade: keyof Shades;
  /** For lines: metres on the ground, and the least width in CSS pixels. Areas have none. */
  width?: { metres: number; pixels: number };
  casing?: keyof Shades;
  /** CSS pixels, drawn and left out. */
  dash?: readonly number[];
  /** Drawn nearer than this many metres per CSS pixel. */
  below?: number;
}

/** The layers of a map of tiles and what they mean. */
export interface Schema {
  /** In the order in which they are drawn. */
  rules: readonly Rule[];
  /** Is a tile land where nothing else is drawn? */
  hasLand: boolean;
  ruleOf(layer: string, properties: Readonly<Record<string, unknown>>, isArea: boolean): string | null;
  nameOf(layer: string, properties: Readonly<Record<string, unknown>>): { text: string; type: string } | null;
  roadOf(layer: string, properties: Readonly<Record<string, unknown>>): { name: string; number: string } | null;
}

export const LAND = 'land';

const road = (name: string, metres: number, pixels: number, below: number, shade: keyof Shades = 'local', casing: keyof Shades = 'casing'): Rule =>
  ({ name, shade, casing, width: { metres, pixels }, below });

const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

const ROAD_TYPES: Readonly<Record<string, string>> = {
  Motorway: 'motorway', Primary: 'primary', 'A Road': 'a-road', 'B Road': 'b-road', Minor: 'minor', Local: 'local',
  Restricted: 'restricted', 'Guided Busway': 'restricted', Tunnels: 'tunnel', Tunnel: 'tunnel',
};
/** Vector tiles and GeoPackage spell some layers differently; files made from either are met. */
const ZOOMSTACK_LAYERS: Readonly<Record<string, string>> = {
  land: LAND, sea: 'sea', national_parks: 'park', urban_areas: 'urban', sites: 'site', greenspace: 'green', greenspaces: 'green',
  woodland: 'wood', foreshore: 'shore',
  surfacewater: 'water', waterlines: 'stream', buildings: 'building', local_buildings: 'building', district_buildings: 'building',
  rail: 'rail', boundaries: 'border', etl: 'wire', contours: 'contour',
};

export const zoomstack: Schema = {
  hasLand: true,
  rules: [
    { name: LAND, shade: 'land' }, { name: 'urban', shade: 'urban' }, { name: 'park', shade: 'park', below: 300 },
    { name: 'sea', shade: 'sea' }, { name: 'shore', shade: 'shore' },
    { name: 'site', shade: 'site' }, { name: 'green', shade: 'green' }, { name: 'wood', shade: 'wood' }, { name: 'water', shade: 'water' },
    { name: 'contour', shade: 'contour', width: { metres: 0, pixels: 0.6 }, below: 16 },
    { name: 'tide', shade: 'stream', width: { metres: 0, pixels: 0.8 } },
    { name: 'stream', shade: 'stream', width: { metres: 2, pixels: 1 }, below: 64 },
    { name: 'building', shade: 'building', below: 9 },
    { name: 'tunnel', shade: 'casing', width: { metres: 3, pixels: 1 }, dash: [4, 3], below: 32 },
    road('restricted', 4, 0.5, 6), road('local', 7.5, 0.6, 16), road('minor', 9, 0.8, 50), road('b-road', 10, 1, 80),
    road('a-road', 11, 1.1, 140, 'main'), road('primary', 12, 1.2, 400, 'main'), road('motorway', 20, 1.5, 3000, 'motorway', 'motorwayCasing'),
    { name: 'rail', shade: 'rail', width: { metres: 1.6, pixels: 0.9 }, below: 130 },
    { name: 'rail-tunnel', shade: 'rail', width: { metres: 1.4, pixels: 0.8 }, dash: [4, 3], below: 60 },
    { name: 'border', shade: 'border', width: { metres: 0, pixels: 1 }, dash: [6, 3, 1.5, 3] },
    { name: 'wire', shade: 'wire', width: { metres: 0, pixels: 0.8 }, dash: [8, 4], below: 20 },
  ],
  ruleOf(layer, properties) {
    const type = text(properties.type);
    if (layer.startsWith('roads')) return ROAD_TYPES[type] ?? 'local';
    if (layer === 'rail' && type.startsWith('Tunnel')) return 'rail-tunnel';
    if (layer === 'waterlines' && (type === 'MHW' || type === 'MLW')) return 'tide';
    return ZOOMSTACK_LAYERS[layer] ?? null;
  },
  nameOf(layer, properties) {
    const found = text(properties.name1) || text(properties.name);
    if (found === '') return null;
    if (layer === 'names') return { text: found, type: text(properties.type) };
    if (/^railway_?stations$/.test(layer)) return { text: found, type: 'Railway Station' };
    return layer === 'airports' ? { text: found, type: 'Airport' } : null;
  },
  roadOf(layer, properties) {
    if (!layer.startsWith('roads')) return null;
    const name = text(properties.name), number = text(properties.number);
    return name === '' && number === '' ? null : { name, number };
  },
};

/** By words in a layer's name, as most makers of tiles choose them. */
const PLAIN_AREAS: readonly (readonly [RegExp, string])[] = [
  [/water|ocean|sea|lake|river/i, 'water'], [/build/i, 'building'], [/wood|forest|tree/i, 'wood'], [/park|green|grass|landcover|natural/i, 'green'],
];
const PLAIN_LINES: readonly (readonly [RegExp, string])[] = [
  [/water|river|stream|canal/i, 'stream'], [/road|street|transport|highway/i, 'road'], [/rail/i, 'rail'], [/bound|admin|border/i, 'border'],
];

export const plain: Schema = {
  hasLand: false,
  rules: [
    { name: 'area', shade: 'urban' }, { name: 'green', shade: 'green' }, { name: 'wood', shade: 'wood' }, { name: 'water', shade: 'water' },
    { name: 'building', shade: 'building', below: 9 },
    { name: 'line', shade: 'casing', width: { metres: 0, pixels: 0.9 } }, { name: 'stream', shade: 'stream', width: { metres: 2, pixels: 0.9 } },
    road('road', 7, 0.8, 400), { name: 'rail', shade: 'rail', width: { metres: 1.6, pixels: 0.9 } },
    { name: 'border', shade: 'border', width: { metres: 0, pixels: 1 }, dash: [6, 3] },
  ],
  ruleOf: (layer, _, isArea) => (isArea ? PLAIN_AREAS : PLAIN_LINES).find(([words]) => words.test(layer))?.[1] ?? (isArea ? 'area' : 'line'),
  nameOf(_, properties) {
    const found = text(properties['name:en']) || text(properties.name);
    return found === '' ? null : { text: found, type: text(properties.class) || text(properties.type) };
  },
  roadOf(layer, properties) {
    const name = text(properties.name), number = text(properties.ref);
    return /road|street|transport|highway/i.test(layer) && name + number !== '' ? { name, number } : null;
  },
};

/** Width of a line in CSS pixels at a resolution in metres per CSS pixel. */
export const widthOf = ({ metres, pixels }: { metres: number; pixels: number }, resolution: number): number => Math.max(pixels, metres / resolution);
