// What is wished of the sheet for a shift. Which shift, and how far back, is wished of now. The view's text keeps it.
import { signal } from '@preact/signals';
import { inputOf, inputText, type InputFile } from './input-file';

export interface BriefWish {
  /** The date on which the shift begins, "2026-06-30"; null for the next shift. */
  on: string | null;
  /** The town that gets a page; null for one page each. */
  town: string | null;
  /** As the host calls it; null for the usual. */
  paper: string | null;
  /** Null for as many as there is room for. */
  places: number | null;
  hasCards: boolean;
  /** Are the streets drawn that lie under the map, where any do? */
  hasStreets: boolean;
  /** The force's own list of what to do. */
  actions: InputFile | null;
}

export const usualBrief: Readonly<BriefWish> = {
  on: null, town: null, paper: null, places: null, hasCards: false, hasStreets: true, actions: null,
};
export const briefWish = signal<BriefWish>({ ...usualBrief });

export function wishBrief(part: Partial<BriefWish>): void { briefWish.value = { ...briefWish.peek(), ...part }; }

/** "brief-on=2026-06-30&brief-paper=a3&brief-with=cards,-streets"; only what is not as usual. */
export function briefParts({ on, town, paper, places, hasCards, hasStreets, actions }: BriefWish): [key: string, values: string[]][] {
  const parts: [string, string[]][] = [], put = (key: string, value: string | null): void => { if (value !== null) parts.push([key, [value]]); };
  put('brief-on', on);
  put('brief-town', town);
  put('brief-paper', paper);
  put('brief-places', places === null ? null : String(places));
  const more = [...(hasCards ? ['cards'] : []), ...(hasStreets ? [] : ['-streets'])];
  if (more.length > 0) parts.push(['brief-with', more]);
  put('brief-actions', actions && inputText(actions));
  return parts;
}

/** Takes a part of the text in; false when it is none of these. What is wrong stays as usual. */
export function readBriefPart(wish: BriefWish, key: string, values: readonly string[]): boolean {
  const first = values[0];
  switch (key) {
    case 'brief-on': if (/^\d{4}-\d{2}-\d{2}$/.test(first)) wish.on = first; break;
    case 'brief-town': wish.town = first; break;
    case 'brief-paper': if (/^[a-z0-9-]{1,20}$/.test(first)) wish.paper = first; break;
    case 'brief-places': if (/^[1-9]$/.test(first)) wish.places = Number(first); break;
    case 'brief-with':
      wish.hasCards = values.includes('cards');
      wish.hasStreets = !values.includes('-streets');
      break;
    case 'brief-actions': wish.actions = inputOf(first); break;
    default: return false;
  }
  return true;
}
