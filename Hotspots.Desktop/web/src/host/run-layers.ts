// What a run made besides its hotspots: surfaces, contours, tested cells. They follow the run; those on screen stay until the new ones are there.
import { computed, effect, signal } from '@preact/signals';
import { getContours, getRunColumns } from './api';
import { decodeCells, decodeSurfaces, type Cells, type Contours, type Surfaces } from '../contracts/layer-columns';
import type { RunAnswer } from '../contracts/model';
import { failed, run } from '../state/state';

export interface RunLayers { run: string; surfaces: readonly Surfaces[]; contours: readonly Contours[]; cells: readonly Cells[] }
const nothing: RunLayers = { run: '', surfaces: [], contours: [], cells: [] };

export const runLayers = signal<RunLayers>(nothing);

/** Methods whose layers are wanted where several methods of a run made the same; else those of the method asked for first. */
export const preferred = signal<readonly string[]>([]);

const wanted =
  <T extends { method: string }>(made: readonly T[]): T | null => made.find(({ method }) => preferred.value.includes(method)) ?? made.at(0) ?? null;
/** What is drawn of each kind; null where the run has none. */
export const shownSurfaces = computed(() => wanted(runLayers.value.surfaces));
export const shownCells = computed(() => wanted(runLayers.value.cells));
/** Lines belong to the surface that is drawn. */
export const shownContours = computed(() => runLayers.value.contours.find(({ method }) => method === shownSurfaces.value?.method) ?? null);

/** Draws this method's layer in place of those of `others`. */
export function prefer(method: string, others: readonly string[]): void {
  preferred.value = [...preferred.peek().filter((name) => !others.includes(name)), method];
}

async function load({ runId, layers }: RunAnswer, signal: AbortSignal): Promise<RunLayers> {
  const of = (layer: string) => layers.filter((one) => one.layer === layer);
  const [surfaces, cells, contours] = await Promise.all([
    Promise.all(of('surface').map(async (name) => decodeSurfaces(await getRunColumns(runId, name, signal)))),
    Promise.all(of('cells').map(async (name) => decodeCells(await getRunColumns(runId, name, signal)))),
    Promise.all(of('contours').map(async ({ method }) => ({ method, contours: await getContours(runId, method, signal) }))),
  ]);
  return { run: runId, surfaces, cells, contours };
}

/** Keeps `runLayers` in step with the run; gives back what ends it. */
export function keepRunLayers(): () => void {
  let under: AbortController | undefined;
  const stop = effect(() => {
    const answer = run.value;
    under?.abort();
    if (!answer || answer.layers.length === 0) { runLayers.value = nothing; return; }
    if (answer.runId === runLayers.peek().run) return;
    const mine = (under = new AbortController());
    load(answer, mine.signal).then(
      (loaded) => { if (!mine.signal.aborted) runLayers.value = loaded; },
      (error: unknown) => {
        if (mine.signal.aborted) return;
        // What belongs to another run must not lie under these hotspots.
        runLayers.value = nothing;
        failed.value = error instanceof Error ? error.message : 'The layers of this run could not be had. Change a setting to try again.';
      },
    );
  });
  return () => {
    stop();
    under?.abort();
  };
}
