import { describe, expect, it } from 'vitest';
import { errorSentence, fileName } from '../../src/host/api';
import { decodeIncidents } from '../../src/contracts/incident-columns';

interface Given { name: string; type: string; values: number[] }

function encode(count: number, columns: Given[], texts: Record<string, string[]> = {}): ArrayBuffer {
  const widths: Record<string, number> = { f32: 4, i32: 4, u32: 4, u16: 2, u8: 1 };
  const json = JSON.stringify({ count, columns: columns.map(({ name, type }) => ({ name, type })), texts });
  let header = new TextEncoder().encode(json);
  const padded = new Uint8Array(Math.ceil((4 + header.length) / 8) * 8 - 4).fill(0x20);
  padded.set(header);
  header = padded;
  const size = columns.reduce((sum, column) => sum + Math.ceil((widths[column.type] ?? 1) * count / 8) * 8, 4 + header.length);
  const buffer = new ArrayBuffer(size);
  const view = new DataView(buffer);
  view.setUint32(0, header.length, true);
  new Uint8Array(buffer).set(header, 4);
  let offset = 4 + header.length;
  for (const { type, values } of columns) {
    values.forEach((value, i) => {
      if (type === 'f32') view.setFloat32(offset + 4 * i, value, true);
      else if (type === 'i32') view.setInt32(offset + 4 * i, value, true);
      else if (type === 'u32') view.setUint32(offset + 4 * i, value, true);
      else if (type === 'u16') view.setUint16(offset + 2 * i, value, true);
      else view.setUint8(offset + i, value);
    });
    offset += Math.ceil((widths[type] ?? 1) * count / 8) * 8;
  }
  return buffer;
}

const columns = (count: number): Given[] => [
  { name: 'easting', type: 'f32', values: Array.from({ length: count }, (_, i) => 323000.25 + i) },
  { name: 'northing', type: 'f32', values: Array.from({ length: count }, (_, i) => 364000.5 - i) },
  { name: 'minute', type: 'i32', values: Array.from({ length: count }, (_, i) => (i === 0 ? -2147483648 : i)) },
  { name: 'span', type: 'u32', values: Array.from({ length: count }, (_, i) => 44640 + i) },
  { name: 'precision', type: 'u8', values: Array.from({ length: count }, (_, i) => i % 7) },
  { name: 'kind', type: 'u16', values: Array.from({ length: count }, (_, i) => i % 3) },
  { name: 'street', type: 'u32', values: Array.from({ length: count }, () => 70000) },
];

describe('the binary columns', () => {
  // Counts around the alignment: odd byte columns are where a forgotten padding shows.
  it.each([0, 1, 3, 7, 8, 9, 1001])('come out as they went in, %i incidents', (count) => {
    const given = columns(count);
    const decoded = decodeIncidents(encode(count, given, { kind: ['tip', 'sgŵd – seizure', 'warrant'] }));
    expect(decoded.count).toBe(count);
    expect([...decoded.easting]).toEqual(given[0].values);
    expect([...decoded.northing]).toEqual(given[1].values);
    expect([...decoded.minute]).toEqual(given[2].values);
    expect([...decoded.span]).toEqual(given[3].values);
    expect([...decoded.precision]).toEqual(given[4].values);
    expect([...decoded.codes.kind!]).toEqual(given[5].values);
    expect([...decoded.codes.street!]).toEqual(given[6].values);
    expect(decoded.codes.town).toBeUndefined();
    expect(decoded.texts.kind?.[1]).toBe('sgŵd – seizure');
  });

  it('cut short are refused with the column that is missing', () => {
    const buffer = encode(9, columns(9));
    expect(() => decodeIncidents(buffer.slice(0, buffer.byteLength - 8))).toThrow(/cut short in column "street"/);
    expect(() => decodeIncidents(buffer.slice(0, 20))).toThrow(/cut short/);
    expect(() => decodeIncidents(new ArrayBuffer(0))).toThrow(/empty/);
  });

  it('without a position are refused', () => {
    expect(() => decodeIncidents(encode(2, columns(2).slice(1)))).toThrow(/without the column "easting"/);
  });
});

describe('an error', () => {
  it('is the host\'s own sentence', () => {
    expect(errorSentence('{"error":"Choose a file with coordinates."}', 400)).toBe('Choose a file with coordinates.');
  });
  it('without a sentence still says what to do', () => {
    expect(errorSentence('<html>', 500)).toMatch(/Try again/);
    expect(errorSentence('', 403)).toMatch(/start Hotspots again/);
    expect(errorSentence('{"error":7}', 413)).toMatch(/Split it/);
  });
});

describe('a download\'s name', () => {
  it.each([
    [null, null],
    ['attachment; filename=hotspots.geojson', 'hotspots.geojson'],
    ['attachment; filename="OFFICIAL-SENSITIVE hotspots.csv"', 'OFFICIAL-SENSITIVE hotspots.csv'],
    ['attachment; filename="x.csv"; filename*=UTF-8\'\'T%C5%B7.csv', 'Tŷ.csv'],
    ['inline', null],
  ])('%s is %s', (header, name) => { expect(fileName(header)).toBe(name); });
});
