// Loads what the host has when the page opens, and again whenever files were loaded.
import { effect } from '@preact/signals';
import { writeAddress } from './address';
import { allowTiles, getDataset, getIncidents, getMethods, listen } from './api';
import { followTileFile, recallTileFile } from './map/mbtiles';
import { openedServer, tileSource } from './map/tile-source';
import { connected, dataset, failed, incidents, job, methods } from './state';

/** Fills `dataset`, `incidents` and `methods`; keeps them in step with the host. Never throws: `failed` holds the sentence. */
export async function start(): Promise<void> {
  listen({
    dataset: (version) => { if (version !== dataset.value?.version) void load(); },
    tiles: () => { void tell(followTileFile); },
    progress: (progress) => { job.value = progress; },
    connected: (isConnected) => { connected.value = isConnected; },
  });
  // The host lets no other server's pictures in unless it is told; what a page may show is settled when it is loaded.
  let told: string | null = null;
  effect(() => {
    const url = tileSource.value?.url ?? null, isAsked = tileSource.value?.kind === 'wmts';
    if (told === `${url}|${isAsked}`) return;
    told = `${url}|${isAsked}`;
    void tell(async () => {
      const { reload } = await allowTiles(url, isAsked);
      if (reload && url !== null) {
        // What is shown now is shown again: the address keeps it.
        writeAddress();
        location.reload();
      } else {
        openedServer.value = url;
      }
    });
  });
  await Promise.all([
    load(),
    recallTileFile(),
    tell(async () => { methods.value = await getMethods(); }),
  ]);
}

let loading = 0;

async function load(): Promise<void> {
  const mine = ++loading;
  await tell(async () => {
    const loaded = await getDataset();
    const columns = await getIncidents(loaded.version);
    if (mine !== loading) return;
    dataset.value = loaded;
    incidents.value = columns;
  });
}

async function tell(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    failed.value = error instanceof Error ? error.message : String(error);
  }
}
