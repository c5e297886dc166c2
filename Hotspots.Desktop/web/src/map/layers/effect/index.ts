// An operation: where it was, and what it is compared with.
import { evaluated } from '../../../questions/effect';
import { layer } from '../layer';
import { EffectLayer } from './effect-layer';
import { EffectLegend } from './legend';

export { GroundDrawing } from './ground-drawing';
export { GroundLine } from './ground-line';
export { SketchedGround } from './sketch';

export const effect = layer({
  id: 'effect', title: 'Operation', what: 'where it was, what it is compared with', usual: { visible: true, opacity: 1 },
  make: () => new EffectLayer(),
  follow: (made) => { made.setEffect(evaluated.value); },
  paintUnder: (made, { context, frame, palette }) => { made.drawGround(context, frame, palette); },
  paint: (made, { context, frame, palette }) => { made.drawOutlines(context, frame, palette); },
  labels: (made, { frame, palette }) => made.labels(frame, palette),
  Legend: EffectLegend,
});
