// Does it hold? A back-test takes a while: it is begun by hand, tells how far it is, and can be given up.
import { signal } from '@preact/signals';
import { ApiError, postJson } from '../host/api';
import { query } from '../host/running';
import { said } from '../state/state';
import type { BacktestAnswer, BacktestQuery } from './answers';

export const backtest = signal<BacktestAnswer | null>(null);
export const backtestProblem = signal<string | null>(null);
/** How far it is; null where none is under way. */
export const backtestStep = signal<{ fraction: number; step: string } | null>(null);
/** What the answer on screen was asked of. */
export const askedOf = signal<BacktestQuery | null>(null);

let under: AbortController | null = null;

/** What would be asked now, with so much ground in each town. */
export function backtestQuery(flag: string | null): BacktestQuery | null {
  const asked = query();
  return asked && { ...asked, flag };
}

/** Is the answer on screen of what is asked now? */
export function isOfNow(): boolean {
  const asked = askedOf.value, current = backtestQuery(asked?.flag ?? null);
  return JSON.stringify(asked) === JSON.stringify(current);
}

export async function ask(flag: string | null): Promise<void> {
  const body = backtestQuery(flag);
  if (!body) return;
  cancel();
  const mine = (under = new AbortController());
  backtestStep.value = { fraction: 0, step: 'Beginning' };
  backtestProblem.value = null;
  try {
    const found = await postJson<BacktestAnswer>('/api/backtest', body, mine.signal);
    if (mine.signal.aborted) return;
    backtest.value = found;
    askedOf.value = body;
    said.value = 'The test is done; its answer stands above.';
  } catch (error) {
    if (mine.signal.aborted || (error instanceof ApiError && error.isOvertaken)) return;
    backtestProblem.value = error instanceof Error ? error.message : 'It could not be tested. Change a filter to try again.';
  } finally {
    if (under === mine) {
      under = null;
      backtestStep.value = null;
    }
  }
}

export function cancel(): void {
  under?.abort();
  under = null;
  backtestStep.value = null;
}

/** The host tells how far it is. */
export function heardStep(work: string, fraction: number, step: string): void {
  if (work === 'backtest' && under) backtestStep.value = { fraction, step };
}
