// Teams of each town, and the files of stations, standing teams and forbidden zones: what "hotspots place" takes as well.
import { signal, useSignal } from '@preact/signals';
import { addInput } from '../../host/api';
import { INPUTS, type Input } from '../../state/deploy-address';
import { wish } from '../../state/deploy-history';
import { deployment, MOST_TEAMS, usualWish } from '../../state/deployment';
import { boundaryWords } from '../../state/boundary';
import { dataset, filters, said } from '../../state/state';
import { Icon } from '../shell/icon';
import { count, isolated, list } from '../../base/words';
import { NumberField } from '../number-field';

/** Those of this fold: speeds stand with the ways that they are of. */
const HERE = INPUTS.filter((name) => name !== 'speeds');

const isOpen = signal(false);
/** Towns that are offered: nobody staffs more. */
const MOST_TOWNS = 40;

const WORDS: Readonly<Record<Input, { title: string; short: string; effect: string; accept: string }>> = {
  stations: { title: 'Stations to choose from', short: 'stations', effect: 'Teams stand only at places of this file: a table or GeoJSON with positions and names.', accept: '.csv,.txt,.tsv,.xlsx,.xls,.geojson,.json' },
  standing: { title: 'Teams that stand already', short: 'standing teams', effect: 'They stay where this file says and count among the teams.', accept: '.csv,.txt,.tsv,.xlsx,.xls,.geojson,.json' },
  speeds: {
    title: 'Speeds of your own', short: 'speeds', accept: '.csv,.txt,.tsv',
    effect: 'A table of two columns, the class of a road and km/h: local,25. Classes it does not name keep the usual speed.',
  },
  forbidden: { title: 'Forbidden zones', short: 'forbidden zones', effect: 'No team is placed in the polygons of this GeoJSON file.', accept: '.geojson,.json' },
};

/** What is set, for the head of the fold: "teams by town, stations"; blank for nothing. */
export function setWords(of: typeof usualWish): string {
  return list([
    ...(Object.keys(of.byTown).length > 0 ? ['teams by town'] : []), ...HERE.filter((name) => of[name] !== null).map((name) => WORDS[name].short)
  ]);
}

export function TownsAndFiles() {
  const words = setWords(deployment.value);
  return (
    <details class="deploy-more" open={isOpen.value} onToggle={(event) => { isOpen.value = event.currentTarget.open; }}>
      <summary>Towns, stations, forbidden zones{words === '' ? '' : `: ${words}`}</summary>
      {filters.value.boundary === null ? <Towns />
        : (
          <p class="quiet deploy-note">
            All teams are for {boundaryWords(filters.value.boundary)}, which is one area: teams by town are for when that filter is taken out.
          </p>
        )}
      {HERE.map((name) => <FileRow key={name} name={name} />)}
    </details>
  );
}

const setTown = (town: string, teams: number): void => { wish({ byTown: { ...deployment.peek().byTown, [town]: teams } }); };
const dropTown = (town: string): void => { wish({ byTown: Object.fromEntries(Object.entries(deployment.peek().byTown).filter(([name]) => name !== town)) }); };

function Towns() {
  const { byTown } = deployment.value, chosen = Object.entries(byTown);
  const left = [...(dataset.value?.areas ?? [])].sort((a, b) => b.incidents - a.incidents).filter(({ name }) => !Object.hasOwn(byTown, name)).slice(0, MOST_TOWNS);
  const all = chosen.reduce((sum, [, teams]) => sum + teams, 0);
  return (
    <>
      {chosen.map(([town, teams]) => (
        <div class="deploy-town" key={town}>
          <NumberField id={`deploy-town-${town}`} label={<bdi>{town}</bdi>} unit={<span class="unit">{teams === 1 ? 'team' : 'teams'}</span>} value={teams} range={[1, MOST_TEAMS]} isInteger onValue={(value) => { setTown(town, value); }} />
          <button type="button" class="button-icon" title="No teams of its own" onClick={() => { dropTown(town); }}><Icon name="close" /><span class="unseen">Leave out {town}</span></button>
        </div>
      ))}
      {left.length > 0 && (
        <div class="deploy-row">
          <label for="deploy-town">{chosen.length === 0 ? 'Teams by town' : 'Another town'}</label>
          <select id="deploy-town" class="wide" value="" onChange={(event) => { const town = event.currentTarget.value; event.currentTarget.value = ''; if (town !== '') setTown(town, 1); }}>
            <option value="">{chosen.length === 0 ? 'shared by all towns' : 'choose a town'}</option>
            {left.map(({ name, incidents }) => <option key={name} value={name}>{isolated(name)} ({count(incidents, 'incident')})</option>)}
          </select>
        </div>
      )}
      <p class="quiet deploy-note">{chosen.length === 0 ? 'Choose a town to give it teams of its own.' : `${count(all, 'team')} in all; towns without a number get none, and shares are of these towns alone.`}</p>
    </>
  );
}

/** A file of one sort: chosen, or taken out again. */
export function FileRow({ name }: { name: Input }) {
  const { title, effect, accept } = WORDS[name], file = deployment.value[name], id = `deploy-${name}`;
  const problem = useSignal<string | null>(null);
  const take = async (chosen: File): Promise<void> => {
    problem.value = null;
    try {
      wish({ [name]: await addInput('/api/place/files', chosen) });
      said.value = `${chosen.name}: ${effect}`;
    } catch (error) {
      problem.value = error instanceof Error ? error.message : 'The file could not be taken. Try again.';
    }
  };
  return (
    <div class="deploy-file">
      <label for={id}>{title}</label>
      {file
        ? <span class="deploy-file-name"><bdi class="wrap">{file.name}</bdi><button type="button" class="button-link" onClick={() => { wish({ [name]: null }); said.value = `${file.name} is taken out.`; }}>Take out<span class="unseen"> {file.name}</span></button></span>
        : <input id={id} type="file" accept={accept} aria-describedby={`${id}-effect`} onChange={(event) => { const chosen = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (chosen) void take(chosen); }} />}
      <p id={`${id}-effect`} class="quiet deploy-note">{effect}</p>
      {problem.value !== null && <p class="bad-box" role="alert">{problem.value}</p>}
    </div>
  );
}
