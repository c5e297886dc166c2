// What the layers on screen say at a place, in words with units: for the foot of the map, and to be read out.
import { entryOf, layerOrder, layers } from './layers/layers';

/** One sentence for each layer on screen that has something here, uppermost first. */
export const valuesAt = (easting: number, northing: number): string[] =>
  layerOrder.value.filter((id) => layers.value[id].visible).flatMap((id) => entryOf(id).valueAt?.(easting, northing) ?? []);
