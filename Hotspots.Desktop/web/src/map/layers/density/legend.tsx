// What a surface of density or relative risk means, on screen. By the whole run, so the same at every zoom.
import { computed } from '@preact/signals';
import { runLayers, shownSurfaces } from '../../../host/run-layers';
import { comparedTitle } from '../../../state/compared';
import { palette } from '../../core/palette';
import { WhichMethod } from '../../core/which-method';
import { classesOf, peakOf, type Classes, type Colour } from './density-classes';

const peak = computed(() => (shownSurfaces.value ? peakOf(shownSurfaces.value) : 0));

/** Classes of the surface on screen; null without one. */
export const densityClasses = computed<Classes | null>(() =>
  (shownSurfaces.value ? classesOf(shownSurfaces.value, peak.value, palette.value) : null));

/** What the numbers of a surface are, for the head of its legend. */
export const surfaceTitle = (unit: string): string => (unit === '' ? `${comparedTitle()}: times the usual` : `Density, ${unit}`);

/** As it looks on the ground, under the layer's opacity. */
function onLand([red, green, blue, cover]: Colour, opacity: number): string {
  return `color-mix(in srgb, rgb(${red} ${green} ${blue}) ${Math.round(100 * opacity * cover)}%, ${palette.value.land})`;
}

export function DensityLegend({ opacity }: { opacity: number }) {
  const surfaces = shownSurfaces.value, classes = densityClasses.value;
  if (!surfaces || !classes || classes.breaks.length === 0) return null;
  return (
    <>
      <p class="legend-title">{surfaceTitle(surfaces.unit)}</p>
      <WhichMethod made={runLayers.value.surfaces} shown={surfaces.method} label="Surface of" />
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
