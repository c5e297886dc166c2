// What the layers of a run say at a place, in words with units: for the foot of the map, and to be read out.
import { layers } from './layers/layers';
import { shownCells, shownSurfaces } from '../host/run-layers';
import { correctionText, CELL_STYLES, nameOf, statisticOf, styleOf } from './layers/cells/cell-classes';
import { cellsAt } from './layers/cells/cell-grid';
import { comparedTitle } from '../state/compared';
import { surfaceAt } from './layers/density/surface-grid';

const precise = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });
const plain = (value: number): string => precise.format(value);

/** p-values below a thousandth are not worth their digits. */
export const chanceText = (p: number): string => (p < 0.001 ? 'under 0.001' : plain(p));

/** One sentence for each layer on screen that has something here. */
export function valuesAt(easting: number, northing: number): string[] {
  const said: string[] = [];
  const { density, cells: cellState } = layers.value;
  const cells = cellState.visible ? shownCells.value : null;
  const found = cells && cellsAt(cells, easting, northing);
  if (cells && found && found.row >= 0) {
    const { grid, row } = found;
    const incidents = `${plain(cells.counts[row])} ${cells.counts[row] === 1 ? 'incident' : 'incidents'}`;
    const isNone = styleOf(cells, row) === 0;
    said.push(`Cell in ${grid.area}: ${incidents}; ${statisticOf(cells)} z ${plain(cells.z[row])}, ${cells.correction === 'none' ? 'p' : 'corrected p'} ${chanceText(cells.q[row])}: ${
      isNone ? 'not significant' : `${nameOf(CELL_STYLES[styleOf(cells, row)], cells).toLowerCase()}, ${correctionText({ ...cells, grids: [grid] })}`}`);
  }
  const surfaces = density.visible ? shownSurfaces.value : null;
  const at = surfaces && surfaceAt(surfaces, easting, northing);
  if (surfaces && at && (surfaces.unit === '' || at.value >= 0.5))
    said.push(surfaces.unit === '' ? `${comparedTitle()} here: ${plain(surfaces.isLog ? Math.exp(at.value) : at.value)} times the usual of ${at.area}` : `Density here: ${plain(at.value)} ${surfaces.unit}`);
  return said;
}
