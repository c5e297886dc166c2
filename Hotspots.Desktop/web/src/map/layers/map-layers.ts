// THE list of the map's layers, uppermost first: what is in it is painted, listed, explained in the legend and kept in the address.
import type { MapLayer } from './layer';
import { basemap } from './basemap';
import { boundaries } from './boundaries';
import { cells } from './cells';
import { changes } from './changes';
import { contours } from './contours';
import { density } from './density';
import { deployment } from './deployment';
import { effect } from './effect';
import { grid } from './grid';
import { hotspots } from './hotspots';
import { incidents } from './incidents';
import { names } from './names';
import { release } from './release';
import { tiles } from './tiles';

const list = [names, deployment, changes, effect, release, hotspots, contours, incidents, boundaries, grid, cells, density, tiles, basemap] as const;

export type LayerId = (typeof list)[number]['id'];
export const mapLayers: readonly MapLayer<LayerId, unknown>[] = list;
