// What a hotspot's outline means, on screen and on paper.
import { isComparing } from '../../../questions/change';
import { run } from '../../../state/state';
import type { PaperLine } from '../layer';
import { lightPalette } from '../../core/palette';

const TEXT = 'Hotspot and its rank';

export function HotspotLegend() {
  if ((run.value?.hotspots.length ?? 0) === 0 || isComparing.value) return null;
  return <p class="legend-row"><span class="legend-badge" aria-hidden="true">1</span>{TEXT}</p>;
}

export function hotspotLines(context: CanvasRenderingContext2D): PaperLine[] {
  if ((run.peek()?.hotspots.length ?? 0) === 0 || isComparing.peek()) return [];
  return [{
    text: TEXT,
    mark: (x, y) => {
      context.beginPath();
      context.arc(x, y, 5, 0, 7);
      context.strokeStyle = lightPalette.hotspot;
      context.lineWidth = 1.8;
      context.stroke();
    },
  }];
}
