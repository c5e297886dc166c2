// What a tile server says of itself in its WMTS capabilities: which layers it has, on which grid, and where its tiles are.
import { effect, signal } from '@preact/signals';
import WMTSCapabilities from 'ol/format/WMTSCapabilities';
import { equivalent, get as projectionOf } from 'ol/proj';
import type Projection from 'ol/proj/Projection';
import { optionsFromCapabilities, type Options } from 'ol/source/WMTS';
import { getServerWords } from '../../../host/api';
import { nationalGrid } from '../../core/grid';
import { openedServer, tileSource } from './tile-source';

export interface WmtsLayer {
  /** The server's own word for it. */
  id: string;
  title: string;
  options: Options;
}

/** The layers of the server that is in use, as far as they can be drawn; null while they are not known. */
export const wmtsLayers = signal<{ address: string; layers: WmtsLayer[] } | null>(null);
/** Why they are not: one sentence; null when nothing is wrong. */
export const wmtsProblem = signal<string | null>(null);

/** The parts of a capabilities document that are looked at, as OpenLayers reads them. */
export interface Capabilities {
  Contents?: {
    Layer?: { Identifier: string; Title?: string; TileMatrixSetLink?: { TileMatrixSet: string }[] }[];
    TileMatrixSet?: { Identifier: string; SupportedCRS?: string }[];
  };
}

const NO_DOCUMENT =
  'That is no WMTS capabilities document. Give the address of the server\'s capabilities; it often ends in ?service=WMTS&request=GetCapabilities.';

/** Reads a document that came from `address`. Throws a sentence where no layer of it can be drawn. */
export function readCapabilities(text: string, address: string): WmtsLayer[] {
  let read: Capabilities | null = null;
  try { read = new WMTSCapabilities().read(text) as Capabilities | null; } catch { /* no document at all: told below */ }
  if (!read) throw new Error(NO_DOCUMENT);
  return layersOf(read, address);
}

/** The layers that can be drawn: on the National Grid, else on web Mercator, with their tiles where the capabilities are. */
export function layersOf(read: Capabilities, address: string): WmtsLayer[] {
  const { Layer: layers = [], TileMatrixSet: sets = [] } = read.Contents ?? {};
  if (layers.length === 0 || sets.length === 0) throw new Error(NO_DOCUMENT);
  const { origin } = new URL(address);
  const found: WmtsLayer[] = [];
  let elsewhere: string | null = null;
  for (const { Identifier: id, Title: title = id, TileMatrixSetLink: links = [] } of layers) {
    const own = sets.filter((set) => links.some((link) => link.TileMatrixSet === set.Identifier));
    const set = own.find(isOn(nationalGrid)) ?? own.find(isOn(projectionOf('EPSG:3857')!));
    if (!set) continue;
    const options = optionsFromCapabilities(read, { layer: id, matrixSet: set.Identifier });
    if (!options) continue;
    const other = options.urls?.map((url) => new URL(url, address).origin).find((one) => one !== origin);
    if (other === undefined) found.push({ id, title: title.trim() || id, options });
    else elsewhere = other;
  }
  if (found.length > 0) return found;
  throw new Error(elsewhere === null
    ? 'None of the server\'s layers is on the National Grid (EPSG:27700) or on web Mercator (EPSG:3857), so none can be drawn here.'
    : `The server at ${origin} keeps its tiles at ${elsewhere}, and only the server whose address you give is asked. `
      + `Give the capabilities of ${elsewhere} itself.`);
}

const isOn = (projection: Projection) => ({ SupportedCRS: code = '' }: { SupportedCRS?: string }): boolean => {
  const own = projectionOf(code);
  return own !== null && equivalent(own, projection);
};

/** Asks the server for its capabilities. Rejects with a sentence. */
export async function askCapabilities(address: string, signal: AbortSignal): Promise<WmtsLayer[]> {
  return readCapabilities(await getServerWords(address, signal), address);
}

/** Keeps `wmtsLayers` in step with the tile source, as soon as the page may ask its server; gives back what ends it. */
export function keepCapabilities(): () => void {
  let under: AbortController | undefined;
  const stop = effect(() => {
    const choice = tileSource.value;
    const address = choice?.kind === 'wmts' && openedServer.value === choice.url ? choice.url : null;
    if (address !== null && wmtsLayers.peek()?.address === address) return;
    under?.abort();
    wmtsLayers.value = null;
    wmtsProblem.value = null;
    if (address === null) return;
    const mine = (under = new AbortController());
    askCapabilities(address, mine.signal).then(
      (layers) => { if (!mine.signal.aborted) wmtsLayers.value = { address, layers }; },
      (error: unknown) => { if (!mine.signal.aborted) wmtsProblem.value = error instanceof Error ? error.message : String(error); },
    );
  });
  return () => {
    stop();
    under?.abort();
  };
}
