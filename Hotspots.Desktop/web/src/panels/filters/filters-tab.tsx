// What is left in. Every list says what each choice would leave.
import { filters, incidents } from '../../state';
import { Empty } from '../shell/empty';
import { Icon } from '../shell/icon';
import { open } from '../shell/tabs';
import { count, day, number } from '../words';
import { ChoiceList } from './choice-list';
import { ClockFilters } from './clock-filters';
import { passingCount } from './counts';
import { canRedo, canUndo, change, clear, isOpen, redo, undo } from './history';

export function FiltersTab() {
  const data = incidents.value;
  if (!data || data.count === 0) {
    return (
      <Empty title="Nothing to filter">
        <p>No incident with a position is loaded.</p>
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
      <Dates />
      <ChoiceList filter="kinds" title="Kinds" />
      <ChoiceList filter="areas" title="Areas" />
      <ClockFilters />
      <ChoiceList filter="operations" title="Operations" />
      <ChoiceList filter="lines" title="Lines" />
      <ChoiceList filter="drugs" title="Drugs" />
      <ChoiceList filter="grades" title="Grades" />
    </div>
  );
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
