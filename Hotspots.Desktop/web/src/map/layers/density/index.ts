// Density, or relative risk, as coloured ground.
import { shownSurfaces } from '../../../host/run-layers';
import { layer } from '../layer';
import { DensityLegend } from './legend';
import { SurfaceLayer } from './surface-layer';
import { surfaceText } from './surface-text';

export const density = layer({
  id: 'density', title: 'Density', what: 'or relative risk, as coloured ground', usual: { visible: true, opacity: 0.7 },
  make: ({ changed }) => new SurfaceLayer(changed),
  follow: (made) => { made.setSurfaces(shownSurfaces.value); },
  paint: (made, { context, frame, palette }) => { made.draw(context, frame, palette); },
  valueAt: surfaceText,
  Legend: DensityLegend,
});
