// Hotspots: outlines with their rank.
import { isComparing } from '../../../questions/change';
import { chosen, run } from '../../../state/state';
import { layer } from '../layer';
import { HotspotLayer } from './hotspot-layer';
import { HotspotLegend, hotspotLines } from './legend';

export const hotspots = layer({
  id: 'hotspots', title: 'Hotspots', what: 'outlines with their rank', usual: { visible: true, opacity: 1 },
  make: () => new HotspotLayer(),
  follow: (made) => {
    void chosen.value;
    // The hotspots of two periods stand in place of those of all time: both at once would be two maps in one.
    made.setHotspots(isComparing.value ? [] : run.value?.hotspots ?? []);
  },
  paintUnder: (made, { context, frame, palette }) => { made.drawFills(context, frame, palette, chosen.peek()); },
  paint: (made, { context, frame, palette }) => { made.drawOutlines(context, frame, palette, chosen.peek()); },
  labels: (made, { frame, palette }) => made.labels(frame, palette, chosen.peek()),
  obstacles: (made, frame) => made.outlineBoxes(frame),
  Legend: HotspotLegend, paperLegend: hotspotLines,
});
