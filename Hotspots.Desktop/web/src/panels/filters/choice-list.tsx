// One list of names to choose from, each with the incidents it would leave in.
import { computed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { boxOfPassing, KindMark } from '../../map';
import { byName, NAME_FILTERS, type NameFilter } from '../../state/filtering';
import { filters, goTo, incidents, passing } from '../../state/state';
import { styleOfKind } from '../kind-look';
import { capital, number } from '../../base/words';
import { choices, ordered, type Choice } from './counts';
import { change } from '../../state/filter-history';

/** Longer lists get a search box. */
const LONG = 10;
/** More rows than this are not drawn at once: the search finds them. */
const MOST = 200;
/** Lists whose names are words and no names. */
const HAS_WORDS: readonly NameFilter[] = ['kinds', 'only'];
/** Rows shown before "Show all". */
const FEW = 8;

/** How often each name occurs in the data, whatever the filters. */
const totals = (filter: NameFilter): ReadonlySignal<ReadonlyMap<string, number>> => computed(() => {
  const data = incidents.value;
  const column = NAME_FILTERS.find(([name]) => name === filter)?.[1] ?? 'kind';
  const codes = data?.codes[column];
  const counts = new Uint32Array(data?.texts[column]?.length ?? 0);
  if (data && codes) for (let i = 0; i < data.count; i++) counts[codes[i]]++;
  return data ? byName(data, column, counts) : new Map<string, number>();
});

export function ChoiceList({ filter, title }: { filter: NameFilter; title: string }) {
  const search = useSignal('');
  const isLong = useSignal(false);
  const total = useMemo(() => totals(filter), [filter]);
  const all = choices[filter].value;
  if (all.length === 0) return null;
  const chosen = filters.value[filter];
  const rows = ordered(all, total.value, search.value);
  const shown = isLong.value || search.value !== '' ? rows.slice(0, MOST) : firstOf(rows);
  const toggle = (name: string, isOn: boolean) => {
    change({ [filter]: isOn ? [...chosen, name] : chosen.filter((one) => one !== name) });
    if (filter === 'areas' && isOn) goToTheLeftIn();
  };
  return (
    <fieldset class="choices">
      <legend>{title}{chosen.length > 0 && <span class="quiet"> · {number(chosen.length)} chosen</span>}</legend>
      {chosen.length > 0 && <button type="button" class="button-link choices-clear" onClick={() => change({ [filter]: [] })}>All {title.toLowerCase()}</button>}
      {all.length > LONG && (
        <input
          type="search" class="choices-search" placeholder={`Search ${number(all.length)} ${title.toLowerCase()}`} aria-label={`Search ${title.toLowerCase()}`}
          value={search.value} onInput={(event) => { search.value = event.currentTarget.value; }}
        />
      )}
      <ul class="choice-rows">
        {shown.map((choice) => <Row key={choice.name} filter={filter} choice={choice} onToggle={toggle} />)}
      </ul>
      {rows.length === 0 && <p class="quiet">None of that name.</p>}
      {rows.length > shown.length && search.value === '' && !isLong.value && (
        <button type="button" class="button-link" onClick={() => { isLong.value = true; }}>Show all {number(rows.length)}</button>
      )}
      {isLong.value && search.value === '' && rows.length > FEW && (
        <button type="button" class="button-link" onClick={() => { isLong.value = false; }}>Show fewer</button>
      )}
    </fieldset>
  );
}

/** Who chooses a town wants to see it; the map stays where nothing of it is left in. */
function goToTheLeftIn(): void {
  const data = incidents.peek(), box = data && boxOfPassing(data, passing.peek());
  if (box) goTo.value = box;
}

// The chosen ones are always in sight.
const firstOf = (rows: Choice[]): Choice[] => rows.filter((row, index) => index < FEW || row.isChosen);

interface RowProps { filter: NameFilter; choice: Choice; onToggle: (name: string, isOn: boolean) => void }

function Row({ filter, choice, onToggle }: RowProps) {
  const style = filter === 'kinds' ? styleOfKind.value.get(choice.name) : undefined;
  return (
    <li>
      <label class={choice.count === 0 && !choice.isChosen ? 'choice is-none' : 'choice'}>
        <input type="checkbox" checked={choice.isChosen} onChange={(event) => onToggle(choice.name, event.currentTarget.checked)} />
        {style && <KindMark style={style} />}
        <span class="choice-name">{HAS_WORDS.includes(filter) ? capital(choice.name) : choice.name}{choice.isMissing && <span class="quiet"> (not in these data)</span>}</span>
        <span class="choice-count"><span class="unseen">, incidents: </span>{number(choice.count)}</span>
      </label>
    </li>
  );
}
