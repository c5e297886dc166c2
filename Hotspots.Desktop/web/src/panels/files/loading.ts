// Files on their way in: they are looked at first, and nothing that is loaded is touched before the user has seen what would come of it.
import { signal } from '@preact/signals';
import { ApiError, cancelJob, dropStage, loadStage, lookAgain, stageFiles, type LoadOptions } from '../../host/api';
import type { LoadAnswer, LookAnswer, ReadingWish, StageWish } from '../../contracts/model';
import { chosen, dataset, fail, firstView, job, over, said, told } from '../../state/state';
import { clear, forget } from '../../state/filter-history';
import { open } from '../shell/tabs';
import { count, number } from '../../base/words';
import { recalled } from './remembered';

export interface Loading { names: string[]; sent: number; isCancelled: boolean }
export interface Staged {
  names: string[]; bytes: number; look: LookAnswer; mode: 'add' | 'replace'; isRecalled: boolean;
  /** By the number of the path. */
  columns: Record<string, Record<string, string>>;
  readings: Record<string, ReadingWish>;
}

export const loading = signal<Loading | null>(null);
export const loaded = signal<LoadAnswer | null>(null);
export const loadProblem = signal<string | null>(null);
/** Files that have been looked at and wait for what is to be done with them. */
export const staged = signal<Staged | null>(null);
/** Is the host looking at them once more, with other columns? */
export const isLooking = signal(false);
/** How many readings there were: the report is asked for again after each. */
export const readings = signal(0);

let under: AbortController | undefined;

export function take(files: readonly File[]): void {
  if (files.length === 0) return;
  open('files');
  if (loading.value) {
    fail('load', 'Files are being read. Wait until that is done or cancel it, then add more.');
    return;
  }
  leave();
  void look(files);
}

async function look(files: readonly File[]): Promise<void> {
  const names = files.map((file) => file.name);
  // The sample, and nothing at all, are hardly to be kept beside files of one's own.
  // What was read a moment ago is the user's own, also while the map still shows what was there before.
  const isNewer = loaded.value !== null && loaded.value.rows > 0 && loaded.value.version > (dataset.value?.version ?? 0);
  const mode = !isNewer && (dataset.value?.isSample !== false || dataset.value.rows === 0) ? 'replace' : 'add';
  await working(names, async (signal) => {
    let answer = await stageFiles(files, mode, { signal, onSent: (sent) => { if (loading.value) loading.value = { ...loading.value, sent }; } });
    if (answer.rows === 0) {
      void dropStage(answer.stage).catch(() => { /* it goes with the host */ });
      throw new ApiError(answer.problem, 422);
    }
    const columns = recalled(answer.files);
    const isRecalled = Object.keys(columns).length > 0;
    if (isRecalled) answer = await lookAgain(answer.stage, { mode, columns }, { signal });
    staged.value = { names, mode, bytes: files.reduce((sum, file) => sum + file.size, 0), look: answer, columns, readings: {}, isRecalled };
    said.value = `${count(answer.rows, 'row')} looked at. Say what to do with them.`;
  });
  const now = staged.value;
  if (now && (dataset.value?.rows ?? 0) === 0 && now.look.problem === '') await load({ mode: 'replace', columns: now.columns });
}

/** Looks at the files that wait with other columns, read otherwise, or for another use; what was chosen stays where that cannot be done. */
export async function lookWith(part: Partial<Pick<Staged, 'columns' | 'readings' | 'mode'>>): Promise<void> {
  const now = staged.value;
  if (!now || isLooking.value) return;
  isLooking.value = true;
  loadProblem.value = null;
  try {
    const { mode, columns, readings } = { ...now, ...part };
    const answer = await lookAgain(now.look.stage, { mode, columns, readings }, {});
    if (staged.value === now) staged.value = { ...now, look: answer, mode, columns, readings, isRecalled: now.isRecalled && !part.columns };
  } catch (error) {
    loadProblem.value = sentenceOf(error);
  } finally {
    isLooking.value = false;
  }
}

/** Loads the files that wait. */
export async function load(wish: StageWish & { mode: 'add' | 'replace' }): Promise<void> {
  const now = staged.value;
  if (!now) return;
  staged.value = null;
  await change(now.names, (options) => loadStage(now.look.stage, wish, options), wish.mode === 'replace');
}

/** Does something with what is loaded, and tells what came of it. */
export async function change(names: string[], work: (options: LoadOptions) => Promise<LoadAnswer>, forgetsFilters: boolean): Promise<void> {
  await working(names, async (signal) => {
    const answer = await work({ signal });
    loaded.value = answer;
    if (forgetsFilters) {
      // Names chosen in the old data mean nothing in the new.
      chosen.value = null;
      clear();
      forget();
    }
    readings.value++;
    firstView.value = answer.version;
    told.value = null;
    const repeated =
      answer.repeated > 0 ? ` ${count(answer.repeated, 'row')} loaded already ${answer.repeated === 1 ? 'is' : 'are'} counted once.` : '';
    said.value = `Read ${count(answer.rows, 'row')}: ${number(answer.placed)} placed, ${number(answer.unplaced)} unplaced, ${number(answer.rejected)} rejected.${repeated}`;
  });
}

async function working(names: string[], work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  if (loading.value) return;
  loadProblem.value = null;
  loaded.value = null;
  job.value = null;
  over('load');
  const mine = (under = new AbortController());
  loading.value = { names, sent: 0, isCancelled: false };
  said.value = `Reading ${count(names.length, 'file')}.`;
  try {
    await work(mine.signal);
  } catch (error) {
    if (mine.signal.aborted) said.value = 'Reading was cancelled. What was loaded before is still here.';
    else {
      loadProblem.value = sentenceOf(error);
      fail('load', loadProblem.value);
    }
  } finally {
    loading.value = null;
    job.value = null;
  }
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : 'The files could not be read. Try again.');

/** Gives up the files that wait; what is loaded is as it was. */
export function leave(): void {
  const now = staged.value;
  if (!now) return;
  staged.value = null;
  dropStage(now.look.stage).catch(() => { /* it goes with the host */ });
}

export function cancel(): void {
  if (!loading.value) return;
  loading.value = { ...loading.value, isCancelled: true };
  const told = job.value?.job;
  if (told) cancelJob(told).catch(() => { /* the upload is given up all the same */ });
  under?.abort();
}
