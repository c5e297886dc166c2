// What the layers of vector tiles mean, by who made them: OS Open Zoomstack, the host itself (of roads in a file), Protomaps, OpenMapTiles,
// and any other map by the words in its layers' names.
import type { TileFile } from '../../../host/api';
import { LAND, MAP_RULES, road, type Rule } from './mbtiles-style';

type Properties = Readonly<Record<string, unknown>>;

/** The layers of a map of tiles and what they mean. */
export interface Schema {
  /** In the order in which they are drawn. */
  rules: readonly Rule[];
  /** Is a tile land where nothing else is drawn? */
  hasLand: boolean;
  ruleOf(layer: string, properties: Properties, isArea: boolean): string | null;
  nameOf(layer: string, properties: Properties): { text: string; type: string } | null;
  roadOf(layer: string, properties: Properties): { name: string; number: string } | null;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

const ROAD_TYPES: Readonly<Record<string, string>> = {
  Motorway: 'motorway', Primary: 'primary', 'A Road': 'a-road', 'B Road': 'b-road', Minor: 'minor', Local: 'local',
  Restricted: 'restricted', 'Guided Busway': 'restricted', Tunnels: 'tunnel', Tunnel: 'tunnel',
  Pedestrian: 'pedestrian', Track: 'track', Path: 'path',
};
/** Vector tiles and GeoPackage spell some layers differently; files made from either are met. */
const ZOOMSTACK_LAYERS: Readonly<Record<string, string>> = {
  land: LAND, sea: 'sea', squares: 'square', national_parks: 'park', urban_areas: 'urban', sites: 'site', greenspace: 'green', greenspaces: 'green',
  woodland: 'wood', foreshore: 'shore',
  surfacewater: 'water', waterlines: 'stream', buildings: 'building', local_buildings: 'building', district_buildings: 'building',
  rail: 'rail', boundaries: 'border', etl: 'wire', contours: 'contour',
};

const zoomstack: Schema = {
  hasLand: true,
  rules: MAP_RULES,
  ruleOf(layer, properties) {
    const type = text(properties.type);
    if (layer.startsWith('roads')) return ROAD_TYPES[type] ?? 'local';
    if (layer === 'rail' && type.startsWith('Tunnel')) return 'rail-tunnel';
    if (layer === 'waterlines' && (type === 'MHW' || type === 'MLW')) return 'tide';
    return ZOOMSTACK_LAYERS[layer] ?? null;
  },
  nameOf(layer, properties) {
    const found = text(properties.name1) || text(properties.name);
    if (found === '') return null;
    if (layer === 'names') return { text: found, type: text(properties.type) };
    if (/^railway_?stations$/.test(layer)) return { text: found, type: 'Railway Station' };
    return layer === 'airports' ? { text: found, type: 'Airport' } : null;
  },
  roadOf(layer, properties) {
    if (!layer.startsWith('roads')) return null;
    const name = text(properties.name), number = text(properties.number);
    return name === '' && number === '' ? null : { name, number };
  },
};

/** What the host makes of the roads in a file: Zoomstack's layers, without land and sea of their own. */
const roads: Schema = { ...zoomstack, hasLand: false };

/** OpenStreetMap's classes of highways, whose words the makers of its tiles keep. */
const HIGHWAYS: Readonly<Record<string, string>> = {
  motorway: 'motorway', trunk: 'primary', primary: 'a-road', secondary: 'b-road', tertiary: 'minor', unclassified: 'local', residential: 'local',
  minor: 'local', minor_road: 'local', living_street: 'local', road: 'local', service: 'restricted', busway: 'restricted', raceway: 'restricted',
  pedestrian: 'pedestrian', track: 'track', path: 'path', footway: 'path', cycleway: 'path', bridleway: 'path', steps: 'path', corridor: 'path',
  // Protomaps' own, coarser words.
  highway: 'motorway', major_road: 'a-road', medium_road: 'b-road', other: 'path', rail: 'rail', transit: 'rail',
};
const highway = (...words: string[]): string | null =>
  words.map((word) => HIGHWAYS[word.replace(/_(link|construction)$/, '')]).find((rule) => rule !== undefined) ?? null;

/** What grows or stands on ground, by OpenStreetMap's words. */
const GROUNDS: readonly (readonly [RegExp, string])[] = [
  [/^(wood|forest|scrub|tree)/, 'wood'],
  [/^(park|grass|garden|golf|cemetery|recreation|playground|village_green|nature_reserve|meadow|pitch|zoo|allotments)/, 'green'],
  [/^national_park|^protected/, 'park'], [/^(residential|urban|industrial|commercial|retail|suburb|neighbourhood)/, 'urban'],
  [/^(school|university|college|kindergarten|hospital|military|railway|airport|aerodrome|stadium)/, 'site'],
  [/^(beach|sand|wetland|mud)/, 'shore'], [/^pedestrian/, 'square'],
];
const groundOf = (...words: string[]): string | null =>
  words.flatMap((word) => GROUNDS.find(([pattern]) => pattern.test(word))?.[1] ?? []).at(0) ?? null;

/** The words of names.ts for what is named. */
const PLACES: Readonly<Record<string, string>> = {
  country: 'Country', city: 'City', town: 'Town', village: 'Village', hamlet: 'Hamlet', suburb: 'Suburban Area', quarter: 'Suburban Area',
  neighbourhood: 'Suburban Area', isolated_dwelling: 'Small Settlements', farm: 'Small Settlements', locality: 'Small Settlements',
};
const nameIn = (properties: Properties): string => text(properties['name:en']) || text(properties.name);

const protomaps: Schema = {
  hasLand: false,
  rules: MAP_RULES,
  ruleOf(layer, properties, isArea) {
    const kind = text(properties.kind) || text(properties['pmap:kind']);
    const detail = text(properties.kind_detail) || text(properties['pmap:kind_detail']);
    switch (layer) {
      case 'earth': return isArea ? LAND : null;
      case 'water': return isArea ? (kind === 'ocean' ? 'sea' : 'water') : 'stream';
      case 'buildings': return isArea && kind !== 'address' ? 'building' : null;
      case 'roads': return isArea ? null : kind === 'rail' ? 'rail' : kind === 'ferry' || kind === 'aeroway' ? null : highway(detail, kind);
      case 'landuse': case 'landcover': case 'natural': return isArea ? groundOf(kind) : null;
      case 'boundaries': return isArea ? null : 'border';
      default: return null;
    }
  },
  nameOf(layer, properties) {
    if (layer !== 'places') return null;
    const found = nameIn(properties), detail = text(properties.kind_detail) || text(properties['pmap:kind_detail']);
    const kind = text(properties.kind) || text(properties['pmap:kind']);
    return found === '' ? null : { text: found, type: PLACES[detail] ?? PLACES[kind] ?? kind };
  },
  roadOf(layer, properties) {
    if (layer !== 'roads') return null;
    const name = nameIn(properties), number = text(properties.shield_text) || text(properties.ref);
    return name === '' && number === '' ? null : { name, number };
  },
};

const openmaptiles: Schema = {
  hasLand: true,
  rules: MAP_RULES,
  ruleOf(layer, properties, isArea) {
    const kind = text(properties.class), sub = text(properties.subclass);
    switch (layer) {
      case 'water': return isArea ? (kind === 'ocean' ? 'sea' : 'water') : 'stream';
      case 'waterway': return isArea ? 'water' : 'stream';
      case 'building': return isArea ? 'building' : null;
      case 'transportation':
        return isArea ? 'square' : kind === 'ferry' ? null : kind === 'path' && sub === 'pedestrian' ? 'pedestrian'
          : highway(kind) === 'rail' && properties.brunnel === 'tunnel' ? 'rail-tunnel' : highway(kind);
      case 'landuse': case 'landcover': case 'park': return isArea ? groundOf(sub, kind) ?? (layer === 'park' ? 'green' : null) : null;
      case 'boundary': return isArea || properties.maritime === 1 ? null : 'border';
      default: return null;
    }
  },
  nameOf(layer, properties) {
    const found = nameIn(properties), kind = text(properties.class);
    if (found === '' || layer !== 'place') return null;
    return { text: found, type: PLACES[kind] ?? kind };
  },
  roadOf(layer, properties) {
    if (layer !== 'transportation_name') return null;
    const name = nameIn(properties), number = text(properties.ref);
    return name === '' && number === '' ? null : { name, number };
  },
};

/** By words in a layer's name, as most makers of tiles choose them. */
const PLAIN_AREAS: readonly (readonly [RegExp, string])[] = [
  [/water|ocean|sea|lake|river/i, 'water'], [/build/i, 'building'], [/wood|forest|tree/i, 'wood'], [/park|green|grass|landcover|natural/i, 'green'],
];
const PLAIN_LINES: readonly (readonly [RegExp, string])[] = [
  [/water|river|stream|canal/i, 'stream'], [/road|street|transport|highway/i, 'road'], [/rail/i, 'rail'], [/bound|admin|border/i, 'border'],
];

const plain: Schema = {
  hasLand: false,
  rules: [
    { name: 'area', shade: 'urban' }, { name: 'green', shade: 'green' }, { name: 'wood', shade: 'wood' }, { name: 'water', shade: 'water' },
    { name: 'building', shade: 'building', below: 9 },
    { name: 'line', shade: 'casing', width: { metres: 0, pixels: 0.9 } }, { name: 'stream', shade: 'stream', width: { metres: 2, pixels: 0.9 } },
    road('road', 7, 0.8, 400), { name: 'rail', shade: 'rail', width: { metres: 1.6, pixels: 0.9 } },
    { name: 'border', shade: 'border', width: { metres: 0, pixels: 1 }, dash: [6, 3] },
  ],
  ruleOf: (layer, _, isArea) => (isArea ? PLAIN_AREAS : PLAIN_LINES).find(([words]) => words.test(layer))?.[1] ?? (isArea ? 'area' : 'line'),
  nameOf(_, properties) {
    const found = text(properties['name:en']) || text(properties.name);
    return found === '' ? null : { text: found, type: text(properties.class) || text(properties.type) };
  },
  roadOf(layer, properties) {
    const name = text(properties.name), number = text(properties.ref);
    return /road|street|transport|highway/i.test(layer) && name + number !== '' ? { name, number } : null;
  },
};

export const SCHEMAS: Readonly<Record<TileFile['style'], Schema>> = { zoomstack, roads, protomaps, openmaptiles, plain };
