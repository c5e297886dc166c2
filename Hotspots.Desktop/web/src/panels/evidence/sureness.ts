// How sure a place is, and what each method says for it, in plain sentences.
import type { Hotspot, Sureness } from '../../model';
import { capital, list, number } from '../words';
import { chanceText } from '../../map/readout';

const percent = (share: number): string => `${number(Math.floor(100 * share))} %`;

/** What the word rests on, each one sentence. */
export function surenessLines({ resampleShare, resamples, smallestQ, settingsHot, settings, alpha }: Sureness): string[] {
  return [
    `Hot in ${percent(resampleShare)} of ${number(resamples)} resamples of the incidents.`,
    smallestQ <= alpha ? `The smallest p-value of its cells is ${chanceText(smallestQ)} after correction, at a level of ${alpha}.`
      : `None of its cells stands out from chance: the smallest p-value is ${chanceText(smallestQ)} after correction, above ${alpha}.`,
    `Hot in ${number(settingsHot)} of ${number(settings)} settings of cell and neighbourhood.`,
  ];
}

/** By which rule the word was chosen. */
export const SURENESS_RULE = 'Clear: in at least 95 % of the resamples and 7 of 9 settings. Likely: in at least 80 % and 5 of 9. Unsure: all else, and whatever has no significantly hot cell.';

/** "Found by Density of incidents, and by Hot and cold cells too." */
export function foundBy({ methods, method }: Hotspot, titleOf: (name: string) => string): string {
  const others = methods.filter((name) => name !== method).map(titleOf);
  return others.length === 0 ? `Found by ${titleOf(method)}.` : `Found by ${titleOf(method)}; ${list(others)} ${others.length === 1 ? 'agrees' : 'agree'}.`;
}

export const surenessTitle = ({ word }: Sureness): string => capital(word);
