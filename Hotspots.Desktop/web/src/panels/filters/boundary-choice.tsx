// "Only within it": a ward, district or police force area is looked for by typing, and taken out again.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { findAreas } from '../../host/api';
import type { Place } from '../../contracts/model';
import { boundaryWords } from '../../state/boundary';
import { change } from '../../state/filter-history';
import { filters, goTo, said } from '../../state/state';
import { capital } from '../../base/words';
import { Icon } from '../shell/icon';

const PAUSE_MS = 150, MOST = 8;
const NONE = 'No ward, district or police force area in Great Britain begins so. A ward may be written with its district: Abbey, Reading.';

/** Leaves in what lies in an area, and shows it. */
export function keepWithin({ boundary, easting, northing, metres }: Place): void {
  change({ boundary });
  const half = metres / 2;
  goTo.value = [easting - half, northing - half, easting + half, northing + half];
  said.value = `Only within ${boundaryWords(boundary)}.`;
}

/** The filter that is set, with what takes it out; nothing where none is. */
export function BoundaryChip() {
  const { boundary } = filters.value;
  if (boundary === null) return null;
  const words = boundaryWords(boundary);
  return (
    <button
      type="button" class="preset boundary-chip" aria-pressed="true" title="Take this filter out"
      onClick={() => { change({ boundary: null }); said.value = `No longer only within ${words}.`; }}
    >
      <span class="unseen">Take out: </span>Only within <bdi>{words}</bdi> <Icon name="close" />
    </button>
  );
}

export function BoundaryChoice() {
  const text = useSignal(''), places = useSignal<Place[]>([]), problem = useSignal('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined), asked = useRef<AbortController>(undefined);
  const look = async (wanted: string): Promise<void> => {
    asked.current?.abort();
    const mine = (asked.current = new AbortController());
    try {
      const found = await findAreas(wanted, mine.signal);
      if (mine.signal.aborted) return;
      places.value = found.slice(0, MOST);
      problem.value = found.length === 0 ? NONE : '';
    } catch (error) {
      if (!mine.signal.aborted) problem.value = error instanceof Error ? error.message : 'Areas cannot be looked up.';
    }
  };
  const onInput = (value: string) => {
    text.value = value;
    clearTimeout(timer.current);
    asked.current?.abort();
    if (value.trim() === '') { places.value = []; problem.value = ''; return; }
    timer.current = setTimeout(() => void look(value.trim()), PAUSE_MS);
  };
  const take = (place: Place) => { keepWithin(place); onInput(''); };
  // Enter takes the one that is called so, and guesses nothing.
  const onKey = (event: KeyboardEvent) => {
    const exact = places.value.filter(({ fit }) => fit === 'exact');
    if (event.key === 'Enter' && exact.length === 1) take(exact[0]);
  };
  return (
    <fieldset class="choices">
      <legend>Only within</legend>
      <BoundaryChip />
      <input
        type="search" class="choices-search" placeholder="Ward, district or police force"
        aria-label="Only within a ward, district or police force area"
        autocomplete="off" spellcheck={false} value={text.value} onInput={(event) => { onInput(event.currentTarget.value); }} onKeyDown={onKey}
      />
      {problem.value !== '' && <p class="quiet" role="status">{problem.value}</p>}
      {places.value.length > 0 && (
        <ul class="choice-rows">
          {places.value.map((place) => (
            <li key={place.boundary}>
              <button type="button" class="button-link boundary-row" onClick={() => { take(place); }}>
                {place.name} <span class="quiet">{place.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p class="quiet">
        {filters.value.boundary === null
          ? 'Wards and districts of 2013, forces of 2020; their lines are off by some 15 m. It takes the place of towns.'
          : `${capital(boundaryWords(filters.value.boundary))} is analysed as one area in place of towns; its lines are off by some 15 m.`}
      </p>
    </fieldset>
  );
}
