// What the tested cell at a place says, in words with units.
import { chanceText } from '../../../base/words';
import { shownCells } from '../../../host/run-layers';
import { CELL_STYLES, correctionText, nameOf, statisticOf, styleOf } from './cell-classes';
import { cellsAt } from './cell-grid';

const precise = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** One sentence; null where no cell was tested. */
export function cellText(easting: number, northing: number): string | null {
  const cells = shownCells.value;
  const found = cells && cellsAt(cells, easting, northing);
  if (!cells || !found || found.row < 0) return null;
  const { grid, row } = found, style = styleOf(cells, row);
  const incidents = `${precise.format(cells.counts[row])} ${cells.counts[row] === 1 ? 'incident' : 'incidents'}`;
  const verdict = style === 0
    ? 'not significant'
    : `${nameOf(CELL_STYLES[style], cells).toLowerCase()}, ${correctionText({ ...cells, grids: [grid] })}`;
  const chance = `${cells.correction === 'none' ? 'p' : 'corrected p'} ${chanceText(cells.q[row])}`;
  return `Cell in ${grid.area}: ${incidents}; ${statisticOf(cells)} z ${precise.format(cells.z[row])}, ${chance}: ${verdict}`;
}
