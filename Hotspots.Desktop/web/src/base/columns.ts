// Binary answers of the host (docs/map-window.md): header length, JSON header, columns at multiples of 8, taken as views: nothing is copied.

export type Column = Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

const WIDTHS: Partial<Record<string, number>> = { f32: 4, i32: 4, u32: 4, u16: 2, u8: 1 };
const upToEight = (offset: number): number => (offset + 7) & ~7;

export class ColumnReader<Header> {
  readonly header: Header;
  readonly #buffer: ArrayBuffer;
  readonly #what: string;
  #offset: number;

  /** `what` came, for sentences: "The incidents". */
  constructor(buffer: ArrayBuffer, what: string) {
    if (buffer.byteLength < 4) throw new Error(`${what} came back empty. Reload the page.`);
    const length = new DataView(buffer).getUint32(0, true);
    if (4 + length > buffer.byteLength) throw new Error(`${what} were cut short. Reload the page.`);
    this.#buffer = buffer;
    this.#what = what;
    this.#offset = upToEight(4 + length);
    this.header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as Header;
  }

  /** The next column. */
  take(name: string, type: string, count: number): Column {
    const width = WIDTHS[type];
    if (width === undefined) throw new Error(`${this.#what} came with a column "${name}" of unknown type "${type}". Reload the page.`);
    const start = this.#offset, end = start + width * count;
    if (end > this.#buffer.byteLength) throw new Error(`${this.#what} were cut short in column "${name}". Reload the page.`);
    this.#offset = upToEight(end);
    switch (type) {
      case 'f32': return new Float32Array(this.#buffer, start, count);
      case 'i32': return new Int32Array(this.#buffer, start, count);
      case 'u32': return new Uint32Array(this.#buffer, start, count);
      case 'u16': return new Uint16Array(this.#buffer, start, count);
      default: return new Uint8Array(this.#buffer, start, count);
    }
  }
}

/** A column of the kind that the seam promises. */
export function columnOf<T extends Column>(columns: ReadonlyMap<string, Column>, name: string, kind: new (length: number) => T, what: string): T {
  const found = columns.get(name);
  if (found instanceof kind) return found;
  throw new Error(`${what} came without the column "${name}". Reload the page.`);
}
