// Will a place be there again, and is it more than its people explain: the figures behind the host's sentences.
import type { Hotspot, Sureness } from '../../contracts/model';
import { capital, list, number, chanceText } from '../../base/words';

const percent = (share: number): string => `${(100 * share).toLocaleString('en-GB', { maximumSignificantDigits: 2 })} %`;
function times(ratio: number): string {
  const digits = ratio >= 9.95 ? 0 : 1;
  return ratio.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** What the word is about, as a question. */
export const questionOf = ({ basis }: Sureness): string =>
  basis === 'recurrence' ? 'Will it be there again?'
    : basis === 'random-labels' ? 'Is there more of one sort here?' : 'Did it come together in time?';

/** The figures, name and value. */
export function surenessFigures({ basis, looks, repeats, p, expected, excess, word }: Sureness): [name: string, value: string][] {
  const figures: [string, string][] = [];
  if (basis === 'recurrence' && word !== 'too-little') figures.push(['There again', `${number(repeats)} of ${number(looks)} looks`]);
  if (p !== null) figures.push(['p-value', chanceText(p)]);
  if (expected) {
    figures.push(['Share now', percent(expected.now)]);
    figures.push(['Share to expect', `${percent(expected.share)}, nine times of ten ${percent(expected.from)} to ${percent(expected.to)}`]);
  }
  if (excess) {
    figures.push([`Times its share of ${OVER[excess.over] ?? excess.over}`,
      `${times(excess.times)} (95 %: ${times(excess.from)} to ${times(excess.to)})`]);
    figures.push(['p-value, corrected', chanceText(excess.q)]);
  }
  return figures;
}

const OVER: Record<string, string> = { postcodes: 'postcodes', boundary: 'the ground', 'touched-ground': 'the ground' };

/** By which rule the word was chosen. */
export const surenessRule = ({ basis }: Sureness): string => basis === 'recurrence'
  ? 'Clear: there again in at least 9 of 10 looks, and at least 6 looks. Likely: in at least 2 of 3. Unsure: in fewer. A look finds places in one half of the time, and asks whether they stand out in the other half, which had no say in finding them.'
  : 'Clear: a chance of at most 1 in 100. Likely: at most 1 in 20. Unsure: more.';

/** "Found by Density of incidents, and by Hot and cold cells too." */
export function foundBy({ methods, method }: Hotspot, titleOf: (name: string) => string): string {
  const others = methods.filter((name) => name !== method).map(titleOf);
  return others.length === 0 ? `Found by ${titleOf(method)}.`
    : `Found by ${titleOf(method)}; ${list(others)} ${others.length === 1 ? 'agrees' : 'agree'}.`;
}

export const surenessTitle = ({ title }: Sureness): string => capital(title);

/** The answer to the second question in a word or two; null where it could not be asked. */
export const peopleTitle = ({ excess }: Sureness): string | null => excess === null ? null : excess.isMore ? 'Yes' : 'Not shown';

/** The second question, of what the host compares it with. */
export const peopleQuestionOf = ({ excess }: Sureness): string =>
  excess?.over === 'postcodes' ? 'Is it more than its people explain?' : 'Is it more than its ground explains?';
