// Was it done? Logs of positions are held against the places of the sheets. Which places and which shift are those of the sheet; the logs, and what
// came out, are gone with the page.
import { computed, effect, signal } from '@preact/signals';
import { said } from '../state/state';
import type { InputFile } from '../wishes/input-file';
import type { AttendedAnswer, AttendedQuery } from './answers';
import { question } from './asking';
import { briefQuery } from './brief';

export interface AttendedWish {
  logs: InputFile | null;
  /** The first day and the last, "2026-06-01"; blank for those that the logs cover. */
  first: string;
  last: string;
  /** Officers that each unit stands for; null where that is not known. */
  officers: number | null;
  isUtc: boolean;
}

export const attendedWish = signal<AttendedWish>({ logs: null, first: '', last: '', officers: null, isUtc: false });
export const wishAttended = (part: Partial<AttendedWish>): void => { attendedWish.value = { ...attendedWish.peek(), ...part }; };

/** "2026-06-01..2026-06-30"; null for the days that the logs cover. */
export const daysOf = (first: string, last: string): string | null =>
  first === '' && last === '' ? null : `${first === '' ? last : first}..${last === '' ? first : last}`;

/** What the host is asked, now; null without logs. */
export const attendedQuery = computed<AttendedQuery | null>(() => {
  const asked = briefQuery.value, { logs, first, last, officers, isUtc } = attendedWish.value;
  if (!asked || !logs) return null;
  // The sheet of each day is made anew; paper and cards have no part in it.
  return { ...asked, on: null, cards: false, streets: false, actions: null, paper: null, logs: logs.key, days: daysOf(first, last), officers, isUtc };
});

const text = computed(() => JSON.stringify(attendedQuery.value));

export const attendance = question<AttendedAnswer>(
  '/api/attended', () => JSON.parse(text.value) as AttendedQuery | null, 'It could not be looked at. Choose another log to try again.',
);

const step = signal<{ fraction: number; step: string } | null>(null);
/** How far it is; null where nothing is under way. */
export const attendedStep = computed(() => (attendance.isAsking.value ? step.value ?? { fraction: 0, step: 'Beginning' } : null));
/** Was it given up by hand? */
export const isAttendedGivenUp = signal(false);

/** The host tells how far it is. */
export function heardAttended(work: string, fraction: number, name: string): void {
  if (work === 'attended') step.value = { fraction, step: name };
}

export function giveUpAttended(): void {
  attendance.cancel();
  isAttendedGivenUp.value = true;
  said.value = 'It was given up.';
}

export function keepAttended(): () => void {
  const stop = attendance.keep();
  const begin = effect(() => {
    if (!attendance.isAsking.value) return;
    step.value = null;
    isAttendedGivenUp.value = false;
  });
  return () => { stop(); begin(); };
}
