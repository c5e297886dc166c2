// Which time the hotspots are of, and other spans to choose.
import { computed } from '@preact/signals';
import { filters, incidents } from '../../state/state';
import { change } from '../../state/filter-history';
import { day } from '../../base/words';
import { areMonths } from '../../questions/periods';
import { believed } from './brush';
import { latelyOf, operationsOf, spanInWords } from './periods';

const lately = computed(() => (believed.value ? latelyOf(believed.value.first, believed.value.last, areMonths.value) : []));
const operations = computed(() => (incidents.value ? operationsOf(incidents.value) : []));

export function PeriodChoice() {
  const all = believed.value, { from, to } = filters.value;
  if (!all) return null;
  const isAll = from === null && to === null;
  const chosen = isAll ? 'all' : to === null ? [...lately.value, ...operations.value].find((period) => period.from === from)?.key ?? 'own' : 'own';
  const choose = (key: string) => {
    if (key === 'own') return;
    const period = [...lately.value, ...operations.value].find((one) => one.key === key);
    change({ from: period?.from ?? null, to: null });
  };
  return (
    <label class="field-inline period">
      <span>Period</span>
      <select value={chosen} onChange={(event) => { choose(event.currentTarget.value); }} title="Counted back from the last incident">
        <option value="all">All: {spanInWords(all.first, all.last)}</option>
        {lately.value.map(({ key, name, from: begins }) => <option key={key} value={key}>{name}: from {day(begins)}</option>)}
        {operations.value.length > 0 && (
          <optgroup label="Since the first incident of">
            {operations.value.map(({ key, name, from: begins }) => <option key={key} value={key}>{name}: from {day(begins)}</option>)}
          </optgroup>
        )}
        {chosen === 'own' && <option value="own">Own: {spanInWords(from ?? all.first, to ?? all.last)}</option>}
      </select>
    </label>
  );
}
