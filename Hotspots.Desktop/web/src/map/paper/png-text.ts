// Texts inside a PNG, for programs that list what a picture is: the chunks tEXt (Latin-1) and iTXt (UTF-8) of the PNG specification, section 11.3.3.

const SIGNATURE = 8;
/** Length, name and checksum of a chunk. */
const FRAME = 12;
/** The header is the first chunk and has thirteen bytes. */
const AFTER_HEADER = SIGNATURE + FRAME + 13;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = table[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(FRAME + body.length), view = new DataView(bytes.buffer);
  view.setUint32(0, body.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(body, 8);
  view.setUint32(8 + body.length, crc32(bytes.subarray(4, 8 + body.length)));
  return bytes;
}

function textChunk(keyword: string, text: string): Uint8Array {
  const isLatin = /^[\x20-\x7e\xa0-\xff]*$/.test(text);
  const ascii = (value: string): number[] => Array.from({ length: value.length }, (_, i) => value.charCodeAt(i));
  return isLatin
    ? chunk('tEXt', Uint8Array.from([...ascii(keyword), 0, ...ascii(text)]))
    // Not compressed, of no language, without a translated keyword.
    : chunk('iTXt', Uint8Array.from([...ascii(keyword), 0, 0, 0, 0, 0, ...new TextEncoder().encode(text)]));
}

/** The same picture with texts after its header; blank ones are left out. */
export function withTexts(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).filter(([, text]) => text !== '').map(([keyword, text]) => textChunk(keyword, text));
  const bytes = new Uint8Array(png.length + chunks.reduce((sum, one) => sum + one.length, 0));
  bytes.set(png.subarray(0, AFTER_HEADER));
  let at = AFTER_HEADER;
  for (const one of chunks) { bytes.set(one, at); at += one.length; }
  bytes.set(png.subarray(AFTER_HEADER), at);
  return bytes;
}
