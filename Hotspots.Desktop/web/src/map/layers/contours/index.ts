// Contours of the density, with what they hold.
import { shownContours, shownSurfaces } from '../../../host/run-layers';
import { layer } from '../layer';
import { ContourLayer } from './contour-layer';
import { ContourLegend } from './legend';

export const contours = layer({
  id: 'contours', title: 'Contours', what: 'of the density, with what they hold', usual: { visible: true, opacity: 1 },
  make: () => new ContourLayer(),
  follow: (made) => { made.setContours(shownContours.value, shownSurfaces.value?.isLog === true); },
  paint: (made, { context, frame, palette }) => { made.draw(context, frame, palette); },
  labels: (made, { frame, palette }) => made.labels(frame, palette),
  Legend: ContourLegend,
});
