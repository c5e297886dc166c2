// What the cells of a layer that would be handed over mean, on screen and on paper.
import { computed } from '@preact/signals';
import { reviewed, shownPeriod } from '../../../questions/release';
import type { Frame } from '../../core/canvas-layer';
import type { PaperLine } from '../layer';
import { lightPalette, palette } from '../../core/palette';
import { square } from '../../core/paper-square';
import { beginningsOf, colourOf, HIDDEN, mostClasses, nameOf } from './look';

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

export function releaseLines(context: CanvasRenderingContext2D, _frame: Frame, opacity: number): PaperLine[] {
  const head = headOf(), beginnings = classes.peek();
  if (head === null) return [];
  const lines: PaperLine[] = beginnings.map((_, at) => ({
    text: nameOf(beginnings, at), mark: square(context, colourOf(beginnings, at, lightPalette), opacity),
  })).reverse();
  const hidden = (x: number, y: number): void => {
    context.beginPath();
    for (const shift of [-4, 1, 6]) {
      context.moveTo(x + shift - 2, y + 5);
      context.lineTo(x + Math.min(6, shift + 6), y - 5);
    }
    context.strokeStyle = HIDDEN.light;
    context.lineWidth = 1;
    context.stroke();
  };
  return [...lines, { text: HIDDEN_WORDS, mark: hidden }].map((line, i) => (i === 0 ? { ...line, text: `${head}: ${line.text}` } : line));
}
