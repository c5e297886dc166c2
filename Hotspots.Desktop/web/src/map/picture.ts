// What the host is asked for a picture of the map: the ground that is seen, and the layers on it. It draws them, as it does for the command line.
import { query } from '../host/running';
import { shownCells, shownSurfaces } from '../host/run-layers';
import type { BoundaryQuery, PicturePaper, PictureQuery } from '../questions/answers';
import { changeQuery, compared } from '../questions/change';
import { effectQuery, evaluated } from '../questions/effect';
import { reviewed } from '../questions/release';
import { deployed, moves, streetFile } from '../state/deployment';
import { marked } from '../state/state';
import { pictureOf, type PathSink } from './core/shapes';
import type { Frame } from './core/canvas-layer';
import { addedBoundaries } from './layers/boundaries';
import { layers, usualOrder, type LayerId } from './layers/layers';
import { tileFile, tileSource } from './layers/tiles';
import { mapWindow } from './window';

type Boundaries = typeof addedBoundaries.value;

/** On paper more is seen round the window than in it: as far as the window is wide. */
function round({ west, north, width, height, metres }: Frame): { west: number; north: number; width: number; height: number; metres: number } {
  return { west: west - width * metres, north: north + height * metres, width: 3 * width, height: 3 * height, metres };
}

/** A shorter step of a line is not seen, device pixels. */
const STEP = 0.5;

/** Lines as they are drawn, without corners that would not be seen: a force's wards have a million. */
class Lines implements PathSink {
  readonly lines: number[][] = [];
  readonly #frame: Pick<Frame, 'west' | 'north' | 'metres'>;
  #x = 0;
  #y = 0;

  constructor(frame: Pick<Frame, 'west' | 'north' | 'metres'>) { this.#frame = frame; }

  moveTo(x: number, y: number): void {
    this.lines.push(this.#at(x, y));
    [this.#x, this.#y] = [x, y];
  }
  lineTo(x: number, y: number): void {
    if (Math.abs(x - this.#x) < STEP && Math.abs(y - this.#y) < STEP) return;
    this.lines.at(-1)?.push(...this.#at(x, y));
    [this.#x, this.#y] = [x, y];
  }
  closePath(): void {
    const line = this.lines.at(-1);
    if (line) line.push(line[0], line[1]);
  }

  #at(x: number, y: number): [number, number] {
    const { west, north, metres } = this.#frame;
    return [Math.round(10 * (west + x * metres)) / 10, Math.round(10 * (north - y * metres)) / 10];
  }
}

/** Boundaries as far as they may be on the sheet. */
export function boundariesIn(added: Boundaries, frame: Frame): BoundaryQuery[] {
  const wide = round(frame), east = wide.west + wide.width * wide.metres, south = wide.north - wide.height * wide.metres;
  return added.map(({ name, shapes, names }) => {
    const sink = new Lines(wide);
    shapes.trace(sink, pictureOf(wide, wide.width, wide.height, 0));
    return {
      name, lines: sink.lines.filter((line) => line.length >= 4),
      names: names.filter(({ easting, northing }) => easting > wide.west && easting < east && northing > south && northing < wide.north),
    };
  });
}

/** Words of the layers that show something. What would be handed over leaves by its own way out alone. */
function seen(): LayerId[] {
  const states = layers.value, isHere = (id: LayerId): boolean => id !== 'release' && (id !== 'deployment' || deployed.value !== null);
  return usualOrder.filter((id) => states[id].visible && states[id].opacity > 0 && isHere(id));
}

/** What the host is asked, now; null before the map is there. */
export function pictureQuery(title: string, paper: PicturePaper): PictureQuery | null {
  const frame = mapWindow.peek()?.frame, asked = query(), mark = marked.value;
  if (!frame || !asked) return null;
  const { west, north, width, height, metres } = frame, states = layers.value;
  return {
    ...asked, title, paper, scale: null, ground: [west, north - height * metres, west + width * metres, north], layers: seen(),
    surface: shownSurfaces.value?.method ?? null, surfaceCover: states.density.opacity,
    cells: shownCells.value?.method ?? null, cellCover: states.cells.opacity,
    isFaded: deployed.value?.isFaded ?? false,
    change: compared.value ? changeQuery() : null, effect: evaluated.value ? effectQuery.value : null,
    boundaries: states.boundaries.visible ? boundariesIn(addedBoundaries.value, frame) : [],
    marked: mark && { ...mark, rings: mark.rings?.map((ring) => [...ring]) ?? null },
  };
}

/** What is on the map and will not be in the picture, a sentence each. */
export function whatIsLeftOut(): string[] {
  const left: string[] = [], file = tileFile.value;
  if (layers.value.tiles.visible && (file ? !streetFile.value : tileSource.value !== null)) {
    const name = file ? `The map file ${file.name}` : 'The map of the tile server';
    left.push(`${name} is not drawn on paper: in its place are the coast, built-up ground and names. Files of streets are drawn (.osm.pbf, .gpkg).`);
  }
  if (layers.value.deployment.visible && deployed.value && moves.value.size > 0)
    left.push('Sites that were moved by hand are drawn where they were placed last: wait for the new plan.');
  if (layers.value.release.visible && reviewed.value) left.push('Counts for partners are not drawn on paper: they leave by Export for partners.');
  return left;
}
