// What the cells of a layer that would be handed over mean.
import { computed } from '@preact/signals';
import { reviewed, shownPeriod } from '../../../questions/release';
import { palette } from '../../core/palette';
import { beginningsOf, colourOf, mostClasses, nameOf } from './look';

const HIDDEN_WORDS = 'Hidden: any number', NONE_WORDS = 'None';

const classes = computed(() => (reviewed.value ? beginningsOf(reviewed.value, mostClasses(palette.value)) : []));
const headOf = (): string | null => {
  const answer = reviewed.value, period = answer?.periods.at(shownPeriod.value);
  return answer && period ? `For ${answer.recipient}: incidents, ${period.words}` : null;
};

export function ReleaseLegend({ opacity }: { opacity: number }) {
  const head = headOf(), beginnings = classes.value;
  if (head === null) return null;
  return (
    <>
      <p class="legend-title">{head}</p>
      <ul class="legend-classes" aria-label="Counts of cells that would be handed over">
        {beginnings.map((from, at) => (
          <li class="legend-row" key={from}>
            <svg class="legend-cell" viewBox="0 0 14 14" aria-hidden="true" style={{ opacity }}>
              <rect width="14" height="14" fill={colourOf(beginnings, at, palette.value)} />
            </svg>
            <span class="legend-text">{nameOf(beginnings, at)}</span>
          </li>
        )).reverse()}
        <li class="legend-row">
          <svg class="legend-cell" viewBox="0 0 14 14" aria-hidden="true"><rect class="legend-none" x="0.5" y="0.5" width="13" height="13" /></svg>
          <span class="legend-text">{NONE_WORDS}</span>
        </li>
        <li class="legend-row">
          <svg class="legend-cell" viewBox="0 0 14 14" aria-hidden="true" style={{ opacity }}>
            <path class="legend-hidden" d="M-2 9L9 -2M1 13L13 1M5 16L16 5" />
            <rect class="legend-none" x="0.5" y="0.5" width="13" height="13" />
          </svg>
          <span class="legend-text">{HIDDEN_WORDS}</span>
        </li>
      </ul>
    </>
  );
}
