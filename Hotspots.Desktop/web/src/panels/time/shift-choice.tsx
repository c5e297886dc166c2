// Which shift: one choice of the hours, at one click beside the time bar and on the Filters tab.
import { computed } from '@preact/signals';
import { clockHours, SHIFTS } from '../../contracts/filter-fields';
import { hasShift } from '../../state/filtering';
import { filters, incidents } from '../../state/state';
import { capital, hoursInWords, pad } from '../../base/words';
import { change } from '../../state/filter-history';

export const NO_SHIFTS = 'No incident here is known to the hour: shifts cannot be told apart';
export const SHIFT_RULE = 'What is only known to lie between two times, a week apart at most, is left in where part of that time is in the shift, '
  + 'and counts in the ranking with that part. What is not known to the hour is left out.';

/** Is the hour of any incident known, or nearly? */
export const knowsShifts = computed<boolean>(() => {
  const data = incidents.value;
  return data !== null && data.precision.some((known, i) => hasShift(known, data.span[i]));
});

/** Leaves one shift in; null for all hours. */
export const chooseShift = (shift: string | null): void => change({ shift, hours: [] });

/** Shifts as one list, for the time bar. */
export function ShiftChoice() {
  const { shift, hours } = filters.value, isOwn = shift === null && hours.length > 0;
  const isKnown = knowsShifts.value;
  const choose = (value: string): void => { if (value !== OWN) chooseShift(value === '' ? null : value); };
  return (
    <label class="shift-choice" title={isKnown ? 'Which shift is left in: on the map, in the list and in its ranks' : NO_SHIFTS}>
      <span class="quiet">Shift</span>
      <select value={shift ?? (isOwn ? OWN : '')} disabled={!isKnown && shift === null} onChange={(event) => { choose(event.currentTarget.value); }}>
        <option value="">All hours</option>
        {SHIFTS.map(([name, from, until]) => <option key={name} value={name}>{capital(name)} {pad(from)}–{pad(until)}</option>)}
        {isOwn && <option value={OWN}>{hoursInWords(clockHours(filters.value))}</option>}
      </select>
    </label>
  );
}

const OWN = 'own';
