// What a hotspot's outline means, on screen.
import { isComparing } from '../../../questions/change';
import { run } from '../../../state/state';

const TEXT = 'Hotspot and its rank';

export function HotspotLegend() {
  if ((run.value?.hotspots.length ?? 0) === 0 || isComparing.value) return null;
  return <p class="legend-row"><span class="legend-badge" aria-hidden="true">1</span>{TEXT}</p>;
}
