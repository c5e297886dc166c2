// What a contour means, on screen.
import { shownContours } from '../../../host/run-layers';
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
