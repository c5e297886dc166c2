// What is left in. Every list says what each choice would leave.
import { NAME_FILTERS } from '../../contracts/filter-fields';
import { dataset, filters, incidents } from '../../state/state';
import { Empty } from '../shell/empty';
import { Icon } from '../shell/icon';
import { open } from '../shell/tabs';
import { whyNothingPlaced } from '../shell/why-empty';
import { count, day, number } from '../../base/words';
import { PeriodChoice } from '../time/period-choice';
import { BoundaryChoice } from './boundary-choice';
import { ChoiceList } from './choice-list';
import { ClockFilters } from './clock-filters';
import { passingCount } from './counts';
import { SuspectedFalse } from './suspected-false';
import { canRedo, canUndo, change, clear, isOpen, redo, undo } from '../../state/filter-history';

/** Lists that stand above weekdays and hours: what, where, and what it rests on. */
const FIRST = 3;

export function FiltersTab() {
  const data = incidents.value;
  if (!data || data.count === 0) {
    return (
      <Empty title="Nothing to filter">
        <p>{(dataset.value && whyNothingPlaced(dataset.value)?.text) ?? 'No incident with a position is loaded.'}</p>
        <button type="button" class="button button-first" onClick={() => open('files')}>Choose files</button>
      </Empty>
    );
  }
  return (
    <div class="stack filters">
      <div class="head head-row">
        <p class="summary"><strong>{number(passingCount.value)}</strong> of {count(data.count, 'incident')} left in</p>
        <span class="push" />
        <button type="button" class="button-icon" title="Undo (Ctrl+Z)" disabled={!canUndo.value} onClick={undo}><Icon name="undo" /><span class="unseen">Undo filter change</span></button>
        <button type="button" class="button-icon" title="Redo (Ctrl+Y)" disabled={!canRedo.value} onClick={redo}><Icon name="redo" /><span class="unseen">Make the filter change again</span></button>
        <button type="button" class="button" disabled={isOpen.value} onClick={clear}>Clear</button>
      </div>
      <SuspectedFalse data={data} />
      <PeriodChoice />
      <Dates />
      <Lists of={NAME_FILTERS.slice(0, FIRST)} />
      <BoundaryChoice />
      <ClockFilters />
      <Lists of={NAME_FILTERS.slice(FIRST)} />
    </div>
  );
}

function Lists({ of }: { of: readonly (typeof NAME_FILTERS)[number][] }) {
  return <>{of.map(([filter, , title]) => <ChoiceList key={filter} filter={filter} title={title} />)}</>;
}

function Dates() {
  const { from, to } = filters.value;
  if (from === null && to === null) return null;
  return (
    <div class="dates-set">
      <span>{from === null ? 'Until' : 'From'} {day(from ?? to ?? 0)}{from !== null && to !== null && <> to {day(to)}</>}</span>
      <button type="button" class="button-link" onClick={() => change({ from: null, to: null })}>All dates</button>
    </div>
  );
}
