// The sheet for a shift: asked for while its part of the panel is open, and anew whenever what it is made of changes.
import { computed, effect, signal } from '@preact/signals';
import { pad } from '../base/words';
import { SHIFTS } from '../contracts/filter-fields';
import { getJson, postBlob } from '../host/api';
import { query } from '../host/running';
import { streetFile } from '../state/deployment';
import { filters, said } from '../state/state';
import { briefWish } from '../wishes/brief-wish';
import { nowWish, OWN_SHIFTS, usualNow } from '../wishes/now-wish';
import type { BriefAnswer, BriefPaper, BriefQuery } from './answers';
import { question } from './asking';
import { nextHours } from './now';

/** The next shift is another one after a while. */
const ANEW_MS = 15 * 60_000;

/** What a sheet can be made on, as the host lists it; empty before it has. */
export const papers = signal<readonly BriefPaper[]>([]);
const papersProblem = signal<string | null>(null);

/** The paper that is wished, or the usual one; null while they are not known. */
export const paperNow = computed<BriefPaper | null>(() =>
  papers.value.find(({ name }) => name === briefWish.value.paper) ?? papers.value.at(0) ?? null);

/** A shift as the command line takes it; null twice for the night that nobody has to name. */
export function shiftOf({ from, until }: { from: number; until: number }): { shift: string | null; shifts: string | null } {
  if (from === usualNow.from && until === usualNow.until) return { shift: null, shifts: null };
  const isIt = ([, first, end]: readonly [string, number, number]): boolean => first === from && end === until;
  const known = SHIFTS.find(isIt);
  if (known) return { shift: known[0], shifts: null };
  const name = OWN_SHIFTS.find(isIt)?.[0] ?? (until <= from ? 'night' : 'shift');
  return { shift: name, shifts: `${name} ${pad(from)}-${pad(until)}` };
}

/** The town that alone gets a page; null for all that the filters leave in. */
export const townNow = computed<string | null>(() => {
  const { town } = briefWish.value, { areas, boundary } = filters.value;
  return town !== null && boundary === null && (areas.length === 0 || areas.includes(town)) ? town : null;
});

/** What the host is asked, now; null while nothing is loaded, or the papers are not known. */
export const briefQuery = computed<BriefQuery | null>(() => {
  const asked = query(), paper = paperNow.value, town = townNow.value, { on, places, hasCards, hasStreets, actions } = briefWish.value;
  if (!asked || !paper) return null;
  return {
    ...asked,
    // A sheet is of the shift that is named for it, whatever is left in on the map.
    filters: { ...asked.filters, shift: null, ...(town === null ? {} : { areas: [town] }) },
    ...shiftOf(nextHours.value), on, weeks: nowWish.value.weeks, places: Math.min(places ?? paper.places, paper.places), paper: paper.name,
    cards: hasCards && paper.hasCards, streets: hasStreets && streetFile.value !== null, actions: actions?.key ?? null, pixels: null,
  };
});

// Other streets under the map make another sheet; what does not change the question asks nothing.
const text = computed(() => JSON.stringify([briefQuery.value, briefQuery.value?.streets === true ? streetFile.value?.version : 0]));

export const briefing = question<BriefAnswer>(
  '/api/brief', () => (JSON.parse(text.value) as [BriefQuery | null, number])[0], 'The sheet could not be made. Change a choice to try again.',
);

/** Why there is no sheet; null when all is well. */
export const briefProblem = computed<string | null>(() => papersProblem.value ?? briefing.problem.value);

const step = signal<{ fraction: number; step: string } | null>(null);
/** How far it is; null where nothing is under way. */
export const briefStep = computed(() => (briefing.isAsking.value ? step.value ?? { fraction: 0, step: 'Making the sheet' } : null));
/** Was it given up by hand? */
export const isBriefGivenUp = signal(false);

/** The host tells how far it is. */
export function heardBrief(work: string, fraction: number, name: string): void {
  if (work === 'brief') step.value = { fraction, step: name };
}

export function giveUpBrief(): void {
  briefing.cancel();
  isBriefGivenUp.value = true;
  said.value = 'The sheet was given up.';
}

export function askBriefAgain(): void {
  papersProblem.value = null;
  void learnPapers();
  briefing.again();
}

/** Which of its sheets is looked at, from 0. */
export const sheetAt = signal(0);

async function learnPapers(): Promise<void> {
  if (papers.peek().length > 0) return;
  try {
    papers.value = await getJson<BriefPaper[]>('/api/brief/papers');
    papersProblem.value = null;
  } catch (error) {
    papersProblem.value = error instanceof Error ? error.message : 'The papers could not be listed. Try again.';
  }
}

export function keepBrief(): () => void {
  void learnPapers();
  const stop = briefing.keep();
  const timer = setInterval(briefing.again, ANEW_MS);
  const begin = effect(() => {
    if (!briefing.isAsking.value) return;
    step.value = null;
    isBriefGivenUp.value = false;
  });
  const stay = effect(() => {
    const count = briefing.answer.value?.sheets.length ?? 0;
    if (count > 0 && sheetAt.peek() >= count) sheetAt.value = 0;
  });
  return () => { stop(); clearInterval(timer); begin(); stay(); };
}

/** The picture of a sheet, so many pixels wide. */
export const pictureOf = (asked: BriefQuery, at: number, pixels: number, signal: AbortSignal): Promise<Blob> =>
  postBlob(`/api/brief/sheets/${at + 1}`, { ...asked, pixels }, signal);

/** Is the shift that of the filters, and not to be chosen here? */
export const isShiftFiltered = computed(() => filters.value.shift !== null);
