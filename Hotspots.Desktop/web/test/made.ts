// Incidents made up for the tests, the same at every run.
import { TEXT_COLUMNS, UNKNOWN_MINUTE, type Incidents, type TextColumn } from '../src/contracts/model';

/** Numbers from 0 to 1 (mulberry32). */
export function chance(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const DAY = 1440;

/** Ten years either side of 2000, every precision, every column. */
export function madeUp(count: number, seed = 1): Incidents {
  const next = chance(seed);
  const below = (n: number) => Math.floor(next() * n);
  const texts: Record<TextColumn, string[]> = {
    ...Object.fromEntries(TEXT_COLUMNS.map((column) => [column, ['', `${column} 1`, `${column} 2`]])) as Record<TextColumn, string[]>,
    kind: ['', 'tip', 'warrant', 'seizure'],
    area: ['', 'Mold', 'Buckley', 'Clacton-on-Sea', 'High Wycombe'],
    operation: ['', 'Kestrel', 'Merlin'],
    line: ['', 'Deano', 'Max', 'Zed'],
    drug: ['', 'heroin', 'crack cocaine', 'crack cocaine; heroin'],
    grade: ['', '1AP', '2BC', '3EC'],
    reliance: ['', '1A', '2B', '3E', '?E'],
    basis: ['', 'tips', 'facts'],
    street: ['', 'Pier Avenue', 'High Street'],
  };
  const codes = (length: number) => Uint8Array.from({ length: count }, () => below(length));
  const minute = new Int32Array(count), span = new Uint32Array(count), precision = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const kind = below(7);
    const at = below(20 * 365 * DAY) - 10 * 365 * DAY;
    precision[i] = kind;
    if (kind === 0) { minute[i] = UNKNOWN_MINUTE; continue; }
    minute[i] = kind >= 5 ? at : Math.floor(at / DAY) * DAY;
    span[i] = kind >= 5 ? 1 : kind === 4 ? DAY : kind === 3 ? 30 * DAY : kind === 2 ? 365 * DAY : below(90 * DAY) + 1;
  }
  return {
    count, minute, span, precision, texts,
    easting: Float32Array.from({ length: count }, () => 300_000 + next() * 10_000),
    northing: Float32Array.from({ length: count }, () => 360_000 + next() * 10_000),
    codes: Object.fromEntries(TEXT_COLUMNS.map((column) => [column, codes(texts[column].length)])),
  };
}
