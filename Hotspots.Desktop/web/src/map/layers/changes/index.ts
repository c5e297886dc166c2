// Changes: what is new, grown, shrunk or gone between two periods.
import { chosenChange, compared } from '../../../questions/change';
import { layer } from '../layer';
import { ChangesLayer } from './changes-layer';
import { ChangeLegend } from './legend';

/** The marks are those of all time, and the outlines speak of two periods. */
const MARKS = 0.35;

export const changes = layer({
  id: 'changes', title: 'Changes', what: 'new, grown, shrunk, gone: of two periods', usual: { visible: true, opacity: 1 },
  make: () => new ChangesLayer(),
  follow: (made) => {
    void chosenChange.value;
    made.setChanges(compared.value);
  },
  paintUnder: (made, { context, frame, palette }) => { made.drawGround(context, frame, palette); },
  paint: (made, { context, frame, palette }) => { made.drawOutlines(context, frame, palette); },
  aroundMarks: (made, { context }, draw) => {
    if (made.isThere) context.globalAlpha *= MARKS;
    draw();
  },
  labels: (made, { frame, palette }) => made.labels(frame, palette),
  Legend: ChangeLegend,
});
