// Letters and figures of the National Grid.

const LETTERS = 'ABCDEFGHJKLMNOPQRSTUVWXYZ';

/** The two letters of the 100 km square that holds a position; null outside the lettered grid (2,500 km about false origin). */
export function squareLetters(easting: number, northing: number): string | null {
  const e = Math.floor(easting / 100_000) + 10, n = Math.floor(northing / 100_000) + 5;
  if (!(e >= 0 && e < 25 && n >= 0 && n < 25)) return null;
  const first = LETTERS[(4 - Math.floor(n / 5)) * 5 + Math.floor(e / 5)];
  const second = LETTERS[(4 - (n % 5)) * 5 + (e % 5)];
  return first + second;
}

/** "SJ 2374 6405": letters, then `figures` figures each way (0–5), cut off as grid references are, not rounded; '' off the grid. */
export function gridReference(easting: number, northing: number, figures: 0 | 1 | 2 | 3 | 4 | 5): string {
  const letters = squareLetters(easting, northing);
  if (letters === null) return '';
  if (figures === 0) return letters;
  const part = (metres: number): string =>
    Math.floor((((metres % 100_000) + 100_000) % 100_000) / 10 ** (5 - figures)).toString().padStart(figures, '0');
  return `${letters} ${part(easting)} ${part(northing)}`;
}

/** Figures worth showing where a pixel is this many metres: the last one is about a pixel. */
export function figuresFor(resolution: number): 2 | 3 | 4 | 5 {
  if (resolution > 300) return 2;
  if (resolution > 30) return 3;
  return resolution > 1.5 ? 4 : 5;
}
