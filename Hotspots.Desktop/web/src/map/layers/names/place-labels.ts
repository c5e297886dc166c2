// Names of towns and villages: what is far from any larger place is named first.
import type { MapPlace, PlaceKind } from '../basemap';
import type { Frame } from '../../core/canvas-layer';
import { isNear, textLabel, type Label } from '../../labels/labels';
import type { Palette } from '../../core/palette';

/** A place is named where the next larger one is at least this many CSS pixels away. */
const ISOLATION_PIXELS = 45;

/** Within this far a place of the same name is the same place. */
const SAME_PLACE_METRES = 8_000;

const STANDING: Record<PlaceKind, number> = { town: 0, village: 1, district: 2 };

/**
 * Loaded towns first, then towns, villages and districts, each largest first; a loaded town takes the gazetteer's entry of the same name,
 * which knows its middle.
 */
export function mergePlaces(gazetteer: readonly MapPlace[], loaded: readonly { name: string; easting: number; northing: number }[]): MapPlace[] {
  const rest = new Set<MapPlace>(gazetteer);
  const towns = loaded.map(({ name, easting, northing }): MapPlace => {
    const same = gazetteer.find((place) =>
      place.name.toLowerCase() === name.toLowerCase() && Math.hypot(place.easting - easting, place.northing - northing) < SAME_PLACE_METRES);
    if (same) rest.delete(same);
    return { name, easting, northing, population: 0, isolation: Infinity, kind: 'town', ...same, isLoaded: true };
  });
  return [...towns, ...[...rest].sort((a, b) => STANDING[a.kind] - STANDING[b.kind] || b.population - a.population || (a.name < b.name ? -1 : 1))];
}

/** Order of place labels: after hotspot badges (0–999), before boundaries and streets. */
const FIRST_PLACE = 1_000;

/** `places` as mergePlaces made them. */
export function placeLabels(places: readonly MapPlace[], frame: Frame, palette: Palette): Label[] {
  const resolution = frame.metres * frame.ratio;
  const labels: Label[] = [];
  places.forEach((place, i) => {
    const isLoaded = place.isLoaded === true;
    if (!isLoaded && place.isolation < ISOLATION_PIXELS * resolution) return;
    if (!isNear(frame, place.easting, place.northing, 150 * frame.ratio)) return;
    const isLarge = isLoaded || place.population >= 60_000;
    labels.push(textLabel({
      // "Bangor near Colwyn Bay" tells two Bangors apart in a list; on the map each stands where it is.
      text: place.name.replace(/ near .*$/, ''), easting: place.easting, northing: place.northing, isWide: isLoaded, keepsOff: true,
      // London stays where London is; a town beside it can step aside, having marks to be known by.
      order: FIRST_PLACE + (place.population >= 1_000_000 ? i / 100_000 : 1 + i),
      style: {
        size: sizeOf(place, resolution), weight: isLarge ? 600 : 500, colour: isLarge ? palette.ink : palette.quiet, halo: palette.halo,
        isItalic: false, spacing: place.kind === 'district' ? 0.03 : 0,
      },
    }, frame));
  });
  return labels;
}

function sizeOf({ population, kind }: MapPlace, resolution: number): number {
  const base = kind === 'district'
    ? 11
    : population >= 1_000_000 ? 15.5 : population >= 200_000 ? 13.5 : population >= 50_000 ? 12.5 : population >= 8_000 ? 12 : 11;
  // Near to, a name stands for a district rather than a dot.
  return resolution < 20 ? base + 1 : base;
}
