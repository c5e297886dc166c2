// Patrols: visits of a quarter of an hour to the hotspots, in an order that loses little time on the way.
import { getPlanFile } from '../../host/api';
import { wish } from '../../state/deploy-history';
import { RANGES } from '../../state/deploy-address';
import { deployment } from '../../state/deployment';
import type { At, Patrol } from '../../contracts/placement';
import { goTo, run, said } from '../../state/state';
import { save } from '../save';
import { count, distance, measured, number, pad } from '../../base/words';
import { NumberField } from '../number-field';

/** Less than a visit is lost between visits, whatever the plan. */
const VISIT_MINUTES = 15;

/** Metres of country around a visit. */
const AROUND = 400;

/** "0:15", from the start of the shift. */
export const clock = (minutes: number): string => `${Math.floor(Math.round(minutes) / 60)}:${pad(Math.round(minutes) % 60)}`;

export function PatrolPart({ patrol, isAlongStreets }: { patrol: Patrol | null; isAlongStreets: boolean }) {
  const { patrolHours, controlDays } = deployment.value;
  return (
    <section class="part" aria-labelledby="deploy-patrol">
      <h3 id="deploy-patrol">Patrols in visits of 15 minutes</h3>
      <NumberField id="deploy-hours" label="Hours of patrol" unit={<span class="unit">h</span>} value={patrolHours} range={RANGES.patrolHours} step={1} onValue={(value) => wish({ patrolHours: value })} />
      {patrolHours === 0 && <p class="quiet deploy-note">0 h plans none. Give the hours of a shift to see which hotspots are visited when.</p>}
      {patrolHours > 0 && <NumberField id="deploy-control" label="Control days a week" unit={<span class="unit">days</span>} value={controlDays} range={RANGES.controlDays} isInteger onValue={(value) => wish({ controlDays: value })} />}
      {patrolHours > 0 && patrol && (patrol.visits.length > 0
        ? <Visits patrol={patrol} isAlongStreets={isAlongStreets} />
        : <p class="quiet deploy-note">No visit fits into {count(patrolHours, 'hour')}, or there is no hotspot to visit.</p>)}
    </section>
  );
}

function Visits({ patrol, isAlongStreets }: { patrol: Patrol; isAlongStreets: boolean }) {
  const { visits, travelMinutes, visitMinutes, spareMinutes, lengthMetres, boundMetres } = patrol;
  const go = ([easting, northing]: At, hotspot: number) => {
    goTo.value = [easting - AROUND, northing - AROUND, easting + AROUND, northing + AROUND];
    said.value = `Went to hotspot ${hotspot}.`;
  };
  const nameOf = (rank: number): string => run.value?.hotspots.find((one) => one.rank === rank)?.name ?? '';
  // A column of the same number says nothing.
  const hasSites = visits.some(({ site }) => site !== visits[0].site);
  const saved = lengthMetres > 0 ? Math.max(0, 1 - boundMetres / lengthMetres) : 0;
  return (
    <>
      <p>
        {count(visits.length, 'visit')}: {measured(visitMinutes)} min on the spot, {measured(travelMinutes)} min on the way, {distance(lengthMetres)}
        {isAlongStreets ? ' along the streets' : ''}. Times count from the start of the shift.
        {boundMetres > 0 && ` ${shortest(saved, isAlongStreets ? 'quicker' : 'shorter')}`}
        {spareMinutes >= VISIT_MINUTES && ` ${measured(spareMinutes)} min are left over: there is no other hotspot due.`}
      </p>
      <table class="visits">
        <thead><tr><th scope="col" class="num">h:min</th><th scope="col" class="wide">Hotspot</th>{hasSites && <th scope="col" class="num">Site</th>}<th scope="col" class="num">Round</th></tr></thead>
        <tbody>
          {visits.map(({ site, hotspot, at, arrivalMinutes, round }, index) => (
            <tr key={index}>
              <td class="num">{clock(arrivalMinutes)}</td>
              <td><button type="button" class="button-link" onClick={() => { go(at, hotspot); }}>{number(hotspot)} {nameOf(hotspot)}</button></td>
              {hasSites && <td class="num">{number(site)}</td>}
              <td class="num">{number(round)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Week />
    </>
  );
}

function Week() {
  const { controlDays } = deployment.value;
  const saveWeek = async (): Promise<void> => {
    try {
      const { blob, name } = await getPlanFile('patrol-week.csv');
      save(blob, name);
      said.value = `${name} was saved.`;
    } catch (error) {
      said.value = error instanceof Error ? error.message : 'The week could not be saved. Try again.';
    }
  };
  return (
    <>
      <p class="quiet deploy-note">
        Heavier hotspots are visited more often, none within an hour of its last visit, and none twice in a row where its team has another. {controlDays === 0
          ? 'The week visits every hotspot every day.'
          : `The week leaves each hotspot alone on ${count(controlDays, 'day')}, drawn by lot, from 07:00 to 07:00: what happens there then, set against its other days, says what the visits do.`}
      </p>
      <button type="button" class="button" onClick={() => void saveWeek()}>Save the week as a table</button>
    </>
  );
}

/** What is below a twentieth of a percent is the rounding of sums. */
function shortest(saved: number, word: string): string {
  return saved < 0.0005 ? `No order of these visits is ${word}.` : `No order of these visits is more than ${measured(100 * saved)} % ${word}.`;
}
