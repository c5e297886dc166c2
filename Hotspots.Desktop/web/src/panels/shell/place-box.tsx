// Go to a hotspot, an area or a street of the data, to a postcode, a grid reference, a position or a town.
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { keyOfLink, openView } from '../../view/address';
import { findPlaces, getAreaOutline, prepareSearch } from '../../host/api';
import type { Place } from '../../contracts/model';
import { merged, placesOfData, streetsByArea, whyNone } from './place-names';
import { boundaryWords } from '../../state/boundary';
import { change } from '../../state/filter-history';
import { dataset, filters, goTo, incidents, marked, run, said } from '../../state/state';
import { Icon } from './icon';

const PAUSE_MS = 120;
/** Side of the mark of a spot that is no square of the grid, such as a street: it is drawn as small as marks are. */
const SPOT = 1;
const MOST = 8;

/** A street, a postcode, a square: what has a place of its own is marked; a town is where its name stands. */
function markOf({ easting, northing, square, detail }: Place): { easting: number; northing: number; side: number } | null {
  if (square > 0) return { easting, northing, side: square };
  return /^(street|postcode)/.test(detail) ? { easting, northing, side: SPOT } : null;
}

/** Marks an area by its outline, unless something else was looked for meanwhile. */
async function outline(place: Place): Promise<void> {
  const before = marked.peek();
  try {
    const rings = await getAreaOutline(place.area, AbortSignal.timeout(10_000));
    if (marked.peek() === before) marked.value = { easting: place.easting, northing: place.northing, side: 0, rings };
  } catch (error) {
    said.value = error instanceof Error ? error.message : 'The outline cannot be had.';
  }
}

/** What can be done with an area that was found, beside looking at it. */
function Only({ place, onDone }: { place: Place; onDone: () => void }) {
  return (
    <div class="places place-only">
      <button
        type="button" class="button button-first"
        onClick={() => { change({ boundary: place.boundary }); said.value = `Only within ${boundaryWords(place.boundary)}.`; onDone(); }}
      >
        Only within {boundaryWords(place.boundary)}
      </button>
      <button type="button" class="button-icon" title="Leave all in" onClick={onDone}>
        <Icon name="close" /><span class="unseen">Leave all in</span>
      </button>
    </div>
  );
}

export function PlaceBox() {
  const text = useSignal('');
  const places = useSignal<Place[]>([]);
  /** The one that Enter takes; −1 for none: what is only spelt nearly so must be chosen. */
  const at = useSignal(0);
  const isOpen = useSignal(false);
  const problem = useSignal('');
  /** The ward, district or force that was gone to, until something else is typed: what happens in it can be looked at alone. */
  const found = useSignal<Place | null>(null);
  const asked = useRef<AbortController>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** For which text the places are: a letter more, and they answer another question. */
  const lookedFor = useRef('');
  const data = incidents.value;
  // Grouping a million street names takes a moment; it waits until something is looked for.
  const streets = useMemo(() => { let made: ReturnType<typeof streetsByArea> | null = null; return () => (made ??= data ? streetsByArea(data) : []); }, [data]);

  const look = async (wanted: string): Promise<Place[]> => {
    asked.current?.abort();
    const mine = (asked.current = new AbortController());
    try {
      const ofCountry = await findPlaces(wanted, mine.signal);
      if (mine.signal.aborted) return [];
      const found = merged(placesOfData(wanted, run.peek()?.hotspots ?? [], dataset.peek()?.areas ?? [], streets()), ofCountry, MOST);
      places.value = found;
      lookedFor.current = wanted;
      at.value = found.at(0)?.fit === 'close' ? -1 : 0;
      problem.value = found.length === 0 ? whyNone(wanted) : found[0].fit === 'close' ? `Nothing is called “${wanted}”. Did you mean one of these?` : '';
      return found;
    } catch (error) {
      if (!mine.signal.aborted) problem.value = error instanceof Error ? error.message : 'Places cannot be looked up.';
      return [];
    }
  };

  const onInput = (value: string) => {
    text.value = value;
    found.value = null;
    clearTimeout(timer.current);
    isOpen.value = value.trim() !== '' && keyOfLink(value) === null;
    if (!isOpen.value) {
      asked.current?.abort();
      places.value = [];
      problem.value = '';
      if (value.trim() === '') marked.value = null;
      return;
    }
    timer.current = setTimeout(() => void look(value.trim()), PAUSE_MS);
  };

  const go = (place: Place) => {
    const half = place.metres / 2;
    goTo.value = [place.easting - half, place.northing - half, place.easting + half, place.northing + half];
    marked.value = markOf(place);
    if (place.area >= 0) void outline(place);
    found.value = place.boundary === '' ? null : place;
    said.value = `Went to ${place.name}, ${place.detail}.`;
    text.value = place.name;
    isOpen.value = false;
  };

  const onFocus = (box: HTMLInputElement) => {
    box.select();
    prepareSearch().catch(() => { /* told when something is looked for */ });
  };

  const onKey = (event: KeyboardEvent) => {
    const length = places.value.length;
    if (event.key === 'ArrowDown' && length > 0) at.value = (at.value + 1) % length;
    else if (event.key === 'ArrowUp' && length > 0) at.value = (Math.max(at.value, 0) + length - 1) % length;
    else if (event.key === 'Escape') { isOpen.value = false; found.value = null; }
    else if (event.key === 'Enter' && text.value.trim() !== '') {
      clearTimeout(timer.current);
      const link = keyOfLink(text.value);
      if (link !== null) {
        text.value = '';
        isOpen.value = false;
        void openView(link);
        event.preventDefault();
        return;
      }
      const wanted = text.value.trim();
      if (isOpen.value && lookedFor.current === wanted && places.value.length > 0) {
        if (at.value >= 0) go(places.value[at.value]);
        else said.value = problem.value;
      } else {
        // Nobody has seen these: only what is called so, or the one place whose name begins so, is taken.
        void look(wanted).then((found) => {
          if (text.value.trim() !== wanted) return;
          isOpen.value = true;
          if (found.length > 0 && (found[0].fit === 'exact' || (found.length === 1 && found[0].fit === 'begins'))) go(found[0]);
          else if (found.length > 0) said.value = problem.value || `${found.length} places begin so: choose one.`;
        });
      }
    } else return;
    event.preventDefault();
  };

  const hasList = isOpen.value && (places.value.length > 0 || problem.value !== '');
  return (
    <div class="place">
      <Icon name="search" />
      <input
        id="place" type="text" role="combobox" class="place-input" placeholder="Go to street, postcode, ward" aria-label="Go to a place or grid reference"
        aria-expanded={hasList} aria-controls="places" aria-autocomplete="list" autocomplete="off" spellcheck={false}
        {...(hasList && places.value.length > 0 && at.value >= 0 ? { 'aria-activedescendant': `place-${at.value}` } : {})}
        value={text.value} onInput={(event) => onInput(event.currentTarget.value)} onKeyDown={onKey}
        onFocus={(event) => { onFocus(event.currentTarget); }} onBlur={() => { isOpen.value = false; }}
      />
      <div class={hasList ? 'places' : 'places is-shut'}>
        {problem.value !== '' && <p class="places-none" role="status">{problem.value}</p>}
        <ul id="places" role="listbox" aria-label="Places">
          {places.value.map((place, index) => (
            <li
              key={index} id={`place-${index}`} role="option" aria-selected={index === at.value}
              onPointerDown={(event) => { event.preventDefault(); go(place); }}
            >
              <span>{place.name}</span> <span class="quiet">{place.detail}</span>
            </li>
          ))}
        </ul>
      </div>
      {found.value !== null && !hasList && filters.value.boundary !== found.value.boundary
        && <Only place={found.value} onDone={() => { found.value = null; }} />}
    </div>
  );
}
