// How vector tiles look, whatever file they are of. Calm, so that the marks are seen first.

/** Shades of a theme, by name. */
type Shades = Record<'land'
  | 'sea' | 'park' | 'wood' | 'green' | 'urban' | 'site' | 'shore' | 'water' | 'stream' | 'building' | 'square' | 'path' | 'casing' | 'local'
  | 'second' | 'main' | 'mainCasing' | 'motorway' | 'motorwayCasing' | 'rail' | 'border' | 'wire' | 'contour', string>;

const light: Shades = {
  land: '#f6f5f0', sea: '#d3e0e6', park: '#eef1e7', wood: '#dfe7d8', green: '#e6ecdf', urban: '#efede8', site: '#f0ebe1', shore: '#ece8db',
  water: '#c9dae2', stream: '#aac6d4',
  building: '#dcd9d2', square: '#f1eee8', path: '#c0b7a6',
  casing: '#c6c0b5', local: '#ffffff', second: '#fbf5e6', main: '#f4e6c6', mainCasing: '#b9a98c', motorway: '#dcc9a6', motorwayCasing: '#9c8a6c',
  rail: '#96928b', border: '#b0a6ac', wire: '#c9c0c0', contour: '#e3dccf',
};
const dark: Shades = {
  land: '#1d262d', sea: '#0e161c', park: '#1e2a2b', wood: '#1b2c28', green: '#20302d', urban: '#212b32', site: '#262e33', shore: '#252b2c',
  water: '#131d25', stream: '#2b4152',
  building: '#2d3941', square: '#2b363e', path: '#4a565e',
  casing: '#12191e', local: '#3b4851', second: '#455158', main: '#58605f', mainCasing: '#12191e', motorway: '#74726a', motorwayCasing: '#0d1317',
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

export const LAND = 'land';

export const road = (
  name: string, metres: number, pixels: number, below: number, shade: keyof Shades = 'local', casing: keyof Shades = 'casing',
): Rule =>
  ({ name, shade, casing, width: { metres, pixels }, below });

/** What the known maps are drawn with, in the order in which it is drawn: areas, then lines from the least to the greatest. */
export const MAP_RULES: readonly Rule[] = [
  { name: LAND, shade: 'land' }, { name: 'urban', shade: 'urban' }, { name: 'park', shade: 'park', below: 300 },
  { name: 'sea', shade: 'sea' }, { name: 'shore', shade: 'shore' },
  { name: 'site', shade: 'site' }, { name: 'green', shade: 'green' }, { name: 'wood', shade: 'wood' }, { name: 'water', shade: 'water' },
  { name: 'contour', shade: 'contour', width: { metres: 0, pixels: 0.6 }, below: 16 },
  { name: 'tide', shade: 'stream', width: { metres: 0, pixels: 0.8 } },
  { name: 'stream', shade: 'stream', width: { metres: 2, pixels: 1 }, below: 64 },
  { name: 'square', shade: 'square', below: 9 },
  { name: 'building', shade: 'building', below: 9 },
  { name: 'tunnel', shade: 'casing', width: { metres: 3, pixels: 1 }, dash: [4, 3], below: 32 },
  { name: 'track', shade: 'path', width: { metres: 2.5, pixels: 0.9 }, dash: [6, 3], below: 6 },
  { name: 'path', shade: 'path', width: { metres: 1.6, pixels: 0.9 }, dash: [3, 2.5], below: 4.1 },
  road('pedestrian', 5, 0.6, 8, 'square'),
  road('restricted', 4, 0.5, 6), road('local', 7.5, 0.6, 16), road('minor', 9, 0.8, 50), road('b-road', 10, 1, 80, 'second'),
  road('a-road', 11, 1.2, 140, 'main', 'mainCasing'), road('primary', 12.5, 1.4, 400, 'main', 'mainCasing'),
  road('motorway', 20, 1.6, 3000, 'motorway', 'motorwayCasing'),
  { name: 'rail', shade: 'rail', width: { metres: 1.6, pixels: 0.9 }, below: 130 },
  { name: 'rail-tunnel', shade: 'rail', width: { metres: 1.4, pixels: 0.8 }, dash: [4, 3], below: 60 },
  { name: 'border', shade: 'border', width: { metres: 0, pixels: 1 }, dash: [6, 3, 1.5, 3] },
  { name: 'wire', shade: 'wire', width: { metres: 0, pixels: 0.8 }, dash: [8, 4], below: 20 },
];

/** Width of a line in CSS pixels at a resolution in metres per CSS pixel. */
export const widthOf = ({ metres, pixels }: { metres: number; pixels: number }, resolution: number): number => Math.max(pixels, metres / resolution);
