// What the outlines of changes mean, on screen.
import { compared } from '../../../questions/change';
import type { ChangeAnswer } from '../../../questions/answers';
import { lightPalette } from '../../core/palette';
import { lookOf, SORTS } from './look';

const sortsIn = (found: ChangeAnswer) => SORTS.filter(({ has }) => found.hotspots.some(has));
const headOf = ({ before, after }: ChangeAnswer): string => `${after.words} against ${before.words}`;
const cellsOf = ({ cells, cellMetres }: ChangeAnswer): string | null =>
  cells.length === 0 ? null : `Cell of ${cellMetres} m with more (+) or fewer (−) beyond chance`;

export function ChangeLegend() {
  const found = compared.value;
  if (!found) return null;
  const cells = cellsOf(found);
  return (
    <>
      <p class="legend-title">{headOf(found)}</p>
      {sortsIn(found).map(({ name, sample }) => {
        const { width, dash } = lookOf(sample, lightPalette);
        const colour = `legend-${sample.verdict === 'more' || sample.verdict === 'fewer' ? sample.verdict : 'same'}`;
        return (
          <p class="legend-row" key={name}>
            <svg class="legend-change" viewBox="0 0 18 12" aria-hidden="true">
              <rect
                class={colour} x="1.5" y="1.5" width="15" height="9" rx="3" style={{ strokeWidth: width }}
                stroke-dasharray={dash.map((length) => length / 1.8).join(' ')}
              />
            </svg>
            <span class="legend-text">{name}</span>
          </p>
        );
      })}
      {cells !== null && <p class="legend-foot">{cells}</p>}
    </>
  );
}
