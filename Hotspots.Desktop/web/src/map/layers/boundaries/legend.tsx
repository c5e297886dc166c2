// Whose boundaries are drawn, on screen.
import { boundaries } from './boundaries';

export function BoundaryLegend() {
  return (
    <>
      {boundaries.value.map(({ name }) => (
        <p class="legend-row" key={name}>
          <svg class="legend-line" viewBox="0 0 18 6" aria-hidden="true"><path d="M0 3H18" /></svg><span class="legend-text">{name}</span>
        </p>
      ))}
    </>
  );
}
