// What the user does with a file of tiles (MBTiles) on this computer.
import { closeTiles, getTiles, openTiles } from '../host/api';
import { dropSetting, keepSetting, setting } from '../host/settings';
import { cameBack, said } from '../state/state';
import { setLayer } from './layers/layers';
import { tileFile } from './layers/tiles';

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
