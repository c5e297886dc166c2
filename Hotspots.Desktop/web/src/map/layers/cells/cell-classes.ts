// What a tested cell is called, and how it looks: by colour, and by outline or hatching too.
import type { Cells } from '../../../contracts/layer-columns';
import type { Palette } from '../../core/palette';

export interface CellStyle {
  id: string;
  /** In the legend; "{sure}" stands for how sure. */
  name: string;
  /** On light ground and on dark. */
  fill: readonly [light: string, dark: string];
  /** A line within the cell's edge. */
  isOutlined: boolean;
  isHatched: boolean;
}

/** Emerging patterns in the order in which the host counts them, with what each means; new, growing and unbroken ones have an outline. */
const PATTERNS: readonly (readonly [id: string, meaning: string, isOutlined: boolean, hot: CellStyle['fill'], cold: CellStyle['fill']])[] = [
  ['new', '{now} in the last step only', true, ['#c51b7d', '#ff8ac4'], ['#1b7f79', '#6fe0d6']],
  ['consecutive', '{now} without a break until the last step', true, ['#ef6548', '#ffb199'], ['#4393c3', '#a6d8f5']],
  ['intensifying', 'nearly always {now}, and more and more', true, ['#7f0000', '#ff6b5e'], ['#08306b', '#5aa9e6']],
  ['persistent', 'nearly always {now}', false, ['#b2182b', '#f08a78'], ['#2166ac', '#79b8ea']],
  ['diminishing', 'nearly always {now}, and less and less', false, ['#d6604d', '#c96f5d'], ['#5b8fc0', '#6290bd']],
  ['sporadic', '{now} in the last step, off and on before', false, ['#f4a582', '#a8644c'], ['#92c5de', '#3f7fa8']],
  ['oscillating', '{now} in the last step, {other} before', false, ['#c77f00', '#e0a83c'], ['#9a86c8', '#a996d8']],
  ['historical', 'nearly always {now}, but not in the last step', false, ['#9c7a6b', '#b59a8d'], ['#7d8c99', '#93a3b0']],
];

const patternStyles = (isCold: boolean): CellStyle[] => PATTERNS.map(([id, meaning, isOutlined, hot, cold]) => {
  const [now, other] = isCold ? ['cold', 'hot'] : ['hot', 'cold'];
  const name = `${id[0].toUpperCase()}${id.slice(1)}: ${meaning.replace('{now}', now).replace('{other}', other)}`;
  return { id: `${id}-${now}`, name, fill: isCold ? cold : hot, isOutlined, isHatched: isCold };
});

/** As sure as the surest class of hot and cold cells. */
export const SUREST = 0.01;

/** Red is hot and blue is cold, the surest with an outline; all that is cold is hatched. */
export const CELL_STYLES: readonly CellStyle[] = [
  { id: 'none', name: 'Not significant', fill: ['rgb(90 100 110 / 16%)', 'rgb(170 180 190 / 14%)'], isOutlined: false, isHatched: false },
  { id: 'hot-surest', name: 'Hot, {surest} sure', fill: ['#b2182b', '#ff9c7d'], isOutlined: true, isHatched: false },
  { id: 'hot', name: 'Hot, {sure} sure', fill: ['#ef8a62', '#b5553d'], isOutlined: false, isHatched: false },
  { id: 'cold-surest', name: 'Cold, {surest} sure', fill: ['#2166ac', '#8cc8f0'], isOutlined: true, isHatched: true },
  { id: 'cold', name: 'Cold, {sure} sure', fill: ['#67a9cf', '#3f7fa8'], isOutlined: false, isHatched: true },
  { id: 'high-low', name: 'High among low, {sure} sure', fill: ['#c77f00', '#e0a83c'], isOutlined: true, isHatched: false },
  { id: 'low-high', name: 'Low among high, {sure} sure', fill: ['#9a86c8', '#a996d8'], isOutlined: false, isHatched: true },
  ...patternStyles(false),
  ...patternStyles(true),
];
const [NONE, HOT_SUREST, HOT, COLD_SUREST, COLD, HIGH_LOW, LOW_HIGH] = CELL_STYLES.keys();

/** Styles in the order of a legend: hottest first, and what says nothing last. */
export const LEGEND_ORDER: readonly number[] = [
  HOT_SUREST, HOT, ...PATTERNS.map((_, i) => LOW_HIGH + 1 + i), HIGH_LOW, LOW_HIGH, COLD, COLD_SUREST,
  ...PATTERNS.map((_, i) => LOW_HIGH + 1 + PATTERNS.length + i), NONE,
];

/** The style of a row: by its pattern where it was tested step by step, else by its class, and how sure it is. */
export function styleOf(cells: Cells, row: number): number {
  if (cells.patterns) return cells.patterns[row] === 0 ? NONE : LOW_HIGH + cells.patterns[row];
  const isSurest = cells.q[row] <= SUREST;
  switch (cells.classes[row]) {
    case 1: return isSurest ? HOT_SUREST : HOT;
    case 2: return LOW_HIGH;
    case 3: return isSurest ? COLD_SUREST : COLD;
    case 4: return HIGH_LOW;
    default: return NONE;
  }
}

export const fillOf = ({ fill }: CellStyle, { isDark }: Palette): string => fill[isDark ? 1 : 0];

const percent = (alpha: number): string => `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(100 * (1 - alpha))} %`;

/** "Hot, 99 % sure" */
export const nameOf = ({ name }: CellStyle, { alpha }: Cells): string =>
  name.replace('{surest}', percent(Math.min(SUREST, alpha))).replace('{sure}', percent(alpha));

const number = new Intl.NumberFormat('en-GB');

/** How p-values were corrected, and for how many cells: "after correction for 1,234 cells". */
export function correctionText({ grids, correction, patterns }: Cells): string {
  // Fewer than three cells cannot stand out from one another: nothing was tested there.
  const tested = grids.map((grid) => grid.tested).filter((cells) => cells >= 3);
  if (tested.length === 0) return 'no cell was tested';
  const least = Math.min(...tested), most = Math.max(...tested);
  const cells = tested.length === 1 ? `${number.format(most)} cells` : `the ${number.format(least)} to ${number.format(most)} cells of each area`;
  if (patterns) return `after correction for ${cells} in every step (Benjamini–Hochberg)`;
  return correction === 'none'
    ? `not corrected for ${cells}: some are so by chance`
    : `after correction for ${cells} (${correction === 'bh' ? 'Benjamini–Hochberg' : 'Bonferroni'})`;
}

/** Which statistic it was, for a title. */
export const statisticOf = ({ method }: Cells): string =>
  method === 'gi-star' ? 'Gi*' : method === 'local-moran' ? 'local Moran’s I' : method === 'emerging' ? 'Gi* step by step' : method;
