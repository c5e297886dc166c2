// What would be handed over to others: cells with their counts, or hidden.
import { reviewed, shownPeriod } from '../../../questions/release';
import { palette } from '../../core/palette';
import { layer } from '../layer';
import { releaseText } from './cell-at';
import { ReleaseLegend } from './legend';
import { ReleaseLayer } from './release-layer';

/** The marks are those of the force, and would not be seen by whom it is handed over to. */
const MARKS = 0.25;

export const release = layer({
  id: 'release', title: 'For partners', what: 'counts that would be handed over', usual: { visible: true, opacity: 1 },
  make: () => new ReleaseLayer(),
  follow: (made) => { made.setRelease(reviewed.value, shownPeriod.value, palette.value); },
  paintUnder: (made, { context, frame, palette: colours }) => { made.drawGround(context, frame, colours); },
  paint: (made, { context, frame, palette: colours }) => { made.drawOutlines(context, frame, colours); },
  aroundMarks: (made, { context }, draw) => {
    if (made.isThere) context.globalAlpha *= MARKS;
    draw();
  },
  labels: (made, { frame, palette: colours }) => made.labels(frame, colours),
  valueAt: releaseText,
  Legend: ReleaseLegend,
});
