// Which operation, or which hotspot from which day on.
import { computed, useSignal } from '@preact/signals';
import { boundaries } from '../../map';
import type { GroundQuery } from '../../questions/answers';
import { chooseEffect, groundOf } from '../../questions/effect';
import { dataset, incidents, keyOf } from '../../state/state';
import type { EffectPlaceWish } from '../../wishes/effect-wish';
import { chosenHotspot } from '../hotspots/choosing';
import { open } from '../shell/tabs';
import { spanInWords } from '../time/periods';
import { typedDay } from '../time/typed-day';
import { capital, count, isoDay, isolated, number } from '../../base/words';
import { DrawPlace } from './drawing';
import { operationsIn, type OperationPlace } from './operations';

/** So many are listed at once; the rest is a fold below. */
const MOST = 10;

const operations = computed<OperationPlace[]>(() => {
  const data = incidents.value, areas = dataset.value?.areas ?? [];
  return data ? operationsIn(data, areas.map(({ name }) => name)) : [];
});

export function Choice() {
  const all = operations.value, first = all.slice(0, MOST), rest = all.slice(MOST);
  return (
    <>
      <section class="part">
        <h3>What did an operation do?</h3>
        <p class="quiet">
          What happened where it was, before and since, is held against a place like it where it was not, and the streets round it are looked at for
          what may have moved.
        </p>
        {all.length === 0
          ? <p>No incident in these files names an operation: draw the place on the map, or choose a hotspot.</p>
          : <List places={first} label="Operations" />}
        {rest.length > 0 && (
          <details><summary>{count(rest.length, 'more operation')}</summary><List places={rest} label="More operations" /></details>
        )}
      </section>
      <section class="part">
        <h3>Or something done in one place</h3>
        <DrawPlace />
        <FromGround />
      </section>
    </>
  );
}

function List({ places, label }: { places: readonly OperationPlace[]; label: string }) {
  return (
    <ul class="operations" aria-label={label}>
      {places.map(({ name, area, incidents: own, first, last }) => (
        <li key={`${name}/${area ?? ''}`}>
          <button type="button" class="operation" onClick={() => chooseEffect({ of: 'operation', name, area })}>
            <span class="operation-name">{isolated(name)}</span>
            <span class="operation-count">{number(own)} <span class="quiet">{own === 1 ? 'incident' : 'incidents'}</span></span>
            <span class="operation-where">
              {isolated(area ?? 'outside the towns')}{first !== null && last !== null && `, named in reports of ${spanInWords(first, last)}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A ground and what it is called in the text of the view. */
interface Ground { place: EffectPlaceWish; ground: GroundQuery }

/** The chosen hotspot, or an area of the user's own boundaries, from a day on. */
function FromGround() {
  const hotspot = chosenHotspot.value;
  const areas = boundaries.value.flatMap(({ name: layer, areas: own }) => own.map((ground): Ground => (
    { place: { of: 'boundary', layer, name: ground.name }, ground })));
  const start = useSignal(''), problem = useSignal(''), area = useSignal('');
  const own: Ground[] = hotspot && hotspot.perKm2 !== null ? [{ place: { of: 'hotspot', key: keyOf(hotspot) }, ground: groundOf(hotspot) }] : [];
  const grounds = [...own, ...areas];
  const chosen = grounds.find(({ place }) => JSON.stringify(place) === area.value) ?? grounds.at(0);
  if (!chosen) {
    return (
      <>
        <p class="quiet">{hotspot ? `${isolated(hotspot.name)} is one map point and has no ground of its own: choose a hotspot with an outline.`
          : 'Choose a hotspot in the list or on the map, come back here and say from which day on something was done there.'}</p>
        <button type="button" class="button" onClick={() => open('hotspots')}>Open the list</button>
      </>
    );
  }
  const submit = (event: Event): void => {
    event.preventDefault();
    const typed = typedDay(start.value);
    if (typed) chooseEffect(chosen.place, chosen.ground, isoDay(typed.first));
    else problem.value = 'Give the first day, such as 2 Mar 2026.';
  };
  return (
    <form class="effect-form" onSubmit={submit}>
      {areas.length === 0 ? <p>{isolated(capital(chosen.ground.name))}</p> : (
        <label class="field-inline"><span>Where</span>
          <select value={JSON.stringify(chosen.place)} onChange={(event) => { area.value = event.currentTarget.value; }}>
            {grounds.map(({ place, ground }) => <option key={JSON.stringify(place)} value={JSON.stringify(place)}>{capital(ground.name)}</option>)}
          </select>
        </label>
      )}
      <label class="field-inline"><span>First day</span>
        <input type="text" size={11} placeholder="2 Mar 2026" value={start.value} onInput={(event) => { start.value = event.currentTarget.value; }} />
      </label>
      {problem.value !== '' && <p class="warn-text" role="alert">{problem.value}</p>}
      <button type="submit" class="button">See what happened since</button>
    </form>
  );
}
