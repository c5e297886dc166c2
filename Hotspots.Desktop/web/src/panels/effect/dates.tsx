// Other dates, the time by which the place was chosen, and the ring.
import { useSignal } from '@preact/signals';
import type { EffectAnswer } from '../../questions/answers';
import { refineEffect } from '../../questions/effect';
import { effectWish, RINGS, type EffectPlaceWish } from '../../wishes/effect-wish';
import { typedDay } from '../time/typed-day';
import { isoDay, isoInWords, number } from '../../base/words';
import { DrawControl } from './drawing';

interface Props { answer: EffectAnswer | null; place: EffectPlaceWish; isOpen: boolean }

export function Dates({ answer, place, isOpen }: Props) {
  const wish = effectWish.value, [chosenFrom, chosenTo] = wish.chosen?.split('..') ?? [];
  const shown = (iso: string | null | undefined): string => (iso ? isoInWords(iso) : '');
  const typed = {
    start: useSignal(shown(wish.start)), end: useSignal(shown(wish.end)), from: useSignal(shown(chosenFrom)), to: useSignal(shown(chosenTo)),
  };
  // An operation's incidents say when it was; a place does not.
  const isNamed = place.of === 'operation';
  const ring = useSignal(wish.ring), problem = useSignal('');
  const field = (name: keyof typeof typed, label: string, usual: string) => (
    <label class="field-inline"><span>{label}</span>
      <input
        type="text" size={12} placeholder={usual} value={typed[name].value}
        onInput={(event) => { typed[name].value = event.currentTarget.value; }}
      />
    </label>
  );
  const submit = (event: Event): void => {
    event.preventDefault();
    const read = (name: keyof typeof typed, isLast: boolean): string | null | undefined => {
      if (typed[name].value.trim() === '') return null;
      const found = typedDay(typed[name].value);
      return found ? isoDay(isLast ? found.last : found.first) : undefined;
    };
    const start = read('start', false), end = read('end', true), from = read('from', false), to = read('to', true);
    if (start === undefined || end === undefined || from === undefined || to === undefined)
      problem.value = 'Write days such as 2 Mar 2026, or leave a field blank.';
    else if (start === null && !isNamed) problem.value = 'Give the first day: the place does not say when something was done there.';
    else if ((from === null) !== (to === null)) problem.value = 'Give the first and the last day by which the place was chosen, or leave both blank.';
    else refineEffect({ start, end, chosen: from === null || to === null ? null : `${from}..${to}`, ring: ring.value });
  };
  return (
    <details class="effect-dates" open={isOpen}>
      <summary>
        {isNamed || wish.start !== null ? 'Other dates, ring, or place to compare with' : 'When, how far round, and compared with what'}
      </summary>
      <form class="effect-form" onSubmit={submit}>
        <fieldset>
          <legend>It was</legend>
          {field('start', 'from', shown(answer?.during.from) || (isNamed ? 'as named' : '2 Mar 2026'))}
          {field('end', 'to', shown(answer?.during.to) || (isNamed ? 'as named' : 'end of data'))}
        </fieldset>
        <fieldset>
          <legend>The place was chosen by what happened</legend>
          {field('from', 'from', '1 May 2025')}{field('to', 'to', '30 Jun 2025')}
        </fieldset>
        <p class="quiet">A place that is chosen because it was high falls back by itself: that time is not compared with.</p>
        <label class="field-inline"><span>Look for what moved as far as</span>
          <select value={String(ring.value)} onChange={(event) => { ring.value = Number(event.currentTarget.value); }}>
            {[...new Set([...RINGS, ring.value])].sort((a, b) => a - b).map((metres) => (
              <option key={metres} value={String(metres)}>{number(metres)} m</option>
            ))}
          </select>
        </label>
        <DrawControl />
        {problem.value !== '' && <p class="warn-text" role="alert">{problem.value}</p>}
        <button type="submit" class="button">{answer ? 'Look again' : 'Look'}</button>
      </form>
    </details>
  );
}
