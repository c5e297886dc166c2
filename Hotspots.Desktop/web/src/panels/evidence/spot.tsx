// What lies at the spot whose mark was opened on the map: one incident with all its fields, or several to choose from.
import { gridReference } from '../../base/grid-reference';
import type { Hotspot, Incidents } from '../../contracts/model';
import { chosen, keyOf, opened, passing, run } from '../../state/state';
import { chosenHotspot, choose } from '../hotspots/choosing';
import { Icon } from '../shell/icon';
import { open } from '../shell/tabs';
import { count, isolated, number, streetName } from '../../base/words';
import { Members } from './members';

/** Figures of a grid reference to ten metres. */
const FIGURES = 4;

/** The hotspots that hold any of some incidents, by rank. */
export function hotspotsWith(hotspots: readonly Hotspot[], members: readonly number[]): Hotspot[] {
  const wanted = new Set(members);
  return hotspots.filter((hotspot) => hotspot.members.some((i) => wanted.has(i))).sort((a, b) => a.rank - b.rank);
}

export function Spot({ data, at, title }: { data: Incidents; at: readonly number[]; title: string | undefined }) {
  const members = at.filter((i) => passing.value[i] === 1);
  const first = at[0], before = chosenHotspot.value;
  const text = (column: 'street' | 'town'): string => data.texts[column]?.[data.codes[column]?.[first] ?? -1] ?? '';
  const where = [streetName(text('street')), text('town'), gridReference(data.easting[first], data.northing[first], FIGURES)]
    .filter((part) => part !== '').join(' · ');
  const hotspots = hotspotsWith(run.value?.hotspots ?? [], members);
  const back = () => {
    opened.value = null;
    if (chosen.peek() === null) open('hotspots');
  };
  return (
    <article class="evidence" aria-labelledby="evidence-name">
      <div class="steps">
        <button type="button" class="button button-quiet" onClick={back}>
          <Icon name="back" />{before ? `Hotspot ${number(before.rank)}` : 'All hotspots'}
        </button>
      </div>
      <h2 id="evidence-name" data-focus tabIndex={-1}>
        {title !== undefined ? title : members.length === 1 ? 'One incident' : `${count(members.length, 'incident')} at one spot`}
      </h2>
      {title === undefined && <p class="quiet">{isolated(where)}</p>}
      {members.length < at.length && (
        <p class="quiet">
          {members.length === 0 ? 'The filters leave none of them in now.'
            : `${count(at.length - members.length, 'more', 'more')} here are left out by the filters.`}
        </p>
      )}
      {title === undefined && hotspots.map((hotspot) => (
        <p key={keyOf(hotspot)}>
          In
          hotspot {number(hotspot.rank)}: <button type="button" class="button-link"
            onClick={() => { choose(hotspot); }}>{isolated(hotspot.name)}</button>
        </p>
      ))}
      {title === undefined && hotspots.length === 0 && run.value && <p class="quiet">In none of the hotspots listed.</p>}
      <Members data={data} members={members} isOpen />
    </article>
  );
}
