// Made-up incidents for the mock host: seeded, in four towns, snapped to streets' points as published crime data are.

/** Middle of town (EPSG:27700 metres), spread (metres). */
export const TOWNS = [
  { name: 'Flint', easting: 324_400, northing: 372_900, spread: 900, share: 0.2 },
  { name: 'Buckley', easting: 328_000, northing: 364_300, spread: 1_000, share: 0.15 },
  { name: 'Clacton-on-Sea', easting: 617_500, northing: 215_300, spread: 1_500, share: 0.4 },
  { name: 'High Wycombe', easting: 486_600, northing: 193_000, spread: 1_600, share: 0.25 },
];
export const KINDS = ['tip', 'seizure', 'warrant', 'stop and search'];
export const STREETS = [
  'High Street', 'Station Road', 'Church Street', 'Pier Avenue', 'Chester Road', 'Mill Lane', 'Old Road', 'Jubilee Avenue',
  'Desborough Road', 'Wellesley Road',
];
const OPERATIONS = ['', 'Operation Larch', 'Operation Dunlin'];
const LINES = ['', 'Scouse Al line', 'Jay line', 'Mikey line'];

/** Mulberry32: small, seeded, good enough to scatter points. */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Columns of `count` incidents. Half lie in six knots a town, the rest around its middle; a third are snapped to a 25 m lattice. */
export function makeIncidents(count) {
  const next = random(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const knots =
    TOWNS.map(({ spread }) => Array.from({ length: 6 }, () => ({ e: normal() * spread * 0.7, n: normal() * spread * 0.7, s: 40 + 90 * next() })));
  const columns = {
    easting: new Float32Array(count), northing: new Float32Array(count), minute: new Int32Array(count), span: new Uint32Array(count),
    precision: new Uint8Array(count), kind: new Uint8Array(count), area: new Uint16Array(count), town: new Uint16Array(count),
    street: new Uint16Array(count), operation: new Uint8Array(count), line: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    let pick = next(), t = 0;
    while (t < 3 && pick > TOWNS[t].share) pick -= TOWNS[t++].share;
    const town = TOWNS[t];
    const k = Math.floor(next() * 6), knot = knots[t][k];
    const inKnot = next() < 0.5;
    let e = town.easting + (inKnot ? knot.e + normal() * knot.s : normal() * town.spread);
    let n = town.northing + (inKnot ? knot.n + normal() * knot.s : normal() * town.spread);
    if (next() < 0.33) { e = Math.round(e / 25) * 25; n = Math.round(n / 25) * 25; }
    columns.easting[i] = e;
    columns.northing[i] = n;
    columns.minute[i] = Math.floor((24.5 + 1.9 * next()) * 525_960);
    columns.span[i] = 0;
    columns.precision[i] = 5;
    columns.kind[i] = [0, 0, 0, 0, 0, 1, 1, 2, 3, 3][Math.floor(next() * 10)];
    columns.area[i] = columns.town[i] = t;
    columns.street[i] = 1 + ((k * 7 + Math.floor(e / 300) * 3 + Math.floor(n / 300)) % STREETS.length + STREETS.length) % STREETS.length;
    columns.operation[i] = next() < 0.1 ? 1 + Math.floor(next() * 2) : 0;
    columns.line[i] = next() < 0.2 ? 1 + Math.floor(next() * 3) : 0;
  }
  const texts = {
    kind: KINDS, area: TOWNS.map(({ name }) => name), town: TOWNS.map(({ name }) => name),
    street: ['', ...STREETS.map((name) => `On or near ${name}`)], operation: OPERATIONS, line: LINES,
  };
  return { count, columns, texts, knots };
}

const TYPES = { Float32Array: 'f32', Int32Array: 'i32', Uint32Array: 'u32', Uint16Array: 'u16', Uint8Array: 'u8' };

/** The bytes of /api/incidents. */
export function encode({ count, columns, texts }) {
  const names = Object.keys(columns);
  return assemble({ count, columns: names.map((name) => ({ name, type: TYPES[columns[name].constructor.name] })), texts }, Object.values(columns));
}

/** A header, and columns at multiples of 8. */
export function assemble(json, columns) {
  let header = JSON.stringify(json);
  while ((4 + Buffer.byteLength(header)) % 8 !== 0) header += ' ';
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(header));
  const parts = [length, Buffer.from(header)];
  for (const { buffer, byteLength } of columns) {
    parts.push(Buffer.from(buffer, 0, byteLength), Buffer.alloc((8 - (byteLength % 8)) % 8));
  }
  return Buffer.concat(parts);
}

/** One hotspot a knot, ranked by its incidents; the outline is a wobbly ring around it. */
export function makeHotspots({ count, columns, knots }) {
  const next = random(11);
  const hotspots = knots.flatMap((ofTown, t) => ofTown.map((knot, k) => {
    const town = TOWNS[t], e = town.easting + knot.e, n = town.northing + knot.n, radius = knot.s * 2;
    const members = [];
    let inside = 0;
    for (let i = 0; i < count; i++) if (Math.hypot(columns.easting[i] - e, columns.northing[i] - n) < radius && ++inside <= 2000) members.push(i);
    const wobble = Array.from({ length: 5 }, () => next());
    const ring = Array.from({ length: 61 }, (_, i) => {
      const angle = (i / 60) * 2 * Math.PI;
      const r = radius * (1 + 0.12 * Math.sin(3 * angle + 6 * wobble[0]) + 0.08 * Math.sin(5 * angle + 6 * wobble[1]));
      return [e + r * Math.cos(angle), n + r * Math.sin(angle)];
    });
    const areaKm2 = (Math.PI * radius * radius) / 1e6;
    return {
      rank: 0, rankByDensity: 0, name: `${STREETS[(k * 3 + t) % STREETS.length]}, ${town.name}`, area: town.name, method: 'dbscan',
      methods: ['dbscan'], evidence: [], cluster: k,
      incidents: inside, weight: inside, areaKm2, perKm2: inside / areaKm2, first: '2024-07-01', last: '2026-05-30',
      busiestWeekday: k, busiestHour: (15 + k) % 24, centre: [e, n], outline: [[ring]], kinds: [{ name: 'tip', count: inside }],
      operations: [], lines: [], members,
      why: `${inside} incidents lie within ${Math.round(radius)} m of each other around ${STREETS[(k * 3 + t) % STREETS.length]}.`,
    };
  }));
  const rank = (key, value) => [...hotspots].sort((a, b) => b[value] - a[value]).forEach((hotspot, i) => { hotspot[key] = i + 1; });
  rank('rank', 'incidents');
  rank('rankByDensity', 'perKm2');
  return hotspots.sort((a, b) => a.rank - b.rank);
}
