// Vector tiles made by hand for the tests: the few words of protobuf that they need.
export interface MadeFeature {
  type: 'Point' | 'LineString' | 'Polygon'; /** In tile units, y down; rings not closed. */ parts: [number, number][][];
  properties: Record<string, string | number>
}

export const EXTENT = 4096;

export function madeTile(layers: Record<string, MadeFeature[]>): ArrayBuffer {
  const tile = Object.entries(layers).flatMap(([name, features]) => field(3, layer(name, features)));
  return Uint8Array.from(tile).buffer;
}

function layer(name: string, features: MadeFeature[]): number[] {
  const keys: string[] = [], values: (string | number)[] = [];
  const place = <T>(list: T[], item: T): number => { if (!list.includes(item)) list.push(item); return list.indexOf(item); };
  const encoded = features.flatMap(({ type, parts, properties }) => {
    const tags = Object.entries(properties).flatMap(([key, value]) => [...varint(place(keys, key)), ...varint(place(values, value))]);
    return field(
      2,
      [...field(2, tags), ...varint(3 << 3), ...varint({ Point: 1, LineString: 2, Polygon: 3 }[type]), ...field(4, geometry(type, parts))],
    );
  });
  return [
    ...varint(15 << 3), 2, ...field(1, text(name)), ...encoded, ...keys.flatMap((key) => field(3, text(key))),
    ...values.flatMap((value) => field(4, typeof value === 'string' ? field(1, text(value)) : [...varint(4 << 3), ...varint(value)])),
    ...varint(5 << 3), ...varint(EXTENT),
  ];
}

function geometry(type: MadeFeature['type'], parts: [number, number][][]): number[] {
  let x = 0, y = 0;
  const move = ([nextX, nextY]: [number, number]): number[] => {
    const bytes = [...varint(zigzag(nextX - x)), ...varint(zigzag(nextY - y))];
    [x, y] = [nextX, nextY];
    return bytes;
  };
  return parts.flatMap(([first, ...rest]) => [
    ...varint(1 | (1 << 3)), ...move(first), ...(rest.length > 0 ? [...varint(2 | (rest.length << 3)), ...rest.flatMap(move)] : []),
    ...(type === 'Polygon' ? varint(7 | (1 << 3)) : []),
  ]);
}

const text = (value: string): number[] => [...new TextEncoder().encode(value)];
const field = (number: number, bytes: number[]): number[] => [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
const zigzag = (value: number): number => ((value << 1) ^ (value >> 31)) >>> 0;
function varint(value: number): number[] {
  const bytes = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}
