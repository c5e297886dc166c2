// Incidents: marks by kind, or counts in squares where there are too many.
import { incidents as loaded, passing } from '../../../state/state';
import { layer } from '../layer';
import { markOnce } from '../../core/mark-once';
import { cells } from '../cells';
import { density } from '../density';
import { IncidentLayer } from './incident-layer';
import { IncidentLegend } from './legend';

export { look } from './incident-look';
export { KindMark } from './kind-mark';
export { stylesOf, type KindStyle } from './kinds';

export const incidents = layer({
  id: 'incidents', title: 'Incidents', what: 'by kind; thinned where they are dense', usual: { visible: true, opacity: 1 }, isMarks: true,
  make: ({ palette, changed }) => new IncidentLayer(palette, changed),
  follow: (made) => { made.show(loaded.value, passing.value); },
  setPalette: (made, palette) => { made.setPalette(palette); },
  paint: (made, { context, frame, isShown, of, amongMarks }) => {
    made.isOverGround = (isShown('density') && of(density).isThere) || (isShown('cells') && of(cells).isThere);
    // Counts, too, let the ground through.
    if (made.isOverGround && made.look.name === 'cells') context.globalAlpha *= 0.5;
    amongMarks(() => { made.draw(context, frame); });
    if (made.countIn(frame) > 0) markOnce('incidents painted');
  },
  Legend: IncidentLegend,
});
