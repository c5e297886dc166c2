// What is looked for by name among the data themselves: hotspots, areas and streets, before any gazetteer is asked.
import type { Dataset, Hotspot, Incidents, Place } from '../../contracts/model';
import { count, plain, streetName } from '../../base/words';

/** How many of each sort are offered. */
const MOST = 3;
/** Country shown round a street and a town, metres. */
const STREET_METRES = 600, TOWN_METRES = 4_000;
/** Streets of one name no farther apart than this are one street, metres. */
const SAME_STREET_METRES = 750;

export interface Street { name: string; area: string; easting: number; northing: number; incidents: number }

/** One entry a street and area, since every town has a High Street: the median position of its incidents. Most incidents first. */
export function streetsByArea(data: Incidents): Street[] {
  const codes = data.codes.street, texts = data.texts.street, areas = data.codes.area, areaTexts = data.texts.area;
  if (!codes || !texts) return [];
  const names = texts.map(streetName);
  const groups = new Map<string, number[]>();
  for (let i = 0; i < data.count; i++) {
    if (!names[codes[i]] || !Number.isFinite(data.easting[i])) continue;
    const key = `${plain(names[codes[i]])}|${areas ? areas[i] : 0}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()].map((members) => ({
    name: names[codes[members[0]]], area: (areas && areaTexts?.[areas[members[0]]]) || 'no area', incidents: members.length,
    easting: median(members, data.easting), northing: median(members, data.northing),
  })).sort((a, b) => b.incidents - a.incidents || (a.name < b.name ? -1 : 1));
}

function median(members: readonly number[], column: Float32Array): number {
  return Float32Array.from(members, (i) => column[i]).sort()[members.length >> 1];
}

function fitOf(name: string, wanted: string): Place['fit'] | null {
  const known = plain(name);
  if (known === wanted) return 'exact';
  return known.startsWith(wanted) || known.includes(` ${wanted}`) ? 'begins' : null;
}

/** The hotspots, areas and streets whose name is what is looked for, or has a word that begins so; the exact ones first. */
export function placesOfData(text: string, hotspots: readonly Hotspot[], areas: Dataset['areas'], streets: readonly Street[]): Place[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const all: Place[] = [
    ...some(hotspots, wanted, ({ name }) => name, ({ rank, name, area, centre: [easting, northing] }) => ({ name, detail: `hotspot ${rank}, ${area}`, easting, northing, metres: STREET_METRES })),
    ...some(areas, wanted, ({ name }) => name, ({ name, easting, northing, incidents }) =>
      (easting === null || northing === null ? null : { name, detail: `area, ${count(incidents, 'incident')}`, easting, northing, metres: TOWN_METRES })),
    ...some(streets, wanted, ({ name }) => name, ({ name, area, easting, northing, incidents }) =>
      ({ name, detail: `street in ${area}, ${count(incidents, 'incident')}`, easting, northing, metres: STREET_METRES })),
  ];
  return all;
}

function some<T>(
  known: readonly T[], wanted: string, nameOf: (one: T) => string, placeOf: (one: T) => Omit<Place, 'fit' | 'square' | 'area' | 'boundary'> | null,
): Place[] {
  const found: Place[] = [];
  for (const one of known) {
    const fit = fitOf(nameOf(one), wanted);
    const place = fit && placeOf(one);
    if (fit && place) found.push({ ...place, fit, square: 0, area: -1, boundary: '' });
  }
  return found.sort((a, b) => Number(b.fit === 'exact') - Number(a.fit === 'exact')).slice(0, MOST);
}

const RANKS: Readonly<Record<Place['fit'], number>> = { exact: 0, begins: 1, close: 2 };

/** What the data hold before what the country holds, the better fit before either; a town or street that the data hold is told once. */
export function merged(ofData: readonly Place[], ofCountry: readonly Place[], most: number): Place[] {
  const areas = new Set(ofData.filter(({ detail }) => detail.startsWith('area')).map(({ name }) => name));
  const streets = ofData.filter(({ detail }) => detail.startsWith('street in '));
  const isKnown = ({ name, detail, easting, northing }: Place) => detail.startsWith('street, ') && streets.some((street) =>
    plain(street.name) === plain(name) && Math.hypot(street.easting - easting, street.northing - northing) <= SAME_STREET_METRES);
  const others = ofCountry.filter((place) => !(place.detail === 'town' && areas.has(place.name)) && !isKnown(place));
  // What is only spelt nearly so is not worth a look where something is called so.
  const all = [...ofData, ...(ofData.length > 0 ? others.filter(({ fit }) => fit !== 'close') : others)];
  return all.map((place, at) => ({ place, at })).sort((a, b) => RANKS[a.place.fit] - RANKS[b.place.fit] || a.at - b.at).slice(0, most).map(({ place }) => place);
}

/** Why nothing was found, for what was typed. */
export function whyNone(text: string): string {
  if (/^[a-z]{1,2}\d[a-z\d]?\s*(\d[a-z]{0,2})?$/i.test(text.trim()))
    return /^bt\d/i.test(text.trim())
      ? 'Postcodes of Northern Ireland are not in the list that Hotspots has. Try a town or a street of the data.'
      : `No postcode in Great Britain begins ${text.trim().toUpperCase()} (list of October 2025). Check it, or try a town or a street of the data.`;
  return 'No such place. Try a street or town of the data, a postcode such as CO15 1QA, or a grid reference such as SJ 237 640.';
}
