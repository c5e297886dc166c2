// The National Grid: lines in kilometres.
import { layer } from '../layer';
import { drawGraticule, graticuleLabels } from './graticule';

export const grid = layer({
  id: 'grid', title: 'National Grid', what: 'lines in kilometres', usual: { visible: false, opacity: 1 },
  make: () => null,
  paint: (_, { context, frame, palette }) => { drawGraticule(context, frame, palette); },
  labels: (_, { frame, palette }) => graticuleLabels(frame, palette),
});
