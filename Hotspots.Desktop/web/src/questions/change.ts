// Two periods side by side: what is new, grown, shrunk or gone. Asked for only while periods are chosen.
import { computed, effect, signal } from '@preact/signals';
import { count } from '../base/words';
import { query } from '../host/running';
import { said } from '../state/state';
import { nowWish, wishNow, type CompareWish } from '../wishes/now-wish';
import type { ChangeAnswer, ChangeQuery, PlaceChange } from './answers';
import { question } from './asking';

/** What the host is asked, now; null while nothing is compared. */
export const changeQuery = (): ChangeQuery | null => {
  const asked = query(), { compare } = nowWish.value;
  // The periods are the limits of time.
  return asked && compare && { ...asked, filters: { ...asked.filters, from: null, to: null }, before: compare.before, after: compare.after };
};

export const change = question<ChangeAnswer>('/api/change', changeQuery, 'The periods could not be compared. Choose others.');

export const isComparing = computed(() => nowWish.value.compare !== null);
/** The comparison on screen; null where there is none. */
export const compared = computed<ChangeAnswer | null>(() => (isComparing.value ? change.answer.value : null));

export function keepChange(): () => void {
  const stop = change.keep();
  const tell = effect(() => { const found = compared.value; if (found) said.value = toldOf(found); });
  return () => { stop(); tell(); };
}

/** For the status line: the sentence itself stands in the panel. */
export function toldOf({ hotspots, towns }: Pick<ChangeAnswer, 'hotspots' | 'towns'>): string {
  const changed = [...hotspots, ...towns].filter(({ verdict }) => verdict === 'more' || verdict === 'fewer').length;
  return `Compared: ${changed === 0 ? 'nothing' : count(changed, 'place')} changed beyond chance.`;
}

/** The place of the comparison that was chosen in the list; null for none. */
export const chosenChange = signal<PlaceChange | null>(null);

/** Compares two periods; the same once more, or null, ends it. */
export function compare(wish: CompareWish | null): void {
  const before = nowWish.peek().compare;
  chosenChange.value = null;
  const isSame = wish !== null && before?.after === wish.after && before.before === wish.before;
  wishNow({ compare: wish === null || isSame ? null : { after: wish.after, before: wish.before } });
}

/** What stands on the map and in the list: the word of its turn, else of its verdict. */
export const wordOf = ({ turn, verdict, onlyIn }: PlaceChange): string =>
  turn ?? (onlyIn === null ? verdict : onlyIn === 'after' ? 'only after' : 'only before');
/** A sign that needs no colour. */
export const signOf = ({ verdict }: Pick<PlaceChange, 'verdict'>): string =>
  verdict === 'more' ? '▲' : verdict === 'fewer' ? '▼' : verdict === 'as before' ? '=' : verdict === 'too few' ? '·' : '–';
