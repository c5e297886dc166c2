// What tested cells mean, on screen. By the whole run, so the same at every zoom.
import { computed } from '@preact/signals';
import { number } from '../../../base/words';
import { runLayers, shownCells } from '../../../host/run-layers';
import { palette } from '../../core/palette';
import { WhichMethod } from '../../core/which-method';
import { CELL_STYLES, correctionText, fillOf, LEGEND_ORDER, nameOf, statisticOf, styleOf } from './cell-classes';

/** Styles of cells that occur in the run, with how many cells there are of each. */
export const cellStyleCounts = computed(() => {
  const cells = shownCells.value;
  if (!cells) return [];
  const counts = new Uint32Array(CELL_STYLES.length);
  for (let row = 0; row < cells.count; row++) counts[styleOf(cells, row)]++;
  return LEGEND_ORDER.filter((index) => counts[index] > 0)
    .map((index) => ({ style: CELL_STYLES[index], name: nameOf(CELL_STYLES[index], cells), count: counts[index] }));
});

export function CellLegend({ opacity }: { opacity: number }) {
  const cells = shownCells.value;
  if (!cells) return null;
  return (
    <>
      <p class="legend-title">Cells tested, by {statisticOf(cells)}</p>
      <WhichMethod made={runLayers.value.cells} shown={cells.method} label="Cells of" />
      <ul class="legend-classes" aria-label="Classes of cells and how many there are">
        {cellStyleCounts.value.map(({ style, name, count }) => (
          <li class="legend-row" key={style.id}>
            <svg class="legend-cell" viewBox="0 0 14 14" aria-hidden="true" style={{ opacity }}>
              <rect width="14" height="14" fill={fillOf(style, palette.value)} />
              {style.isHatched && <path class="legend-hatch" d="M-2 9L9 -2M1 13L13 1M5 16L16 5" />}
              {style.isOutlined && <rect class="legend-inner" x="2" y="2" width="10" height="10" />}
            </svg>
            <span class="legend-text">{name}</span><span class="legend-count">{number(count)}</span>
          </li>
        ))}
      </ul>
      <p class="legend-foot">{correctionText(cells)}</p>
    </>
  );
}
