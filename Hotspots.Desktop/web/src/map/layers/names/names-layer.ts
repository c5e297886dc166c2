// Names of places, of the tiles' roads where tiles are shown, of the records' streets, and of the list's where nothing else names roads.
import type { Incidents } from '../../../contracts/model';
import type { Painting } from '../layer';
import type { Box } from '../../labels/declutter';
import type { Label } from '../../labels/labels';
import { basemapPlaces, type MapPlace } from '../basemap';
import { incidents } from '../incidents';
import { tiles } from '../tiles';
import { ListedStreets } from './listed-streets';
import { mergePlaces, placeLabels } from './place-labels';
import { streetLabels, STREETS_BELOW, streetsOf, type Street } from './street-labels';

const NONE: ReadonlySet<string> = new Set();

export class NamesLayer {
  #places: MapPlace[] = [];
  #streets: Street[] | null = null;
  #loaded: Incidents | null = null;
  readonly #listed: ListedStreets;

  constructor(changed: () => void) { this.#listed = new ListedStreets(changed); }

  setIncidents(loaded: Incidents | null): void {
    if (loaded === this.#loaded) return;
    this.#loaded = loaded;
    // Grouping a million street names takes a moment; it waits until the first street is to be named.
    this.#streets = null;
  }

  /** Towns that hold incidents; the basemap's places are added when they are there. */
  setPlaces(towns: readonly { name: string; easting: number | null; northing: number | null }[]): void {
    const placed = towns.flatMap(({ name, easting, northing }) => (easting === null || northing === null ? [] : [{ name, easting, northing }]));
    this.#places = mergePlaces(basemapPlaces.value, placed);
  }

  labels(painting: Painting): Label[] {
    const { frame, palette } = painting, withTiles = painting.isShown('tiles');
    const labels = placeLabels(this.#places, frame, palette);
    labels.push(...this.#streetLabels(painting, withTiles));
    if (withTiles) labels.push(...painting.of(tiles).labels(frame, palette, this.#places));
    return labels;
  }

  #streetLabels({ frame, palette, isShown, of }: Painting, withTiles: boolean): Label[] {
    if (frame.metres * frame.ratio > STREETS_BELOW) return [];
    const named = withTiles ? of(tiles).roadNames(frame) : NONE;
    const isCrowded = isShown('incidents') ? (box: Box): boolean => of(incidents).isCrowded(frame, box) : undefined;
    // Where tiles write along roads, a point of the list would only name them again.
    const listed = named.size > 0 ? [] : this.#listed.labels(frame, palette, isCrowded);
    if (!this.#loaded) return listed;
    this.#streets ??= streetsOf(this.#loaded);
    const streets = named.size > 0 ? this.#streets.filter(({ name }) => !named.has(name)) : this.#streets;
    return [...streetLabels(streets, frame, palette, isCrowded), ...listed];
  }
}
