// A tile source of the user's own, over or instead of the map's own ground; remembered by the host, which also fetches the tiles: the page
// asks nobody else.
import { effect, signal } from '@preact/signals';
import ImageTile from 'ol/ImageTile';
import type Tile from 'ol/Tile';
import TileLayer from 'ol/layer/Tile';
import WMTS, { type Options } from 'ol/source/WMTS';
import XYZ from 'ol/source/XYZ';
import TileGrid from 'ol/tilegrid/TileGrid';
import { pictureAddress, whyNoPicture } from '../../../host/api';
import { dropSetting, keepSetting, setting } from '../../../host/settings';
import { fail, over, said } from '../../../state/state';
import { nationalGrid } from '../../core/grid';
import { farthest } from './mbtiles-grid';

export interface TileSourceChoice {
  /**
   * `xyz`: web Mercator tiles, warped to the grid. `os-grid`: Ordnance Survey's tiles on the National Grid, drawn as they are. `wmts`: what
   * the server's capabilities say.
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

const KEY = 'tile-source';

export const tileSource = signal<TileSourceChoice | null>(null);

/** Brings back the source of last time, and keeps what is chosen from now on. */
export function recallTileSource(): void {
  tileSource.value = remembered();
  effect(() => {
    const choice = tileSource.value;
    (choice ? keepSetting(KEY, JSON.stringify(choice)) : dropSetting(KEY))
      .catch((error: unknown) => { said.value = error instanceof Error ? error.message : String(error); });
  });
}

/** What is wrong with an address, as a sentence; null when it can be used. */
export function addressProblem(url: string, kind: TileSourceChoice['kind'] = 'xyz'): string | null {
  if (!/^https?:\/\//i.test(url)) return 'Start the address with https:// (or http:// for a server in your own network).';
  if (kind === 'wmts')
    return URL.canParse(url) && !/[{}]/.test(url) ? null : 'Give the address of the server\'s WMTS capabilities, without {z}, {x} or {y}.';
  for (const part of ['{z}', '{x}']) if (!url.includes(part)) return `The address needs ${part} where the tile's number goes.`;
  return url.includes('{y}') || url.includes('{-y}') ? null : 'The address needs {y} where the tile\'s row goes.';
}

/** The address whose server the host asks by now; null for none. */
export const openedServer = signal<string | null>(null);

let isAsking = false;

/** Why did a picture not come? A server that has none for a place is as it should be; one that does not answer is told of. */
export async function askWhy(address: string): Promise<void> {
  // All of a screen's pictures fail together: one is asked about.
  if (isAsking) return;
  isAsking = true;
  const before = tileSource.peek();
  const sentence = await whyNoPicture(address);
  isAsking = false;
  if (sentence !== null && tileSource.peek() === before) fail('tiles', sentence);
}

/** The picture comes through the host. */
function load(tile: Tile, url: string): void {
  const picture = tile instanceof ImageTile ? tile.getImage() : null;
  if (!(picture instanceof HTMLImageElement)) return;
  const address = pictureAddress(url);
  picture.addEventListener('load', () => { over('tiles'); }, { once: true });
  picture.addEventListener('error', () => { void askWhy(address); }, { once: true });
  picture.src = address;
}

export function tileLayer(choice: TileSourceChoice): TileLayer<XYZ> {
  const { kind, url, attribution, zooms: [minZoom, maxZoom] = [0, 22] } = choice;
  const source = kind === 'os-grid'
    ? new XYZ({ url, projection: nationalGrid, tileGrid: new TileGrid(OS_GRID), tileLoadFunction: load, attributions: attribution })
    : new XYZ({ url, minZoom, maxZoom, tileLoadFunction: load, attributions: attribution });
  return new TileLayer({ source, className: 'map-tiles', zIndex: 1, ...(choice.zooms ? { maxResolution: farthest(minZoom) } : {}) });
}

/** A layer of a WMTS server, its capabilities being known. */
export const wmtsLayer = (options: Options, attribution: string): TileLayer<WMTS> =>
  new TileLayer({ source: new WMTS({ ...options, tileLoadFunction: load, attributions: attribution }), className: 'map-tiles', zIndex: 1 });

function remembered(): TileSourceChoice | null {
  try {
    const found = JSON.parse(setting(KEY) ?? 'null') as TileSourceChoice | null;
    return found && addressProblem(found.url, found.kind) === null ? found : null;
  } catch {
    return null;
  }
}
