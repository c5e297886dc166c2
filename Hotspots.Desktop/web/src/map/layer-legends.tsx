// What the layers of a run mean: density, contours, tested cells. By the whole run, so the same at every zoom.
import { computed } from '@preact/signals';
import { layers } from './layers/layers';
import { comparedTitle } from '../state/compared';
import { methods } from '../state/state';
import { prefer, runLayers, shownCells, shownContours, shownSurfaces } from '../host/run-layers';
import { CELL_STYLES, correctionText, fillOf, LEGEND_ORDER, nameOf, statisticOf, styleOf } from './layers/cells/cell-classes';
import { contourMeaning } from './layers/contours/contour-layer';
import { classesOf, peakOf, type Classes, type Colour } from './layers/density/density-classes';
import { palette } from './core/palette';

const number = new Intl.NumberFormat('en-GB');
const peak = computed(() => (shownSurfaces.value ? peakOf(shownSurfaces.value) : 0));

/** Classes of the surface on screen; null without one. */
export const densityClasses = computed<Classes | null>(() => (shownSurfaces.value ? classesOf(shownSurfaces.value, peak.value, palette.value) : null));

/** Styles of cells that occur in the run, with how many cells there are of each. */
export const cellStyleCounts = computed(() => {
  const cells = shownCells.value;
  if (!cells) return [];
  const counts = new Uint32Array(CELL_STYLES.length);
  for (let row = 0; row < cells.count; row++) counts[styleOf(cells, row)]++;
  return LEGEND_ORDER.filter((index) => counts[index] > 0).map((index) => ({ style: CELL_STYLES[index], name: nameOf(CELL_STYLES[index], cells), count: counts[index] }));
});

/** What the numbers of a surface are, for the head of its legend. */
export const surfaceTitle = (unit: string): string => (unit === '' ? `${comparedTitle()}: times the usual` : `Density, ${unit}`);

/** As it looks on the ground, under the layer's opacity. */
const onLand = ([red, green, blue, cover]: Colour, opacity: number): string => `color-mix(in srgb, rgb(${red} ${green} ${blue}) ${Math.round(100 * opacity * cover)}%, ${palette.value.land})`;

export function DensityLegend() {
  const surfaces = shownSurfaces.value, classes = densityClasses.value;
  if (!surfaces || !classes || classes.breaks.length === 0) return null;
  const { opacity } = layers.value.density;
  return (
    <>
      <p class="legend-title">{surfaceTitle(surfaces.unit)}</p>
      <Which made={runLayers.value.surfaces} shown={surfaces.method} label="Surface of" />
      <ol class="legend-steps" aria-label={surfaceTitle(surfaces.unit)}>
        {classes.names.map((name, i) => {
          const colour = classes.colours[i];
          return (
            <li key={name} title={name} class={i === 0 ? 'is-first' : ''}>
              <span class="legend-swatch" style={{ backgroundColor: colour ? onLand(colour, opacity) : palette.value.land }} />
              <span aria-hidden="true">{i === 0 ? '' : classes.marks[i - 1]}</span><span class="unseen">{name}</span>
            </li>
          );
        })}
      </ol>
    </>
  );
}

export function ContourLegend() {
  const contours = shownContours.value?.contours ?? [];
  if (contours.length === 0) return null;
  return (
    <p class="legend-row">
      <svg class="legend-line legend-contour" viewBox="0 0 18 6" aria-hidden="true"><path d="M0 3H18" /></svg>
      <span class="legend-text">{contourMeaning(contours[0])}</span>
    </p>
  );
}

export function CellLegend() {
  const cells = shownCells.value;
  if (!cells) return null;
  const { opacity } = layers.value.cells;
  return (
    <>
      <p class="legend-title">Cells tested, by {statisticOf(cells)}</p>
      <Which made={runLayers.value.cells} shown={cells.method} label="Cells of" />
      <ul class="legend-classes" aria-label="Classes of cells and how many there are">
        {cellStyleCounts.value.map(({ style, name, count }) => (
          <li class="legend-row" key={style.id}>
            <svg class="legend-cell" viewBox="0 0 14 14" aria-hidden="true" style={{ opacity }}>
              <rect width="14" height="14" fill={fillOf(style, palette.value)} />
              {style.isHatched && <path class="legend-hatch" d="M-2 9L9 -2M1 13L13 1M5 16L16 5" />}
              {style.isOutlined && <rect class="legend-inner" x="2" y="2" width="10" height="10" />}
            </svg>
            <span class="legend-text">{name}</span><span class="legend-count">{number.format(count)}</span>
          </li>
        ))}
      </ul>
      <p class="legend-foot">{correctionText(cells)}</p>
    </>
  );
}

/** Which method's layer is drawn, where several made the same. */
function Which({ made, shown, label }: { made: readonly { method: string }[]; shown: string; label: string }) {
  if (made.length < 2) return null;
  return (
    <select class="legend-which" aria-label={label} value={shown} onChange={(event) => { prefer(event.currentTarget.value, made.map(({ method }) => method)); }}>
      {made.map(({ method }) => <option key={method} value={method}>{methods.value.find(({ name }) => name === method)?.title ?? method}</option>)}
    </select>
  );
}
