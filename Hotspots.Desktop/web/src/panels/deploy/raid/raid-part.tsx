// The day of the warrants: many doors at the same minute. The host makes the sheets; which team goes where is on them and nowhere else.
import { signal } from '@preact/signals';
import { postFile } from '../../../host/api';
import { picking } from '../../../state/picking';
import { dataset, fail, marked, over, said } from '../../../state/state';
import { save } from '../../save';
import { NumberField } from '../../number-field';
import { raidQuery, raidWish, wishRaid } from './raid-wish';

const MOST_TEAMS = 500;
const isMaking = signal(false);

function fromMap(easting: number, northing: number): void {
  wishRaid({ muster: `${Math.round(easting)},${Math.round(northing)}` });
  said.value = `Teams set off from ${raidWish.peek().muster}.`;
}

async function make(): Promise<void> {
  const body = raidQuery();
  if (!body) return;
  isMaking.value = true;
  over('raid');
  try {
    const { blob, name } = await postFile('/api/raid', 'raid.pdf', body);
    save(blob, name);
    said.value = `${name} was saved: a sheet for the commander and one for each team, with its own door alone. It must not leave the force.`;
  } catch (error) {
    fail('raid', error instanceof Error ? error.message : 'The sheets could not be made. Try again.');
  } finally {
    isMaking.value = false;
  }
}

export function RaidPart() {
  const { on, at, teams, muster } = raidWish.value, spot = marked.value;
  if (!dataset.value) return null;
  const marking = dataset.value.marking === 'OFFICIAL' ? 'OFFICIAL-SENSITIVE' : dataset.value.marking;
  return (
    <details class="deploy-more raid">
      <summary>Day of the warrants</summary>
      <div class="raid-body">
        <p class="quiet deploy-note">
          Many doors at the same minute: which team goes to which, and when each sets off. All warrants of that day in the files count, whatever is
          filtered.
        </p>
        <div class="deploy-row">
          <label for="raid-on">Day</label>
          <input id="raid-on" type="date" value={on} onInput={(event) => { wishRaid({ on: event.currentTarget.value }); }} />
        </div>
        <div class="deploy-row">
          <label for="raid-at">Doors are struck at</label>
          <input
            id="raid-at" type="text" inputmode="numeric" placeholder="06:00" value={at}
            onInput={(event) => { wishRaid({ at: event.currentTarget.value }); }}
          />
        </div>
        <NumberField
          id="raid-teams" label="Teams" unit={<span class="unit">{teams === 1 ? 'team' : 'teams'}</span>} value={teams} range={[1, MOST_TEAMS]}
          isInteger onValue={(value) => { wishRaid({ teams: value }); }}
        />
        <div class="deploy-row">
          <label for="raid-muster">Teams set off from</label>
          <input
            id="raid-muster" type="text" value={muster} placeholder="CO15 1QD" autocomplete="off" spellcheck={false}
            aria-describedby="raid-muster-note" onInput={(event) => { wishRaid({ muster: event.currentTarget.value }); }}
          />
        </div>
        <p id="raid-muster-note" class="quiet deploy-note">
          {picking.value !== null ? 'Click the map where they set off.' : 'A postcode, a grid reference, an easting and northing, or a place.'}
        </p>
        <div class="deploy-buttons">
          <button
            type="button" class="button-link" aria-pressed={picking.value !== null}
            onClick={() => { picking.value = picking.peek() === null ? fromMap : null; }}
          >
            {picking.value !== null ? 'Do not click after all' : 'click it on the map'}
          </button>
          {spot !== null && (
            <button
              type="button" class="button-link" title="Teams set off from the place that was looked for and is marked on the map"
              onClick={() => { fromMap(spot.easting, spot.northing); }}
            >
              the marked place
            </button>
          )}
        </div>
        <div class="deploy-buttons">
          <button
            type="button" class="button" disabled={isMaking.value || raidQuery() === null} onClick={() => void make()}
            title="A sheet for the commander and one for each team, to print"
          >
            {isMaking.value ? 'Making the sheets…' : 'Sheets for the day'}
          </button>
        </div>
        <p class="quiet deploy-note">The sheets hold addresses, marked {marking}. They must not leave the force.</p>
      </div>
    </details>
  );
}
