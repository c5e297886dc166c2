// Loads what the host has when the page opens, and again whenever files were loaded.
import { batch, effect } from '@preact/signals';
import { allowTiles, getDataset, getIncidents, getMethods, listen, NO_HOST, windowId } from './host/api';
import { heardPlacing } from './host/placing';
import { followTileFile, keepStreetFile, openedServer, recallTileFile, tileSource } from './map';
import { tellOfOthers } from './panels/files/others';
import { count } from './base/words';
import { heardAttended } from './questions/attended';
import { heardStep } from './questions/backtest';
import { heardBrief } from './questions/brief';
import { heardEffect } from './questions/effect';
import { heardRelease } from './questions/release';
import { connected, dataset, fail, failed, incidents, job, methods, over, said, waiting } from './state/state';

/** Fills `dataset`, `incidents` and `methods`; keeps them in step with the host. Never throws: `failed` holds the sentence. */
export async function start(): Promise<void> {
  listen({
    dataset: (version, window, deed) => { if (version !== dataset.value?.version) void load(window, deed); },
    tiles: () => { void tell('tile-file', followTileFile); },
    waiting: (work, ahead) => {
      if (work === 'run') waiting.value = ahead;
      if (ahead > 0) said.value = `Waiting for ${count(ahead, 'other run')}: one is worked out at a time.`;
    },
    step: (work, fraction, step) => {
      for (const hear of [heardStep, heardEffect, heardRelease, heardPlacing, heardBrief, heardAttended]) hear(work, fraction, step);
    },
    shut: (sentence) => { failed.value = sentence; },
    progress: (progress) => { job.value = progress; },
    connected: (isConnected) => {
      connected.value = isConnected;
      if (isConnected && failed.value === NO_HOST) failed.value = null;
    },
  });
  keepStreetFile();
  // The host asks no server for pictures unless it is told.
  let told: string | null = null;
  effect(() => {
    const url = tileSource.value?.url ?? null, isAsked = tileSource.value?.kind === 'wmts';
    if (told === `${url}|${isAsked}`) return;
    told = `${url}|${isAsked}`;
    void tell('tile-server', async () => {
      openedServer.value = null;
      // Until it is allowed it is asked for anew.
      const wanted = told;
      told = null;
      await allowTiles(url, isAsked);
      told = wanted;
      openedServer.value = url;
    });
  });
  await Promise.all([
    load(),
    recallTileFile(),
    tell('methods', async () => { methods.value = await getMethods(); }),
  ]);
}

let loading = 0;

async function load(window = '', deed = ''): Promise<void> {
  const mine = ++loading;
  await tell('data', async () => {
    const loaded = await getDataset();
    const columns = await getIncidents(loaded.version);
    if (mine !== loading) return;
    const before = dataset.value;
    batch(() => {
      dataset.value = loaded;
      incidents.value = columns;
      if (before && window !== windowId) tellOfOthers(before, loaded, deed);
    });
  });
}

/** What goes wrong is told until the next of the same kind goes well. */
async function tell(of: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
    over(of);
  } catch (error) {
    fail(of, error instanceof Error ? error.message : String(error));
  }
}
