// On which weekdays and at which hours.
import { clockHours, SHIFTS } from '../../contracts/filter-fields';
import { nightEnds } from '../../state/filtering';
import { filters } from '../../state/state';
import { capital, count, number, pad, WEEK, WEEKDAYS, WEEKDAYS_SHORT } from '../../base/words';
import { clockCounts } from './counts';
import { change } from '../../state/filter-history';
import { chooseShift, knowsShifts, NO_SHIFTS, SHIFT_RULE } from '../time/shift-choice';
import { HALVES, hoursBetween, rangeOf } from './hours';
import { nightSentence } from './sentences';

const presetTitle = (first: number, last: number) => `${pad(first)}:00 to ${pad((last + 1) % 24)}:00`;

export function ClockFilters() {
  return <><Weekdays /><Hours /></>;
}

function Weekdays() {
  const { weekdays } = filters.value, hours = clockHours(filters.value);
  const isNight = nightEnds(hours) > 0;
  const counts = clockCounts.value.weekdays;
  const toggle = (day: number) =>
    change({ weekdays: weekdays.includes(day) ? weekdays.filter((one) => one !== day) : [...weekdays, day].sort((a, b) => a - b) });
  return (
    <fieldset class="choices">
      <legend>{isNight ? 'Nights' : 'Weekdays'}</legend>
      {weekdays.length > 0 && <button type="button" class="button-link choices-clear" onClick={() => change({ weekdays: [] })}>All weekdays</button>}
      <div class="weekdays">
        {WEEK.map((day) => (
          <button
            key={day} type="button" class="weekday" aria-pressed={weekdays.includes(day)} title={`${WEEKDAYS[day]}${isNight ? ' night' : ''}: ${count(counts[day], 'incident')}`}
            onClick={() => toggle(day)}
          >
            <span>{WEEKDAYS_SHORT[day]}</span><span class="weekday-count">{number(counts[day])}<span class="unseen"> incidents</span></span>
          </button>
        ))}
      </div>
      {isNight && <p class="quiet">{nightSentence(weekdays, hours)}</p>}
      {weekdays.length > 0 && <p class="quiet">{counts.every((value) => value === 0) ? 'No incident here is known to the day, so none has a weekday.' : 'Incidents not known to the day are left out.'}</p>}
    </fieldset>
  );
}

function Hours() {
  const { shift } = filters.value, hours = clockHours(filters.value);
  const counts = clockCounts.value.hours;
  const range = rangeOf(hours);
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const set = (first: number, last: number) => change({ hours: (last + 1) % 24 === first ? [] : hoursBetween(first, last), shift: null });
  const wanted = new Set(hours);
  return (
    <fieldset class="choices">
      <legend>Hours</legend>
      {hours.length > 0 && <button type="button" class="button-link choices-clear" onClick={() => { chooseShift(null); }}>All hours</button>}
      <div class="hour-bars" role="img" aria-label={`Incidents in each hour of the day; most in the hour from ${pad(counts.indexOf(most))}:00.`}>
        {Array.from({ length: 24 }, (_, hour) => (
          <span
            key={hour} class={hours.length === 0 || wanted.has(hour) ? 'hour-bar' : 'hour-bar is-out'} title={`${pad(hour)}:00–${pad((hour + 1) % 24)}:00: ${count(counts[hour], 'incident')}`}
          ><span class="hour-bar-fill" style={{ height: `${(100 * counts[hour]) / most}%` }} /></span>
        ))}
      </div>
      <div class="hour-axis quiet" aria-hidden="true"><span>00:00</span><span>06:00</span><span>12:00</span><span>18:00</span><span>24:00</span></div>
      <div class="presets" role="group" aria-label="Parts of the day">
        {SHIFTS.map(([name, from, until]) => (
          <button
            key={name} type="button" class="preset" aria-pressed={shift === name} disabled={!knowsShifts.value && shift === null}
            title={knowsShifts.value ? presetTitle(from, (until + 23) % 24) : NO_SHIFTS} onClick={() => chooseShift(shift === name ? null : name)}
          >
            {capital(name)} <span class="quiet">{pad(from)}–{pad(until)}</span>
          </button>
        ))}
        {HALVES.map(([name, first, last]) => {
          const isOn = shift === null && range?.first === first && range.last === last;
          return (
            <button key={name} type="button" class="preset" aria-pressed={isOn} title={presetTitle(first, last)} onClick={() => (isOn ? change({ hours: [] }) : set(first, last))}>
              {name} <span class="quiet">{pad(first)}–{pad((last + 1) % 24)}</span>
            </button>
          );
        })}
      </div>
      <div class="hour-range">
        <label>From <HourSelect value={range?.first ?? 0} onChange={(first) => set(first, range?.last ?? 23)} /></label>
        <label>to <HourSelect value={((range?.last ?? 23) + 1) % 24} isEnd onChange={(until) => set(range?.first ?? 0, (until + 23) % 24)} /></label>
        {hours.length > 0 && !range && <span class="quiet">several parts of the day</span>}
      </div>
      {shift !== null ? <p class="quiet">{SHIFT_RULE}</p> : hours.length > 0 && <p class="quiet">Incidents not known to the minute are left out.</p>}
    </fieldset>
  );
}

function HourSelect({ value, onChange, isEnd = false }: { value: number; onChange: (hour: number) => void; isEnd?: boolean }) {
  return (
    <select value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
      {Array.from({ length: 24 }, (_, hour) => <option key={hour} value={hour}>{isEnd && hour === 0 ? '24' : pad(hour)}:00</option>)}
    </select>
  );
}
