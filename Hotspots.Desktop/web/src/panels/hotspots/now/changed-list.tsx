// The places of a comparison: found in both periods together, so that neither has chosen the ground; the surest change first.
import { change, chosenChange, compare, compared, signOf, wordOf } from '../../../questions/change';
import { plainWords } from '../../../questions/plain-words';
import type { PlaceChange } from '../../../questions/answers';
import { goTo, said } from '../../../state/state';
import { count, isolated, number } from '../../../base/words';
import { titleOf } from './change-cell';

const MARGIN = 0.6, LEAST_METRES = 200;

/** The box to fly to; null where a place has no ground. */
export function boxOf({ outline, centre }: Pick<PlaceChange, 'outline' | 'centre'>): [number, number, number, number] | null {
  const corners = (outline ?? []).flatMap((polygon) => polygon[0] ?? []);
  if (centre) corners.push(centre);
  if (corners.length === 0) return null;
  const eastings = corners.map(([easting]) => easting), northings = corners.map(([, northing]) => northing);
  const [west, east] = [Math.min(...eastings), Math.max(...eastings)], [south, north] = [Math.min(...northings), Math.max(...northings)];
  const margin = Math.max(LEAST_METRES, MARGIN * Math.max(east - west, north - south));
  return [west - margin, south - margin, east + margin, north + margin];
}

export function ChangedList() {
  const found = compared.value;
  if (!found) {
    return (
      <div class="changed-wait">
        <p>{plainWords(change.problem.value ?? 'Comparing the two periods…')}</p>
        {change.problem.value !== null && <button type="button" class="button" onClick={() => compare(null)}>Back to the hotspots</button>}
      </div>
    );
  }
  // The rows say the rest again, one by one.
  const [first, second, ...rest] = found.answer;
  const tested = found.hotspots.filter(({ onlyIn }) => onlyIn === null), others = found.hotspots.filter(({ onlyIn }) => onlyIn !== null);
  return (
    <div class="changed" aria-busy={change.isAsking.value}>
      <div class="changed-answer">
        <p>{isolated(first ?? '')}</p>
        {second !== undefined && <p>{isolated(second)}</p>}
        {rest.length > 0 && (
          <details>
            <summary>All of it in words</summary>
            <ul class="plain">{rest.map((sentence) => <li key={sentence}>{isolated(sentence)}</li>)}</ul>
          </details>
        )}
        <button type="button" class="button-link" onClick={() => compare(null)}>Back to the hotspots</button>
      </div>
      <Places title={`${count(tested.length, 'hotspot')} of both periods together`} places={tested} />
      {others.length > 0 && <Places title="Of one period alone: counted and not tested" places={others} />}
      {found.towns.length > 1 && <Places title="Towns and areas" places={found.towns} />}
      <details class="notes">
        <summary>What to know about this ({number(found.notes.length + 1)})</summary>
        <ul>{found.notes.map((note) => <li key={note}>{plainWords(note)}</li>)}<li>{found.rule}</li></ul>
      </details>
    </div>
  );
}

function Places({ title, places }: { title: string; places: readonly PlaceChange[] }) {
  if (places.length === 0) return <p class="changed-none quiet">There is no hotspot in the two periods.</p>;
  return (
    <section aria-label={title}>
      <h3 class="changed-title">{title}</h3>
      <ul class="changed-rows">{places.map((place) => <li key={`${place.area}/${place.name}`}><Row place={place} /></li>)}</ul>
    </section>
  );
}

function Row({ place }: { place: PlaceChange }) {
  const isChange = place.verdict === 'more' || place.verdict === 'fewer', box = boxOf(place);
  const content = (
    <>
      <span class={isChange ? `changed-word is-${place.verdict}` : 'changed-word'}>
        <span aria-hidden="true">{signOf(place)} </span>{wordOf(place)}
      </span>
      <span class="changed-name">
        {isolated(place.name)}{place.area !== place.name && place.area !== '' && <span class="quiet"> · {isolated(place.area)}</span>}
      </span>
      <span class="changed-counts"><span class="quiet">{number(place.before)} → </span>{number(place.after)}</span>
      {place.times !== '' && <span class="changed-times quiet">{place.times}</span>}
    </>
  );
  if (!box) return <div class="changed-row" title={titleOf(place)}>{content}</div>;
  const go = () => {
    chosenChange.value = place;
    goTo.value = box;
    said.value = `${place.name}: ${titleOf(place)}`;
  };
  const isChosen = chosenChange.value === place;
  return <button type="button" class={isChosen ? 'changed-row is-chosen' : 'changed-row'} title={titleOf(place)} onClick={go}>{content}</button>;
}
