// Hotspots: outlines with their rank.
import { isComparing } from '../../../questions/change';
import { chosen, run } from '../../../state/state';
import { effect } from '../effect';
import { layer, type Painting } from '../layer';
import { HotspotLayer } from './hotspot-layer';
import { HotspotLegend } from './legend';

/** The grounds of an operation are what is asked about: the hotspots, but for the one that is chosen, stand back and without ranks. */
const isBehindEffect = ({ isShown, of }: Painting): boolean => of(effect).isThere && isShown('effect');
const BEHIND = 0.3;

export const hotspots = layer({
  id: 'hotspots', title: 'Hotspots', what: 'outlines with their rank', usual: { visible: true, opacity: 1 },
  make: () => new HotspotLayer(),
  follow: (made) => {
    void chosen.value;
    // The hotspots of two periods stand in place of those of all time: both at once would be two maps in one.
    made.setHotspots(isComparing.value ? [] : run.value?.hotspots ?? []);
  },
  paintUnder: (made, painting) => {
    if (!isBehindEffect(painting)) made.drawFills(painting.context, painting.frame, painting.palette, chosen.peek());
  },
  paint: (made, painting) => {
    made.drawOutlines(painting.context, painting.frame, painting.palette, chosen.peek(), isBehindEffect(painting) ? BEHIND : 1);
  },
  labels: (made, painting) => {
    const labels = made.labels(painting.frame, painting.palette, chosen.peek());
    return isBehindEffect(painting) ? labels.filter(({ isForced }) => isForced) : labels;
  },
  obstacles: (made, frame) => made.outlineBoxes(frame),
  Legend: HotspotLegend,
});
