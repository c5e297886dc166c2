// What a method says of each area as a whole, in its own words.
import { run } from '../../state';
import type { Figure } from '../../model';
import { number } from '../words';

/** A figure as one sentence. */
export const sentence = ({ words }: Figure): string => (/[.!?]$/.test(words) ? words : `${words}.`);

export function AreaFigures({ of, isOpen }: { of: string; isOpen: boolean }) {
  const areas = (run.value?.areas ?? []).flatMap(({ name, incidents, methods }) =>
    methods.filter(({ method, figures }) => method === of && figures.length > 0).map(({ figures }) => ({ name, incidents, figures })));
  if (areas.length === 0) return null;
  return (
    <details class="figures" open={isOpen}>
      <summary>Area figures ({number(areas.length)})</summary>
      {areas.map(({ name, incidents, figures }) => (
        <section key={name}>
          <h5>{name} <span class="quiet">{number(incidents)} incidents</span></h5>
          <ul class="plain">{figures.map((figure) => <li key={figure.name}>{sentence(figure)}</li>)}</ul>
        </section>
      ))}
    </details>
  );
}
