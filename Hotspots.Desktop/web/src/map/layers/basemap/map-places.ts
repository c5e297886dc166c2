// Towns and villages of the basemap.
import type { PlaceKind, Places } from './basemap-format';

export interface MapPlace {
  name: string;
  easting: number;
  northing: number;
  /** Inhabitants; 0 unknown. */
  population: number;
  /** Metres to the nearest more prominent place. */
  isolation: number;
  kind: PlaceKind;
  /** Does it hold loaded incidents? Such towns are named first. */
  isLoaded?: boolean;
}

/** The basemap's columns as places, in its order: the most prominent first. */
export function placesOf({ name, easting, northing, population, isolation, kind }: Places): MapPlace[] {
  return name.map((text, i) =>
    ({ name: text, easting: easting[i], northing: northing[i], population: population[i], isolation: isolation[i], kind: kind[i] }));
}
