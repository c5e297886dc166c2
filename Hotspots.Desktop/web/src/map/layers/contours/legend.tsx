// What a contour means, on screen and on paper.
import { shownContours } from '../../../host/run-layers';
import type { PaperLine } from '../layer';
import { lightPalette } from '../../core/palette';
import { contourMeaning } from './contour-layer';

export function ContourLegend() {
  const contours = shownContours.value?.contours ?? [];
  if (contours.length === 0) return null;
  return (
    <p class="legend-row">
      <svg class="legend-line legend-contour" viewBox="0 0 18 6" aria-hidden="true"><path d="M0 3H18" /></svg>
      <span class="legend-text">{contourMeaning(contours[0])}</span>
    </p>
  );
}

export function contourLines(context: CanvasRenderingContext2D): PaperLine[] {
  const contours = shownContours.peek()?.contours ?? [];
  if (contours.length === 0) return [];
  return [{
    text: contourMeaning(contours[0]),
    mark: (x, y) => {
      context.beginPath();
      context.moveTo(x - 7, y);
      context.lineTo(x + 7, y);
      context.strokeStyle = lightPalette.contour;
      context.lineWidth = 1.4;
      context.stroke();
    },
  }];
}
