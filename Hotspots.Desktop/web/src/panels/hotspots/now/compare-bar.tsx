// Two periods side by side: presets at one click, and two choosers for any others.
import { useSignal } from '@preact/signals';
import { change, compare, compared } from '../../../questions/change';
import { presets } from '../../../questions/periods';
import { nowWish } from '../../../wishes/now-wish';
import { isoDay, isoInWords } from '../../../base/words';
import { typedDay } from '../../time/typed-day';

export function CompareBar() {
  const wish = nowWish.value.compare;
  if (presets.value.length === 0) return null;
  const isPreset = presets.value.some(({ after, before }) => wish?.after === after && wish.before === before);
  return (
    <div class="compare" role="group" aria-label="What changed">
      <div class="presets">
        <span class="compare-title">What changed:</span>
        {presets.value.map(({ key, name, title, after, before }) => (
          <button
            key={key} type="button" class="preset" aria-pressed={wish?.after === after && wish.before === before} title={title}
            onClick={() => compare({ after, before })}
          >{name}</button>
        ))}
      </div>
      {wish && (
        <details class="compare-own" open={!isPreset}>
          <summary>Other periods</summary>
          <Choosers key={compared.value?.runId ?? ''} />
        </details>
      )}
    </div>
  );
}

/** A day of the host's, as people write it; blank for none. */
const shown = (text: string | undefined): string => (text && /^\d{4}-\d{2}-\d{2}/.test(text) ? isoInWords(text.slice(0, 10)) : '');

function Choosers() {
  const found = compared.value;
  const ends = {
    afterFrom: useSignal(shown(found?.after.from)), afterTo: useSignal(shown(found?.after.to)),
    beforeFrom: useSignal(shown(found?.before.from)), beforeTo: useSignal(shown(found?.before.to)),
  };
  const problem = useSignal('');
  const field = (name: keyof typeof ends, label: string) => (
    <label class="field-inline"><span>{label}</span>
      <input
        type="text" size={11} placeholder="2 Mar 2025" value={ends[name].value} onInput={(event) => { ends[name].value = event.currentTarget.value; }}
      />
    </label>
  );
  const span = (from: string, to: string): string | null => {
    const first = typedDay(from), last = typedDay(to);
    return first && last && first.first <= last.last ? `${isoDay(first.first)}..${isoDay(last.last)}` : null;
  };
  const ask = (before: string | null): void => {
    const after = span(ends.afterFrom.value, ends.afterTo.value);
    if (after === null) problem.value = 'Give the first and the last day of the period, such as 2 Mar 2025.';
    else { problem.value = ''; compare({ after, before }); }
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const before = span(ends.beforeFrom.value, ends.beforeTo.value);
    if (ends.beforeFrom.value.trim() !== '' && before === null)
      problem.value = 'Give the first and the last day of the period before, or leave both blank.';
    else ask(before);
  };
  return (
    <form class="choosers" onSubmit={submit} aria-busy={change.isAsking.value}>
      <fieldset><legend>Period</legend>{field('afterFrom', 'from')}{field('afterTo', 'to')}</fieldset>
      <fieldset><legend>against</legend>{field('beforeFrom', 'from')}{field('beforeTo', 'to')}</fieldset>
      {problem.value !== '' && <p class="warn-text" role="alert">{problem.value}</p>}
      <div class="presets">
        <button type="submit" class="button">Compare</button>
        <button type="button" class="button-link" title="Where the data begin later, as many days just before" onClick={() => ask(null)}>
          against a year earlier
        </button>
      </div>
    </form>
  );
}
