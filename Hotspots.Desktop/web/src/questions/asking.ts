// Keeps one answer in step with what is asked: the old one stays until the new one is there; a later question overtakes the earlier.
import { effect, signal, type Signal } from '@preact/signals';
import { ApiError, postJson } from '../host/api';
import { pacing } from '../host/running';

export interface Question<A> {
  answer: Signal<A | null>;
  /** Why there is none, or why the last one is old; null when all is well. */
  problem: Signal<string | null>;
  isAsking: Signal<boolean>;
  /** Asks once more, as after a failure. */
  again: () => void;
  /** Gives up what is under way. */
  cancel: () => void;
  /** Begins to keep in step; gives back what ends it. */
  keep: () => () => void;
}

/**
 * A question to the host at `path`; `body` gives what is asked now, null for nothing, and depends on signals. What is asked about other data than the
 * answer on screen takes that away at once.
 */
export function question<A extends { version: number }>(path: string, body: () => { version: number } | null, otherwise: string): Question<A> {
  const answer = signal<A | null>(null), problem = signal<string | null>(null), isAsking = signal(false), turn = signal(0);
  let under: AbortController | undefined;
  const cancel = (): void => {
    under?.abort();
    under = undefined;
    isAsking.value = false;
  };
  const ask = async (asked: object): Promise<void> => {
    under?.abort();
    const mine = (under = new AbortController());
    isAsking.value = true;
    try {
      const found = await postJson<A>(path, asked, mine.signal);
      if (mine.signal.aborted) return;
      answer.value = found;
      problem.value = null;
    } catch (error) {
      if (mine.signal.aborted || (error instanceof ApiError && error.isOvertaken)) return;
      problem.value = error instanceof Error ? error.message : otherwise;
      answer.value = null;
    } finally {
      if (under === mine) isAsking.value = false;
    }
  };
  const keep = (): (() => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pause = pacing();
    const stop = effect(() => {
      const asked = turn.value >= 0 ? body() : null;
      clearTimeout(timer);
      if (!asked || (answer.peek() && answer.peek()?.version !== asked.version)) answer.value = null;
      if (!asked) {
        cancel();
        problem.value = null;
        return;
      }
      timer = setTimeout(() => void ask(asked), pause());
    });
    return () => {
      stop();
      clearTimeout(timer);
      cancel();
    };
  };
  return { answer, problem, isAsking, again: () => { turn.value++; }, cancel, keep };
}
