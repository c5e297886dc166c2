// "Only within it": a ward, district or police force area is looked for by typing, and taken out again.
import type { Place } from '../../contracts/model';
import { boundaryWords } from '../../state/boundary';
import { change } from '../../state/filter-history';
import { filters, goTo, said } from '../../state/state';
import { capital } from '../../base/words';
import { Icon } from '../shell/icon';
import { AreaSearch } from './area-search';

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
  return (
    <fieldset class="choices">
      <legend>Only within</legend>
      <BoundaryChip />
      <AreaSearch label="Only within a ward, district or police force area" onTake={keepWithin} />
      <p class="quiet">
        {filters.value.boundary === null
          ? 'Wards and districts of 2013, forces of 2020; their lines are off by some 15 m. It takes the place of towns.'
          : `${capital(boundaryWords(filters.value.boundary))} is analysed as one area in place of towns; its lines are off by some 15 m.`}
      </p>
    </fieldset>
  );
}
