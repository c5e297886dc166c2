// Land and water: coast, lakes, built-up ground; rivers and counties from afar.
import { layer } from '../layer';
import { markOnce } from '../../core/mark-once';
import { BasemapLayer } from './basemap-layer';

export type { Box, PlaceKind } from './basemap-format';
export { basemapPlaces, BUILT_FADED, COAST_IS_ROUGH_BELOW, DRAWN } from './basemap-layer';
export type { MapPlace } from './map-places';

export const basemap = layer({
  id: 'basemap', title: 'Land and water',
  what: 'coast, lakes, ground with many postcodes; rivers, counties from afar',
  usual: { visible: true, opacity: 1 },
  make: ({ palette, changed, failed }) => new BasemapLayer(palette, changed, (sentence) => { failed('basemap', sentence); }),
  setPalette: (made, palette) => { made.setPalette(palette); },
  paint: (made, { context, frame }) => { if (made.draw(context, frame)) markOnce('ground painted'); },
});
