// Go to a town, a village or a grid reference.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { findPlaces } from '../../api';
import type { Place } from '../../model';
import { goTo, said } from '../../state';
import { Icon } from './icon';

const PAUSE_MS = 120;
const MOST = 8;

export function PlaceBox() {
  const text = useSignal('');
  const places = useSignal<Place[]>([]);
  const at = useSignal(0);
  const isOpen = useSignal(false);
  const problem = useSignal('');
  const asked = useRef<AbortController>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = async (wanted: string): Promise<Place[]> => {
    asked.current?.abort();
    const mine = (asked.current = new AbortController());
    try {
      const found = (await findPlaces(wanted, mine.signal)).slice(0, MOST);
      if (mine.signal.aborted) return [];
      places.value = found;
      at.value = 0;
      problem.value = found.length === 0 ? 'No such place. Try a town, a village or a grid reference such as SJ 237 640.' : '';
      return found;
    } catch (error) {
      if (!mine.signal.aborted) problem.value = error instanceof Error ? error.message : 'Places cannot be looked up.';
      return [];
    }
  };

  const onInput = (value: string) => {
    text.value = value;
    clearTimeout(timer.current);
    isOpen.value = value.trim() !== '';
    if (!isOpen.value) {
      asked.current?.abort();
      places.value = [];
      problem.value = '';
      return;
    }
    timer.current = setTimeout(() => void look(value.trim()), PAUSE_MS);
  };

  const go = (place: Place) => {
    const half = place.metres / 2;
    goTo.value = [place.easting - half, place.northing - half, place.easting + half, place.northing + half];
    said.value = `Went to ${place.name}, ${place.detail}.`;
    text.value = place.name;
    isOpen.value = false;
  };

  const onKey = (event: KeyboardEvent) => {
    const length = places.value.length;
    if (event.key === 'ArrowDown' && length > 0) at.value = (at.value + 1) % length;
    else if (event.key === 'ArrowUp' && length > 0) at.value = (at.value + length - 1) % length;
    else if (event.key === 'Escape') isOpen.value = false;
    else if (event.key === 'Enter' && text.value.trim() !== '') {
      clearTimeout(timer.current);
      const chosen = isOpen.value ? places.value.at(at.value) : undefined;
      if (chosen) go(chosen);
      else void look(text.value.trim()).then((found) => { isOpen.value = true; if (found.length > 0) go(found[0]); });
    } else return;
    event.preventDefault();
  };

  const hasList = isOpen.value && (places.value.length > 0 || problem.value !== '');
  return (
    <div class="place">
      <Icon name="search" />
      <input
        id="place" type="text" role="combobox" class="place-input" placeholder="Go to place or grid ref" aria-label="Go to a place or grid reference"
        aria-expanded={hasList} aria-controls="places" aria-autocomplete="list" autocomplete="off" spellcheck={false}
        {...(hasList && places.value.length > 0 ? { 'aria-activedescendant': `place-${at.value}` } : {})}
        value={text.value} onInput={(event) => onInput(event.currentTarget.value)} onKeyDown={onKey}
        onFocus={(event) => { event.currentTarget.select(); }} onBlur={() => { isOpen.value = false; }}
      />
      <div class={hasList ? 'places' : 'places is-shut'}>
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
        {places.value.length === 0 && problem.value !== '' && <p class="places-none" role="status">{problem.value}</p>}
      </div>
    </div>
  );
}
