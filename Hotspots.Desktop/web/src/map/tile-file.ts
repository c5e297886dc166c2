// What the user does with a map file on this computer.
import { computed, effect } from '@preact/signals';
import { transformExtent } from 'ol/proj';
import { closeTiles, getTiles, openTiles } from '../host/api';
import { dropSetting, keepSetting, setting } from '../host/settings';
import { streetFile } from '../state/deployment';
import { cameBack, dataset, said } from '../state/state';
import { nationalGrid } from './core/grid';
import { setLayer } from './layers/layers';
import { tileFile } from './layers/tiles';

const KEY = 'tile-file';

/** The path that was opened last; '' for none. */
export const rememberedPath = (): string => setting(KEY) ?? '';

/** A town so far from a map's edge is still shown on it, metres. */
const SLACK = 5_000;

/** Does the file show none of the towns where incidents are: a county of another place? */
export const isElsewhere = computed(() => {
  const bounds = tileFile.value?.bounds, areas = dataset.value?.areas ?? [];
  const placed = areas.flatMap(({ easting, northing }) => (easting === null || northing === null ? [] : [{ easting, northing }]));
  if (!bounds || placed.length === 0) return false;
  const [west = 0, south = 0, east = 0, north = 0] = transformExtent(bounds, 'EPSG:4326', nationalGrid);
  return !placed.some(({ easting, northing }) =>
    easting > west - SLACK && easting < east + SLACK && northing > south - SLACK && northing < north + SLACK);
});

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
  said.value = 'No map file is open.';
}

/** What the host has open now: asked at the start and whenever the host tells of a change. */
export async function followTileFile(): Promise<void> {
  const file = await getTiles();
  if (file?.version !== tileFile.peek()?.version) tileFile.value = file;
}

/** Keeps in step along whose streets teams may go; gives back what ends it. */
export const keepStreetFile = (): (() => void) => effect(() => {
  const file = tileFile.value;
  streetFile.value = file?.style === 'roads' ? { name: file.name, version: file.version } : null;
});

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
