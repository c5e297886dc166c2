import { describe, expect, it } from 'vitest';
import { flowed, mapPlace, SHEET, wrapped } from '../../../src/map/paper/paper-layout';
import { crc32, withTexts } from '../../../src/map/paper/png-text';

/** Every letter six pixels wide. */
const measure = (text: string): number => 6 * text.length;

describe('the printed sheet', () => {
  it('is laid out the same whatever the window: a wide one, a narrow one at 200 %, a tall one', () => {
    for (const [width, height] of [[1440, 900], [512, 250], [300, 700], [2560, 600]]) {
      const place = mapPlace(width, height);
      expect(place.width / place.height).toBeCloseTo(width / height, 9);
      expect(place.x).toBeGreaterThanOrEqual(SHEET.margin);
      expect(place.x + place.width).toBeLessThanOrEqual(SHEET.width - SHEET.margin + 1e-9);
      expect(place.height).toBeLessThanOrEqual(SHEET.mostMap + 1e-9);
    }
  });

  it('gives every entry of a legend room of its own, and counts the rows that it takes', () => {
    const texts = [
      'Tip (3,069)', 'Warrant (60)', 'x'.repeat(90), 'Other kinds (12)', `a long one ${'of many words '.repeat(30)}`.trim(),
      'Hotspot and its rank',
    ];
    const { entries, rows } = flowed(texts, 220, 1103, measure);
    const taken = entries.flatMap(({ x, row, lines }) => lines.map((text, line) => ({ row: row + line, from: x, to: x + 16 + measure(text) })));
    for (const [i, one] of taken.entries()) {
      expect(one.to).toBeLessThanOrEqual(1103);
      for (const other of taken.slice(i + 1)) expect(one.row !== other.row || one.to <= other.from || other.to <= one.from).toBe(true);
    }
    expect(rows).toBe(Math.max(...taken.map(({ row }) => row)) + 1);
    expect(flowed([], 220, 1103, measure).rows).toBe(0);
  });

  it('breaks a long text between words', () => {
    expect(wrapped('all days and all hours', 60, measure)).toEqual(['all days', 'and all', 'hours']);
    expect(wrapped('', 60, measure)).toEqual([]);
  });
});

describe('texts in a PNG', () => {
  it('stand after its header, Latin-1 or UTF-8, with their checksums', () => {
    // Signature, a header of thirteen bytes in its frame, and an end.
    const png = Uint8Array.from([...Array<number>(8 + 25).fill(1), 9, 9, 9]);
    const bytes = withTexts(png, { Marking: 'OFFICIAL', Title: 'Friday’s nights', Run: '' });
    expect([...bytes.slice(0, 33)]).toEqual([...png.slice(0, 33)]);
    expect([...bytes.slice(-3)]).toEqual([9, 9, 9]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain('tEXtMarking\0OFFICIAL');
    expect(text).toContain('iTXtTitle\0\0\0\0\0Friday’s nights');
    expect(text).not.toContain('Run');
    const view = new DataView(bytes.buffer), length = view.getUint32(33);
    expect(view.getUint32(33 + 8 + length)).toBe(crc32(bytes.slice(37, 41 + length)));
  });

  it('have the checksum of the specification', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});
