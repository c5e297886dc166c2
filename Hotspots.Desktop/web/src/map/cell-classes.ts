// What a tested cell is called, and how it looks: by colour, and by outline or hatching too.
import type { Cells } from '../layer-columns';
import type { Palette } from './palette';

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
];
const [NONE, HOT_SUREST, HOT, COLD_SUREST, COLD, HIGH_LOW, LOW_HIGH] = CELL_STYLES.keys();

/** The style of a row: by its class, and how sure it is. */
export function styleOf(cells: Cells, row: number): number {
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
export const nameOf = ({ name }: CellStyle, { alpha }: Cells): string => name.replace('{surest}', percent(Math.min(SUREST, alpha))).replace('{sure}', percent(alpha));

const number = new Intl.NumberFormat('en-GB');

/** How p-values were corrected, and for how many cells: "after correction for 1,234 cells". */
export function correctionText({ grids, correction }: Cells): string {
  // Fewer than three cells cannot stand out from one another: nothing was tested there.
  const tested = grids.map((grid) => grid.tested).filter((cells) => cells >= 3);
  if (tested.length === 0) return 'no cell was tested';
  const least = Math.min(...tested), most = Math.max(...tested);
  const cells = tested.length === 1 ? `${number.format(most)} cells` : `the ${number.format(least)} to ${number.format(most)} cells of each area`;
  return correction === 'none' ? `not corrected for ${cells}: some are so by chance` : `after correction for ${cells} (${correction === 'bh' ? 'Benjamini–Hochberg' : 'Bonferroni'})`;
}

/** Which statistic it was, for a title. */
export const statisticOf = ({ method }: Cells): string => (method === 'gi-star' ? 'Gi*' : method === 'local-moran' ? 'local Moran’s I' : method);
