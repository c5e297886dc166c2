// A ward, district or police force area is looked for by typing.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { findAreas } from '../../host/api';
import type { Place } from '../../contracts/model';

const PAUSE_MS = 150, MOST = 8;
const NONE = 'No ward, district or police force area in Great Britain begins so. A ward may be written with its district: Abbey, Reading.';

export function AreaSearch({ label, onTake }: { label: string; onTake: (place: Place) => void }) {
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
  const take = (place: Place) => { onTake(place); onInput(''); };
  // Enter takes the one that is called so, and guesses nothing.
  const onKey = (event: KeyboardEvent) => {
    const exact = places.value.filter(({ fit }) => fit === 'exact');
    if (event.key === 'Enter' && exact.length === 1) take(exact[0]);
  };
  return (
    <>
      <input
        type="search" class="choices-search" placeholder="Ward, district or police force" aria-label={label}
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
    </>
  );
}
