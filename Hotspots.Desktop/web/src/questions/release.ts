// Tries a layer that is to be handed over, and has it written as it was tried. What was tried is shown for as long as it is what is asked.
import { computed, signal } from '@preact/signals';
import { ApiError, postFile, postJson } from '../host/api';
import { query } from '../host/running';
import type { ReleaseAnswer, ReleaseQuery } from '../contracts/release';
import { noFilters } from '../contracts/filter-fields';
import { goTo, said } from '../state/state';
import { count } from '../base/words';
import { periodOf, releaseWish } from '../wishes/release-wish';
import { boxOfPlaces } from './effect';

/** What the host is asked; null before anything is loaded. The window's filters have no part in it: each would be one more way to subtract. */
export const releaseQuery = computed<ReleaseQuery | null>(() => {
  const asked = query(), { profile, to, boundary, kinds, addresses } = releaseWish.value;
  if (!asked) return null;
  return {
    window: asked.window, version: asked.version, filters: { ...noFilters, boundary, kinds: [...kinds] },
    methods: [], given: {}, cases: [], controls: [], weights: 'count',
    profile, to: to.trim(), period: periodOf(releaseWish.value), addresses: addresses?.key ?? null,
  };
});
const text = computed(() => JSON.stringify(releaseQuery.value));

const tried = signal<{ of: string; answer: ReleaseAnswer } | null>(null);
/** What would be handed over; null where nothing was tried, or something else than is asked now. */
export const reviewed = computed<ReleaseAnswer | null>(() => (tried.value?.of === text.value ? tried.value.answer : null));
/** Was something else tried than is asked now? */
export const isOutdated = computed(() => tried.value !== null && reviewed.value === null);

const shown = signal<string | null>(null);
/** Which of the periods the map shows, by its place in the list; the last to begin with. */
export const shownPeriod = computed(() => {
  const periods = reviewed.value?.periods ?? [], at = periods.findIndex(({ name }) => name === shown.value);
  return at < 0 ? periods.length - 1 : at;
});
export function showPeriod(name: string): void { shown.value = name; }

/** Why it was refused, the host's sentence with its remedy; null when it was not. */
export const releaseProblem = signal<string | null>(null);

export interface Written { name: string; marking: string; recipient: string; ledger: string }
/** What was written last; null where nothing was, or something was tried since. */
export const written = signal<Written | null>(null);
export const isWriting = signal(false);

let under: AbortController | undefined;
const isTrying = signal(false), step = signal<{ fraction: number; step: string } | null>(null);
/** How far it is; null where nothing is under way. */
export const releaseStep = computed(() => (isTrying.value ? step.value ?? { fraction: 0, step: 'Beginning' } : null));

/** The host tells how far it is. */
export function heardRelease(work: string, fraction: number, name: string): void {
  if (work === 'release') step.value = { fraction, step: name };
}

const BROKEN_OFF = 'It broke off on its way. Try it again and write it once more: what the ledger knows as given is told in the same words.';
const sentenceOf = (error: unknown, otherwise: string): string => (error instanceof ApiError ? error.message : otherwise);

/** Tries what is asked now; a later wish overtakes it. */
export async function tryIt(): Promise<void> {
  const asked = releaseQuery.peek(), of = text.peek();
  if (!asked) return;
  under?.abort();
  const mine = (under = new AbortController());
  step.value = tried.value = releaseProblem.value = written.value = null;
  isTrying.value = true;
  try {
    const answer = await postJson<ReleaseAnswer>('/api/release/try', asked, mine.signal);
    if (mine.signal.aborted) return;
    tried.value = { of, answer };
    shown.value = null;
    said.value = `${count(answer.cells.length, 'cell')} would be handed over to ${answer.recipient}. Nothing is written yet.`;
    goTo.value = boxOfPlaces(answer.cells);
  } catch (error) {
    if (!mine.signal.aborted) releaseProblem.value = sentenceOf(error, 'It could not be tried. Try it again.');
  } finally {
    if (under === mine) isTrying.value = false;
  }
}

export function giveUpTrying(): void {
  under?.abort();
  isTrying.value = false;
  said.value = 'It was given up. Nothing was written.';
}

/** Has what was tried entered in the ledger and sent; gives it to `save`. */
export async function writeIt(save: (blob: Blob, name: string) => void): Promise<void> {
  const answer = reviewed.peek();
  if (!answer || isWriting.peek()) return;
  isWriting.value = true;
  releaseProblem.value = null;
  try {
    const { blob, name } = await postFile('/api/release', 'write', { key: answer.key });
    save(blob, name);
    const { marking, recipient, ledger } = answer;
    written.value = { name, marking, recipient, ledger };
    said.value = `${name} was saved, marked ${marking}, and is entered in the ledger.`;
    tried.value = null;
  } catch (error) {
    releaseProblem.value = sentenceOf(error, BROKEN_OFF);
    if (!(error instanceof ApiError) || error.isOvertaken) tried.value = null;
  } finally {
    isWriting.value = false;
  }
}

/** Takes what was tried off the map. */
export function putAway(): void {
  tried.value = written.value = releaseProblem.value = null;
}
