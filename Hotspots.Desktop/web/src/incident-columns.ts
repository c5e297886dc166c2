// Reads the binary columns of /api/incidents (docs/map-window.md): header length, JSON header, columns at multiples of 8.
import type { Incidents, TextColumn, Texts } from './model';

type Column = Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

interface Header {
  count: number;
  columns: { name: string; type: string }[];
  texts: Texts;
}

const WIDTHS: Partial<Record<string, number>> = { f32: 4, i32: 4, u32: 4, u16: 2, u8: 1 };
const TEXT_COLUMNS: readonly TextColumn[] = ['kind', 'area', 'town', 'street', 'operation', 'line', 'drug', 'grade'];

const upToEight = (offset: number): number => (offset + 7) & ~7;

/** The columns as views into the answer: nothing is copied. Throws a sentence when the answer is not what the seam promises. */
export function decodeIncidents(buffer: ArrayBuffer): Incidents {
  const header = headerOf(buffer);
  const columns = new Map<string, Column>();
  let offset = upToEight(4 + new DataView(buffer).getUint32(0, true));
  for (const { name, type } of header.columns) {
    const width = WIDTHS[type];
    if (width === undefined) throw new Error(`The incidents came with a column "${name}" of unknown type "${type}". Reload the page.`);
    const end = offset + width * header.count;
    if (end > buffer.byteLength) throw new Error(`The incidents were cut short in column "${name}". Reload the page.`);
    columns.set(name, viewOf(buffer, type, offset, header.count));
    offset = upToEight(end);
  }
  const column = <T extends Column>(name: string, kind: new (length: number) => T): T => {
    const found = columns.get(name);
    if (found instanceof kind) return found;
    throw new Error(`The incidents came without the column "${name}". Reload the page.`);
  };
  const codes: Incidents['codes'] = {};
  for (const name of TEXT_COLUMNS) {
    const found = columns.get(name);
    if (found instanceof Uint8Array || found instanceof Uint16Array || found instanceof Uint32Array) codes[name] = found;
  }
  const again = columns.get('again');
  return {
    count: header.count,
    easting: column('easting', Float32Array),
    northing: column('northing', Float32Array),
    minute: column('minute', Int32Array),
    span: column('span', Uint32Array),
    precision: column('precision', Uint8Array),
    ...(again instanceof Uint8Array ? { again } : {}),
    codes,
    texts: header.texts,
  };
}

function headerOf(buffer: ArrayBuffer): Header {
  if (buffer.byteLength < 4) throw new Error('The incidents came back empty. Reload the page.');
  const length = new DataView(buffer).getUint32(0, true);
  if (4 + length > buffer.byteLength) throw new Error('The incidents were cut short. Reload the page.');
  return JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as Header;
}

function viewOf(buffer: ArrayBuffer, type: string, offset: number, count: number): Column {
  switch (type) {
    case 'f32': return new Float32Array(buffer, offset, count);
    case 'i32': return new Int32Array(buffer, offset, count);
    case 'u32': return new Uint32Array(buffer, offset, count);
    case 'u16': return new Uint16Array(buffer, offset, count);
    default: return new Uint8Array(buffer, offset, count);
  }
}
