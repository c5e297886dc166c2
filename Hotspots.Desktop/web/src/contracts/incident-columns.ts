// Reads the binary columns of /api/incidents.
import { ColumnReader, columnOf, type Column } from '../base/columns';
import { TEXT_COLUMNS, type Incidents, type Texts } from './model';

interface Header {
  count: number;
  columns: { name: string; type: string }[];
  texts: Texts;
}

const WHAT = 'The incidents';

/** The columns as views into the answer. Throws a sentence when the answer is not what the seam promises. */
export function decodeIncidents(buffer: ArrayBuffer): Incidents {
  const reader = new ColumnReader<Header>(buffer, WHAT), { header } = reader;
  const columns = new Map<string, Column>();
  for (const { name, type } of header.columns) columns.set(name, reader.take(name, type, header.count));
  const codes: Incidents['codes'] = {};
  for (const name of TEXT_COLUMNS) {
    const found = columns.get(name);
    if (found instanceof Uint8Array || found instanceof Uint16Array || found instanceof Uint32Array) codes[name] = found;
  }
  const again = columns.get('again');
  return {
    count: header.count,
    easting: columnOf(columns, 'easting', Float32Array, WHAT),
    northing: columnOf(columns, 'northing', Float32Array, WHAT),
    minute: columnOf(columns, 'minute', Int32Array, WHAT),
    span: columnOf(columns, 'span', Uint32Array, WHAT),
    precision: columnOf(columns, 'precision', Uint8Array, WHAT),
    ...(again instanceof Uint8Array ? { again } : {}),
    codes,
    texts: header.texts,
  };
}
