// Figures of an evaluation in words.
import type { EffectAnswer, EffectRange, EffectRole } from '../../questions/answers';
import { measured, number } from '../../base/words';

const tenth = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** "+3.2", "−12", "0". */
export function signed(value: number): string {
  const text = tenth.format(Math.abs(value));
  return text === '0' ? '0' : `${value < 0 ? '−' : '+'}${text}`;
}

/** The same in whole incidents; parts of one only where there is no whole one. */
export const signedWhole = (value: number): string => signed(Math.abs(value) < 1 ? value : Math.round(value));

export const rangeText = ({ low, high }: EffectRange, text = signed): string => `${text(low)} to ${text(high)}`;

/** In the order of the four places. */
export const ROLES: Readonly<Record<EffectRole, string>> = {
  treated: 'Where it was', control: 'A place like it', ring: 'Ring round it', 'ring of control': 'Ring round that',
};

/** Where the range of the table says more than the verdict does: a sentence that it is none; null elsewhere. */
export const onlyRange = ({ verdict, together: { low, high } }: Pick<EffectAnswer, 'verdict' | 'together'>): string | null =>
  (verdict === 'within chance' || verdict === 'too few') && (low > 0 || high < 0)
    ? 'The range of place and ring together leaves out 0, which is no verdict by itself: other places without the operation change as much, or '
      + 'are too few to tell.' : null;

/** A chance with three digits: "p 0.012", "p below 0.001". */
export const chance = (p: number): string => (p < 0.001 ? 'p below 0.001' : `p ${Number(p.toFixed(3))}`);

const moved = (wdq: number): string =>
  wdq > 0 ? 'the ring gained, too' : wdq < -1 ? 'more moved to the ring than was gained' : 'part of the gain moved to the ring';

const some = (name: string, value: number | null, words: (value: number) => string): [string, string][] =>
  (value === null ? [] : [[name, words(value)]]);

/** Names and values of what stands behind the answer. */
export function figuresOf(answer: EffectAnswer): [name: string, value: string][] {
  const { together, dispersion, net, wdq, wdqRefused, preTrendP, placeboZ, placebosApart, z } = answer;
  return [
    ['Place and ring together, against the control',
      `${signed(together.value)} incidents, range ${rangeText(together)} (weighted displacement difference, 95 %)`],
    ['How much counts vary by themselves', `${measured(dispersion)} times as much as independent incidents would; the ranges are as much wider`],
    ['Its rank among other places',
      `${chance(z > 0 ? answer.pMore : answer.p)}, ${number(placeboZ.length)} places, of which ${number(placebosApart)} do not touch one another`],
    ...some('By the control\'s trend', net, (value) =>
      `${number(Math.abs(Math.round(value)))} incidents ${value >= 0 ? 'fewer' : 'more'} in place and ring (total net effect)`),
    ['How much of the gain moved',
      wdq === null ? `Not said: ${wdqRefused ?? ''}` : `${measured(wdq)} (weighted displacement quotient): ${moved(wdq)}`],
    ...some('Did place and control drift apart before', preTrendP, (p) =>
      `${chance(p)}; a control chosen by the same periods hides a drift, so that a large p proves nothing`),
  ];
}
