// Where things stand on the printed sheet: measured before anything is drawn, so that nothing is printed over anything, whatever the window's size.

/** Width of a text in the font it is written in, CSS pixels of the sheet. */
export type Measure = (text: string) => number;

/** The text in lines no wider than `width`; a word that is wider than that stands alone. */
export function wrapped(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Where an entry of the legend stands: its mark's left edge and the first of its rows; its text in as many lines as it needs. */
export interface Entry { x: number; row: number; lines: string[] }

/** The sign and the gap before a text, and the gap after an entry. */
export const SIGN = 16;
const GAP = 18;

/** Entries side by side from `left` to `right`, in rows; one that is too wide for a row has rows of its own. */
export function flowed(texts: readonly string[], left: number, right: number, measure: Measure): { entries: Entry[]; rows: number } {
  const entries: Entry[] = [];
  let x = left, row = 0;
  for (const text of texts) {
    const width = SIGN + measure(text);
    if (x > left && x + width > right) { x = left; row++; }
    const lines = width > right - left ? wrapped(text, right - left - SIGN, measure) : [text];
    entries.push({ x, row, lines });
    if (lines.length > 1) { row += lines.length; x = left; }
    else x += width + GAP;
  }
  return { entries, rows: entries.length === 0 ? 0 : x === left ? row : row + 1 };
}

/** Sizes of the sheet, CSS pixels: the width of A4 across at 96 to the inch. */
export const SHEET = { width: 1123, margin: 20, mostMap: 900, row: 17 } as const;

/** The map's place on the sheet: as wide as the margins leave, unless that would make it too tall. */
export function mapPlace(width: number, height: number): { x: number; width: number; height: number } {
  const room = SHEET.width - 2 * SHEET.margin;
  const scale = Math.min(room / width, SHEET.mostMap / height);
  return { x: SHEET.margin + (room - width * scale) / 2, width: width * scale, height: height * scale };
}
