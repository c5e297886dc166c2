// What a method says of each area as a whole, in its own words.
import { run } from '../../state/state';
import type { Figure } from '../../contracts/model';
import { number } from '../../base/words';
import { largest } from './largest';

const DIGITS = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const WHOLE = new Intl.NumberFormat('en-GB');

/** A figure as one sentence: words that hold no number of their own are followed by it. */
export function sentence({ words, value, unit }: Figure): string {
  const text = words.replace(/[.!?]$/, '');
  if (value === null || /\d/.test(text)) return `${text}.`;
  return `${text}: ${(Number.isInteger(value) ? WHOLE : DIGITS).format(value)}${unit === '' ? '' : ` ${unit}`}.`;
}

export function AreaFigures({ of, isOpen }: { of: string; isOpen: boolean }) {
  const areas = (run.value?.areas ?? []).flatMap(({ name, incidents, methods }) =>
    methods.filter(({ method, figures }) => method === of && figures.length > 0).map(({ figures }) => ({ name, incidents, figures })));
  if (areas.length === 0) return null;
  return (
    <details class="figures" open={isOpen}>
      <summary>Area figures ({number(areas.length)})</summary>
      {largest(areas).map(({ name, incidents, figures }) => (
        <section key={name}>
          <h5>{name} <span class="quiet">{number(incidents)} incidents</span></h5>
          <ul class="plain">{figures.map((figure) => <li key={figure.name}>{sentence(figure)}</li>)}</ul>
        </section>
      ))}
      {areas.length > largest(areas).length && (
        <p class="quiet">and {number(areas.length - largest(areas).length)} smaller areas; run.json lists them all.</p>
      )}
    </details>
  );
}
