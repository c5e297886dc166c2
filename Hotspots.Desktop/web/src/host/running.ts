// Asks the host for hotspots whenever the data, the filters or the method change. What is on screen stays until the new answer is there.
import { effect, signal } from '@preact/signals';
import { ApiError, postRun, windowId } from './api';
import type { Dataset, RunQuery } from '../contracts/model';
import { count } from '../base/words';
import { dataset, fail, filters, method, over, run, running, said } from '../state/state';

/** Changes closer together than this make one request: a slider moves in steps of 16 ms. */
const PAUSE_MS = 150;

/** How long to wait before the next request, milliseconds: a change that comes alone, such as a click, waits for nothing. */
export function pacing(now: () => number = () => performance.now()): () => number {
  let last = -Infinity;
  return () => {
    const at = now(), isAlone = at - last >= PAUSE_MS;
    last = at;
    return isAlone ? 0 : PAUSE_MS;
  };
}

/** The sentence of the last run that failed, for the results' own place; null when the last one succeeded. */
export const runProblem = signal<string | null>(null);

const turn = signal(0);
/** Asks once more, as after a failure. */
export const again = (): void => { turn.value++; };

/** What the host is asked, now. Null before anything is loaded. */
export function query(): RunQuery | null {
  const loaded = dataset.value;
  if (!loaded) return null;
  const { names, given, weights, cases, controls } = method.value;
  return { window: windowId, version: loaded.version, filters: filters.value, methods: names, given, cases, controls, weights };
}

/** Keeps `run` in step; gives back what ends it. */
export function keepRunning(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: AbortController | undefined;
  const pause = pacing();
  let lastData: Dataset | null = null;

  const ask = async (body: RunQuery): Promise<void> => {
    under?.abort();
    const mine = (under = new AbortController());
    running.value = true;
    try {
      const answer = await postRun(body, mine.signal);
      if (mine.signal.aborted) return;
      run.value = answer;
      runProblem.value = null;
      over('run');
      said.value = `${count(answer.hotspots.length, 'hotspot')} from ${count(answer.analysed, 'incident')}.`;
    } catch (error) {
      if (mine.signal.aborted) return;
      // On a busy computer an earlier request can come in after a later one, and overtake it: the last one asks again.
      if (error instanceof ApiError && error.isOvertaken) {
        timer = setTimeout(() => void ask(body), PAUSE_MS);
        return;
      }
      const sentence = error instanceof Error ? error.message : 'The hotspots could not be made. Change a filter to try again.';
      runProblem.value = sentence;
      // Without a result on screen its own place tells it; with one, the old result stays and the sentence stands over the map.
      if (run.peek()) fail('run', sentence);
    } finally {
      if (under === mine) running.value = false;
    }
  };

  const stop = effect(() => {
    const body = turn.value >= 0 ? query() : null;
    clearTimeout(timer);
    if (!body) return;
    if (lastData && lastData.version !== body.version) run.value = null; // its members count in other columns
    lastData = dataset.peek();
    timer = setTimeout(() => void ask(body), pause());
  });
  return () => {
    stop();
    clearTimeout(timer);
    under?.abort();
  };
}
