// How counts that are handed over look: the more the darker (lighter in the dark), and hatching for what is hidden, whyever it is.
import type { ReleaseAnswer } from '../../../contracts/release';
import { number } from '../../../base/words';
import type { Palette } from '../../core/palette';

/** Where classes may begin, above the least that is ever printed. */
const STEPS = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000];

/** Where the classes begin, ascending: by all counts of the layer, so that the legend is the same for every period and at every zoom. */
export function beginningsOf({ periods, threshold }: Pick<ReleaseAnswer, 'periods' | 'threshold'>, most: number): number[] {
  const all = periods.flatMap(({ counts }) => counts.filter((one): one is number => one !== null && one > 0));
  const peak = all.reduce((max, one) => Math.max(max, one), 0);
  if (peak === 0) return [];
  const found = [threshold, ...STEPS.filter((one) => one > threshold && one <= peak)];
  // Of many classes the lowest are one.
  return found.length <= most ? found : [found[0], ...found.slice(found.length - most + 1)];
}

/** The class of a count, from 0; −1 for none at all. */
export const classOf = (beginnings: readonly number[], one: number): number =>
  (one === 0 ? -1 : Math.max(0, beginnings.findLastIndex((from) => one >= from)));

/** "5 to 9", "10 or more" */
export const nameOf = (beginnings: readonly number[], at: number): string => {
  const from = beginnings[at], next = beginnings.at(at + 1);
  return next === undefined ? `${number(from)} or more` : `${number(from)} to ${number(next - 1)}`;
};

/** The colour of a class: few classes lie nearly as far apart as many; the strongest of all is left to those who need it. */
export function colourOf(beginnings: readonly number[], at: number, { ramp }: Pick<Palette, 'ramp'>): string {
  const steps = beginnings.length - 1, last = steps === ramp.length - 1 ? steps : ramp.length - 2;
  const [red, green, blue] = ramp[steps === 0 ? last : Math.round((at * last) / steps)];
  return `rgb(${red} ${green} ${blue})`;
}
export const mostClasses = ({ ramp }: Pick<Palette, 'ramp'>): number => ramp.length;
export const HIDDEN = { light: '#5c6770', dark: '#aab6bf' } as const;
