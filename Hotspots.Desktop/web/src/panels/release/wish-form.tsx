// What is to be handed over, and to whom: what "hotspots release" asks for as well. The window's filters have no part in it.
import { useSignal } from '@preact/signals';
import { addInput } from '../../host/api';
import type { ReleaseProfile } from '../../contracts/release';
import { releaseWish, wishRelease } from '../../wishes/release-wish';
import { boundaryWords } from '../../state/boundary';
import { incidents, said } from '../../state/state';
import { AreaSearch } from '../filters/area-search';
import { Icon } from '../shell/icon';
import { capital, list, number } from '../../base/words';
import { kindsOf } from './kinds';

export function WishForm({ profiles }: { profiles: readonly ReleaseProfile[] }) {
  const wish = releaseWish.value, profile = profiles.find(({ name }) => name === wish.profile);
  return (
    <div class="release-form">
      <fieldset class="radios release-profiles">
        <legend>For whom</legend>
        {profiles.map(({ name, words }) => (
          <label key={name}>
            <input
              type="radio" name="release-profile" checked={wish.profile === name} onChange={() => { wishRelease({ profile: name }); }}
            />
            <span><strong>{capital(name)}:</strong> <span class="quiet">{words}</span></span>
          </label>
        ))}
      </fieldset>
      {profile && (
        <details>
          <summary>Rules of this profile</summary>
          <ul class="release-rules">
            {profile.rules.map(({ words, value, unit }) => (
              <li key={words}><span>{words}</span><span class="num">{number(value)} {unit === 'months' && value === 1 ? 'month' : unit}</span></li>
            ))}
          </ul>
        </details>
      )}
      <div class="release-field">
        <label for="release-to">To</label>
        <input
          id="release-to" type="text" value={wish.to} placeholder="Tendring District Council" autocomplete="off" spellcheck={false}
          aria-describedby="release-to-note" onInput={(event) => { wishRelease({ to: event.currentTarget.value }); }}
        />
        <p id="release-to-note" class="quiet deploy-note">
          It stands in the files and in the ledger. Without an area below, the district or force of that name is the ground.
        </p>
      </div>
      <Ground />
      <Months />
      <Kinds />
      <Addresses />
    </div>
  );
}

function Ground() {
  const { boundary } = releaseWish.value;
  return (
    <div class="release-field" role="group" aria-labelledby="release-ground">
      <span id="release-ground">Only within</span>
      {boundary === null
        ? (
          <AreaSearch
            label="Only within a ward, district or police force area, for the layer"
            onTake={(place) => { wishRelease({ boundary: place.boundary }); said.value = `The layer is of ${boundaryWords(place.boundary)}.`; }}
          />
        ) : (
          <button
            type="button" class="preset boundary-chip" aria-pressed="true" title="Choose another area"
            onClick={() => { wishRelease({ boundary: null }); said.value = 'No area is chosen.'; }}
          >
            <span class="unseen">Take out: </span><bdi>{boundaryWords(boundary)}</bdi> <Icon name="close" />
          </button>
        )}
    </div>
  );
}

function Months() {
  const { from, until } = releaseWish.value;
  const month = (id: 'from' | 'until', label: string, value: string) => (
    <input
      id={`release-${id}`} type="month" aria-label={label} value={value} placeholder="2026-05"
      onInput={(event) => { wishRelease({ [id]: event.currentTarget.value }); }}
    />
  );
  return (
    <div class="release-field" role="group" aria-labelledby="release-months">
      <span id="release-months">Months</span>
      <span class="release-months">{month('from', 'First month', from)}<span class="quiet">to</span>{month('until', 'Last month', until)}</span>
      <p class="quiet deploy-note">Blank: all that are whole in the files and lie long enough back.</p>
    </div>
  );
}

function Kinds() {
  const { kinds } = releaseWish.value, all = incidents.value ? kindsOf(incidents.value) : [];
  const toggle = (name: string, isOn: boolean): void => {
    wishRelease({ kinds: isOn ? [...kinds, name] : kinds.filter((one) => one !== name) });
  };
  return (
    <details class="release-kinds">
      <summary>Kinds: {kinds.length === 0 ? 'all that may go out, in one count' : list(kinds)}</summary>
      <ul class="choice-rows">
        {all.map(({ name, incidents: many }) => (
          <li key={name}>
            <label class="choice">
              <input type="checkbox" checked={kinds.includes(name)} onChange={(event) => { toggle(name, event.currentTarget.checked); }} />
              <span class="choice-name">{capital(name)}</span>
              <span class="choice-count"><span class="unseen">, incidents: </span>{number(many)}</span>
            </label>
          </li>
        ))}
      </ul>
      <p class="quiet deploy-note">What is chosen is counted together: no kind has a column of its own.</p>
    </details>
  );
}

function Addresses() {
  const { addresses } = releaseWish.value, problem = useSignal<string | null>(null), isComing = useSignal(false);
  const take = async (file: File): Promise<void> => {
    problem.value = null;
    isComing.value = true;
    try {
      wishRelease({ addresses: await addInput('/api/release/files', [file]) });
      said.value = `The addresses of ${file.name} are counted.`;
    } catch (error) {
      problem.value = error instanceof Error ? error.message : 'The file could not be taken. Try again.';
    } finally {
      isComing.value = false;
    }
  };
  return (
    <div class="release-field">
      <label for="release-addresses">Addresses</label>
      {addresses
        ? (
          <span class="deploy-file-name">
            <bdi class="wrap">{addresses.name}</bdi>
            <button type="button" class="button-link" onClick={() => { wishRelease({ addresses: null }); said.value = 'Postcodes are counted.'; }}>
              Take out<span class="unseen"> {addresses.name}</span>
            </button>
          </span>
        ) : (
          <input
            id="release-addresses" type="file" accept=".csv,.txt" aria-describedby="release-addresses-note" disabled={isComing.value}
            onChange={(event) => {
              const chosen = event.currentTarget.files?.[0];
              event.currentTarget.value = '';
              if (chosen) void take(chosen);
            }}
          />
        )}
      <p id="release-addresses-note" class="quiet deploy-note">
        {isComing.value ? 'Taking the file…' : 'The CSV file of OS Open UPRN. Without it postcodes are counted, which makes larger cells.'}
      </p>
      {problem.value !== null && <p class="bad-box" role="alert">{problem.value}</p>}
    </div>
  );
}
