// On which days and at which hours? A strip of seven rows and 24 columns.
import { count, number, pad, WEEK, WEEKDAYS, WEEKDAYS_SHORT } from '../../base/words';
import type { WeekPattern } from './pattern';

const LEVELS = 5;

/** `night` says what a day means where nights were chosen; blank where days are those of the calendar. */
export function HeatStrip({ pattern, total, night = '' }: { pattern: WeekPattern; total: number; night?: string }) {
  if (pattern.counted === 0) {
    return (
      <p class="quiet">
        {pattern.isMidnightOnly
          ? 'Every time here is midnight exactly, which is how files write that the hour is not known.'
          : `None of the ${count(total, 'incident')} is known to the minute.`}
      </p>
    );
  }
  const most = pattern.hours.reduce((a, b) => Math.max(a, b));
  const level = (value: number) => (value === 0 ? 0 : Math.max(1, Math.ceil((value / most) * LEVELS)));
  const peak = pattern.hours.indexOf(most);
  const dayName = (day: number) => (night === '' ? WEEKDAYS[day] : `${WEEKDAYS[day]} night`);
  const peakName = `${dayName(Math.floor(peak / 24))} ${pad(peak % 24)}:00–${pad((peak % 24 + 1) % 24)}:00`;
  return (
    <div class="heat">
      <div class="heat-grid" role="img" aria-label={`Incidents by weekday and hour. Most, ${number(most)}, on ${peakName}.`}>
        {WEEK.map((day, row) => (
          <div key={day} class="heat-row">
            <span class="heat-day">{WEEKDAYS_SHORT[day]}</span>
            {Array.from({ length: 24 }, (_, hour) => {
              const value = pattern.hours[day * 24 + hour];
              return (
                <span
                  key={hour} class={`heat-cell heat-${level(value)}`} data-row={row}
                  title={`${dayName(day)} ${pad(hour)}:00–${pad((hour + 1) % 24)}:00: ${count(value, 'incident')}`}
                />
              );
            })}
          </div>
        ))}
        <div class="heat-row heat-hours" aria-hidden="true">
          <span class="heat-day" />
          {[0, 6, 12, 18].map((hour) => <span key={hour} class="heat-hour">{pad(hour)}:00</span>)}
        </div>
      </div>
      <div class="heat-key" aria-hidden="true">
        <span>0</span>
        {[0, 1, 2, 3, 4, 5].map((one) => <span key={one} class={`heat-cell heat-${one}`} />)}
        <span>{number(most)} {most === 1 ? 'incident' : 'incidents'} an hour of the week</span>
      </div>
      {night !== '' && <p class="quiet">{night}</p>}
      {pattern.imprecise > 0 && <p class="quiet">{number(pattern.imprecise)} of {number(total)} are not known to the minute and are not shown.</p>}
    </div>
  );
}
