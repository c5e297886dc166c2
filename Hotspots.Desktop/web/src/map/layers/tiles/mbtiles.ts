// A file of tiles (MBTiles) on this computer under the map: which one the host has open.
import { computed, signal } from '@preact/signals';
import type { TileFile } from '../../../host/api';
import type { TileSourceChoice } from './tile-source';

/** The file that is open in the host, the same for all windows; null for none. */
export const tileFile = signal<TileFile | null>(null);

/** Its pictures as a source of tiles; null when it holds none. */
export const pictureSource = computed<TileSourceChoice | null>(() => {
  const file = tileFile.value;
  if (file?.kind !== 'raster') return null;
  return { kind: 'xyz', url: `/api/tiles/{z}/{x}/{y}?version=${file.version}`, attribution: file.attribution, zooms: [file.minZoom, file.maxZoom] };
});
