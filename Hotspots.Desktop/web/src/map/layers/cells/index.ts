// Cells tested: hot and cold beyond chance.
import { shownCells } from '../../../host/run-layers';
import { layer } from '../layer';
import { CellLayer } from './cell-layer';
import { cellText } from './cell-text';
import { CellLegend } from './legend';

export const cells = layer({
  id: 'cells', title: 'Cells tested', what: 'hot and cold cells: Gi*, emerging, local Moran', usual: { visible: true, opacity: 0.75 },
  make: ({ changed }) => new CellLayer(changed),
  follow: (made) => { made.setCells(shownCells.value); },
  paint: (made, { context, frame, palette }) => { made.draw(context, frame, palette); },
  valueAt: cellText,
  Legend: CellLegend,
});
