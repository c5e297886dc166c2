// Asks the host which incidents lie in the boundary that is filtered by, and marks its outline.
import { batch, effect } from '@preact/signals';
import { ApiError, findAreas, getAreaOutline, getWithin } from './api';
import { boundaryName, boundaryWords, within } from '../state/boundary';
import { dataset, filters, incidents, marked, said } from '../state/state';

/** An outline is an extra: nobody waits for it long. */
const OUTLINE_MS = 10_000;

/** Keeps `within` in step with the filter and the data; gives back what ends it. */
export function keepWithin(): () => void {
  let under: AbortController | undefined;
  /** The outline that was marked here, to be taken off with the filter. */
  let outline: typeof marked.value = null;

  const ask = async (boundary: string, version: number, signal: AbortSignal): Promise<void> => {
    try {
      const marks = await getWithin(boundary, version, signal);
      within.value = { boundary, version, marks };
      await mark(boundary, signal);
    } catch (error) {
      if (signal.aborted || (error instanceof ApiError && error.status === 409)) return;
      // What the host does not know is no filter: everything else that was chosen stays.
      batch(() => {
        filters.value = { ...filters.peek(), boundary: null };
        said.value = error instanceof Error ? error.message : `What lies within ${boundaryWords(boundary)} cannot be told.`;
      });
    }
  };

  const mark = async (boundary: string, signal: AbortSignal): Promise<void> => {
    if (marked.peek()?.rings && marked.peek() !== outline) return;
    try {
      const area = (await findAreas(boundaryName(boundary), signal)).find((one) => one.boundary.toLowerCase() === boundary.toLowerCase());
      if (!area) return;
      const rings = await getAreaOutline(area.area, AbortSignal.any([signal, AbortSignal.timeout(OUTLINE_MS)]));
      marked.value = outline = { easting: area.easting, northing: area.northing, side: 0, rings };
    } catch { /* the filter holds without a line on the map */ }
  };

  const end = effect(() => {
    const { boundary } = filters.value, version = dataset.value?.version, isThere = incidents.value !== null;
    if (boundary !== null && within.peek()?.boundary === boundary && within.peek()?.version === version) return;
    under?.abort();
    if (boundary === null || version === undefined || !isThere) {
      if (outline !== null && marked.peek() === outline) marked.value = null;
      outline = null;
      return;
    }
    under = new AbortController();
    void ask(boundary, version, under.signal);
  });
  return () => { end(); under?.abort(); };
}
