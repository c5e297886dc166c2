// A tile source of the user's own, over or instead of the map's own ground; remembered by this window's browser.
import { effect, signal } from '@preact/signals';
import TileLayer from 'ol/layer/Tile';
import WMTS, { type Options } from 'ol/source/WMTS';
import XYZ from 'ol/source/XYZ';
import TileGrid from 'ol/tilegrid/TileGrid';
import { nationalGrid } from './grid';
import { farthest } from './mbtiles-grid';

export interface TileSourceChoice {
  /**
   * `xyz`: web Mercator tiles, warped to the grid. `os-grid`: Ordnance Survey's tiles on the National Grid, drawn as they are. `wmts`: what the server's
   * capabilities say.
   */
  kind: 'xyz' | 'os-grid' | 'wmts';
  /** Address with {z}, {x} and {y} ({-y} for rows counted from the south); of a WMTS its capabilities. */
  url: string;
  /** Which of a WMTS server's layers; the first that can be drawn when not said. */
  layer?: string;
  /** Shown on the map and on every picture of it. */
  attribution: string;
  /** Least and greatest zoom that there are; all when not said. */
  zooms?: readonly [number, number];
}

/** Ordnance Survey's tile matrix on EPSG:27700: 896 m to 1.75 m a pixel. */
export const OS_GRID = {
  origin: [-238_375, 1_376_256],
  resolutions: [896, 448, 224, 112, 56, 28, 14, 7, 3.5, 1.75],
};

const KEY = 'hotspots.tiles';

export const tileSource = signal<TileSourceChoice | null>(remembered());
effect(() => {
  const choice = tileSource.value;
  if (typeof localStorage === 'undefined') return;
  if (choice) localStorage.setItem(KEY, JSON.stringify(choice));
  else localStorage.removeItem(KEY);
});

/** What is wrong with an address, as a sentence; null when it can be used. */
export function addressProblem(url: string, kind: TileSourceChoice['kind'] = 'xyz'): string | null {
  if (!/^https?:\/\//i.test(url)) return 'Start the address with https:// (or http:// for a server in your own network).';
  if (kind === 'wmts') return URL.canParse(url) && !/[{}]/.test(url) ? null : 'Give the address of the server\'s WMTS capabilities, without {z}, {x} or {y}.';
  for (const part of ['{z}', '{x}']) if (!url.includes(part)) return `The address needs ${part} where the tile's number goes.`;
  return url.includes('{y}') || url.includes('{-y}') ? null : 'The address needs {y} where the tile\'s row goes.';
}

/** The address whose server the host lets in by now; null for none. */
export const openedServer = signal<string | null>(null);

export function tileLayer(choice: TileSourceChoice): TileLayer<XYZ> {
  const { kind, url, attribution, zooms: [minZoom, maxZoom] = [0, 22] } = choice;
  const source = kind === 'os-grid'
    ? new XYZ({ url, projection: nationalGrid, tileGrid: new TileGrid(OS_GRID), crossOrigin: 'anonymous', attributions: attribution })
    : new XYZ({ url, minZoom, maxZoom, crossOrigin: 'anonymous', attributions: attribution });
  return new TileLayer({ source, className: 'map-tiles', zIndex: 1, ...(choice.zooms ? { maxResolution: farthest(minZoom) } : {}) });
}

/** A layer of a WMTS server, its capabilities being known. */
export const wmtsLayer = (options: Options, attribution: string): TileLayer<WMTS> =>
  new TileLayer({ source: new WMTS({ ...options, attributions: attribution }), className: 'map-tiles', zIndex: 1 });

function remembered(): TileSourceChoice | null {
  if (typeof localStorage === 'undefined') return null;
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? 'null') as TileSourceChoice | null;
    return found && addressProblem(found.url, found.kind) === null ? found : null;
  } catch {
    return null;
  }
}
