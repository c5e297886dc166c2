// A file of tiles (MBTiles) on this computer under the map: which one the host has open, and what the user does with it.
import { computed, signal } from '@preact/signals';
import { closeTiles, getTiles, openTiles, type TileFile } from '../../../host/api';
import { setLayer } from '../layers';
import { dropSetting, keepSetting, setting } from '../../../host/settings';
import { cameBack, said } from '../../../state/state';
import type { TileSourceChoice } from './tile-source';

/** The file that is open in the host, the same for all windows; null for none. */
export const tileFile = signal<TileFile | null>(null);

/** Its pictures as a source of tiles; null when it holds none. */
export const pictureSource = computed<TileSourceChoice | null>(() => {
  const file = tileFile.value;
  if (file?.kind !== 'raster') return null;
  return { kind: 'xyz', url: `/api/tiles/{z}/{x}/{y}?version=${file.version}`, attribution: file.attribution, zooms: [file.minZoom, file.maxZoom] };
});

const KEY = 'tile-file';

/** The path that was opened last; '' for none. */
export const rememberedPath = (): string => setting(KEY) ?? '';

/** Opens a file by its path on this computer and shows it. Rejects with the host's sentence. */
export async function openTileFile(path: string): Promise<void> {
  tileFile.value = await openTiles(path);
  show(true);
  await keepSetting(KEY, tileFile.value.path);
  said.value = `${tileFile.value.name} lies under the map.`;
}

/** Puts the file away. */
export async function closeTileFile(): Promise<void> {
  await closeTiles();
  tileFile.value = null;
  await dropSetting(KEY);
  show(false);
  said.value = 'No file of tiles is open.';
}

/** What the host has open now: asked at the start and whenever the host tells of a change. */
export async function followTileFile(): Promise<void> {
  const file = await getTiles();
  if (file?.version !== tileFile.peek()?.version) tileFile.value = file;
}

/** At the start: the host's file, else the one of last time. Never throws: without it there is a map all the same. */
export async function recallTileFile(): Promise<void> {
  try {
    await followTileFile();
    const path = rememberedPath();
    if (tileFile.peek() === null && path !== '') tileFile.value = await openTiles(path);
    // A view that is found again says too which layers are seen.
    if (tileFile.peek() !== null && !cameBack.peek()) show(true);
  } catch (error) {
    said.value = error instanceof Error ? error.message : String(error);
  }
}

const show = (visible: boolean): void => { setLayer('tiles', { visible }); };
