// Where: the largest areas at one click, as a filter of areas; the rest in a list.
import type { Dataset } from '../../../contracts/model';
import { dataset, filters, goTo } from '../../../state/state';
import { change } from '../../../state/filter-history';
import { BoundaryChip } from '../../filters/boundary-choice';
import { number } from '../../../base/words';

const MOST_CHIPS = 3;
/** Country to show around the middle of a town, metres. */
const MARGIN = 2500;

/** The box around the middles of areas; null where none is known. */
export function boxOf(areas: Dataset['areas']): [number, number, number, number] | null {
  const eastings = areas.flatMap(({ easting }) => easting ?? []), northings = areas.flatMap(({ northing }) => northing ?? []);
  if (eastings.length === 0 || northings.length === 0) return null;
  return [Math.min(...eastings) - MARGIN, Math.min(...northings) - MARGIN, Math.max(...eastings) + MARGIN, Math.max(...northings) + MARGIN];
}

export function PlaceChips() {
  const areas = [...(dataset.value?.areas ?? [])].sort((a, b) => b.incidents - a.incidents);
  const { areas: wanted, boundary } = filters.value;
  if (areas.length < 2 && boundary === null) return null;
  const chips = areas.slice(0, MOST_CHIPS), rest = areas.slice(MOST_CHIPS).sort((a, b) => (a.name < b.name ? -1 : 1));
  const only = wanted.length === 1 ? wanted[0] : null;
  const set = (names: string[]) => {
    change({ areas: names, boundary: null });
    goTo.value = boxOf(areas.filter(({ name }) => names.length === 0 || names.includes(name))) ?? goTo.peek();
  };
  return (
    <div class="presets" role="group" aria-label="Area">
      <button type="button" class="preset" aria-pressed={wanted.length === 0 && boundary === null} aria-label="All areas" onClick={() => set([])}>
        All
      </button>
      <BoundaryChip />
      {chips.map(({ name, incidents }) => (
        <button
          key={name} type="button" class="preset" aria-pressed={only === name} title={`${number(incidents)} incidents in all`}
          onClick={() => set(only === name ? [] : [name])}
        >
          <bdi>{name}</bdi>
        </button>
      ))}
      {rest.length > 0 && (
        <select
          class="preset preset-list" aria-label="Another area" value={only !== null && rest.some(({ name }) => name === only) ? only : ''}
          onChange={(event) => { const { value } = event.currentTarget; if (value !== '') set([value]); }}
        >
          <option value="">{wanted.length > 1 ? `${number(wanted.length)} areas` : 'More…'}</option>
          {rest.map(({ name }) => <option key={name} value={name}>{name}</option>)}
        </select>
      )}
    </div>
  );
}
