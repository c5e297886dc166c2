// Whose boundaries are drawn, on screen and on paper.
import type { PaperLine } from '../layer';
import { lightPalette } from '../../core/palette';
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

export function boundaryLines(context: CanvasRenderingContext2D): PaperLine[] {
  return boundaries.peek().map(({ name }) => ({
    text: name,
    mark: (x, y) => {
      context.beginPath();
      context.moveTo(x - 7, y);
      context.lineTo(x + 7, y);
      context.strokeStyle = lightPalette.boundary;
      context.lineWidth = 1.4;
      context.setLineDash([5, 2]);
      context.stroke();
      context.setLineDash([]);
    },
  }));
}
