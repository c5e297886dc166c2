// Hands files to the host and keeps them, so that they can be read again with other columns.
import { signal } from '@preact/signals';
import { ApiError, cancelJob, uploadFiles } from '../../api';
import type { LoadAnswer } from '../../model';
import { chosen, failed, firstView, job, said } from '../../state';
import { clear, forget } from '../filters/history';
import { open } from '../shell/tabs';
import { count, number } from '../words';

export interface Loading { names: string[]; sent: number; isCancelled: boolean }

export const loading = signal<Loading | null>(null);
export const loaded = signal<LoadAnswer | null>(null);
export const loadProblem = signal<string | null>(null);
/** Files dropped or chosen that wait for "add or replace?". */
export const waiting = signal<readonly File[]>([]);
/** The files this window gave to the host and that are still part of what is loaded. */
export const held = signal<readonly File[]>([]);
/** How many readings there were: the report is asked for again after each. */
export const readings = signal(0);

let upload: AbortController | undefined;

export function take(files: readonly File[]): void {
  if (files.length === 0) return;
  open('files');
  if (loading.value) {
    failed.value = 'Files are being read. Wait until that is done or cancel it, then add more.';
    return;
  }
  waiting.value = files;
}

export async function load(files: readonly File[], mode: 'add' | 'replace', columns?: Record<string, string>): Promise<void> {
  if (loading.value) return;
  waiting.value = [];
  loadProblem.value = null;
  loaded.value = null;
  job.value = null;
  const mine = (upload = new AbortController());
  loading.value = { names: files.map((file) => file.name), sent: 0, isCancelled: false };
  said.value = `Reading ${count(files.length, 'file')}.`;
  try {
    const answer = await uploadFiles(files, {
      mode, signal: mine.signal, ...(columns ? { columns } : {}),
      onSent: (fraction) => { if (loading.value) loading.value = { ...loading.value, sent: fraction }; },
    });
    loaded.value = answer;
    held.value = mode === 'replace' ? files : [...held.value, ...files];
    if (mode === 'replace') {
      // Names chosen in the old data mean nothing in the new.
      chosen.value = null;
      clear();
      forget();
    }
    readings.value++;
    firstView.value = answer.version;
    said.value = `Read ${count(answer.rows, 'row')}: ${number(answer.placed)} placed, ${number(answer.unplaced)} unplaced, ${number(answer.rejected)} rejected.`;
  } catch (error) {
    if (mine.signal.aborted) said.value = 'Reading was cancelled. What was loaded before is still here.';
    else {
      const sentence = error instanceof ApiError || error instanceof Error ? error.message : 'The files could not be read. Try again.';
      loadProblem.value = sentence;
      failed.value = sentence;
    }
  } finally {
    loading.value = null;
    job.value = null;
  }
}

export function cancel(): void {
  if (!loading.value) return;
  loading.value = { ...loading.value, isCancelled: true };
  const under = job.value?.job;
  if (under) cancelJob(under).catch(() => { /* the upload is given up all the same */ });
  upload?.abort();
}
