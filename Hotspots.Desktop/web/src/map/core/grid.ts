// The British National Grid as OpenLayers knows it, and the country's frame.
import { get as projectionOf } from 'ol/proj';
import type Projection from 'ol/proj/Projection';
import { register } from 'ol/proj/proj4';
import proj4 from 'proj4';

// towgs84 is the Helmert shift published for EPSG:27700 (about 5 m at worst); without it WGS84 data lies some 100 m off.
proj4.defs(
  'EPSG:27700',
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
    '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs',
);
register(proj4);

/** Metres: the grid's own 700 × 1300 km. */
export const GRID_EXTENT: [number, number, number, number] = [0, 0, 700_000, 1_300_000];

/** Where the view may look: Britain with its seas around it. */
export const VIEW_EXTENT: [number, number, number, number] = [-250_000, -150_000, 950_000, 1_400_000];

export const nationalGrid: Projection = projectionOf('EPSG:27700')!;
nationalGrid.setExtent(VIEW_EXTENT);

/** Metres per pixel, coarsest first: halving, with a half step between, from all of Britain to 0.25 m. */
export const RESOLUTIONS: number[] = Array.from({ length: 26 }, (_, step) => 2048 / 2 ** (step / 2));

/** Great Britain with Northern Ireland's shore: what is shown before anything is loaded. */
export const BRITAIN: [number, number, number, number] = [60_000, 10_000, 660_000, 980_000];
