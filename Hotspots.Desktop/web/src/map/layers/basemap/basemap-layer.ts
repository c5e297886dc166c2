// Land, sea, built-up ground, lakes, rivers and borders, painted on kept squares from the map's own files: no network.
import { signal } from '@preact/signals';
import { decodeBasemap, isInView, type Basemap, type Box, type Group } from './basemap-format';
import type { Frame } from '../../core/canvas-layer';
import type { Palette } from '../../core/palette';
import { placesOf, type MapPlace } from './map-places';
import { softened } from './softened';
import { pictureOf, Shapes, type Picture } from '../../core/shapes';
import { SQUARE, TileCache, type Square } from '../../core/tile-cache';

type Detail = 'national' | 'regional' | 'local';

/** Which file serves a resolution (metres per CSS pixel). */
export const detailFor = (resolution: number): Detail => (resolution > 300 ? 'national' : resolution > 18 ? 'regional' : 'local');

/**
 * The scales (metres per CSS pixel) at which lines are drawn: nearer, their sources are off by more than some 30 pixels (rivers by up to
 * 500 m, borders by 1.5 km, counties by 2 km: data/basemap/README.md), and a line that is drawn is believed.
 */
export const DRAWN = { rivers: { from: 15, to: 1500 }, borders: { from: 90, to: Infinity }, counties: { from: 120, to: 300 } } as const;
type Lines = keyof typeof DRAWN;

/** Nearer than this the coast is a guess, and drawn as one: off by up to 300 m. */
export const COAST_IS_ROUGH_BELOW = 12;

/** Built-up ground is drawn whole from this far on (metres per CSS pixel), and fades nearer: its outline is no line on the ground. */
const BUILT_WHOLE = 4;
/** Nearer than this none of it is left. */
export const BUILT_FADED = 1;

/** The basemap's places, once they are there. */
export const basemapPlaces = signal<MapPlace[]>([]);

const FALLBACKS: Record<Detail, Detail[]> = {
  national: ['national', 'regional', 'local'], regional: ['regional', 'national', 'local'], local: ['local', 'regional', 'national'],
};

interface Painted { group: Group; shapes: Shapes }
interface Ground { land: Painted[]; lakes: Painted[]; rivers: Painted[]; borders: Painted[]; counties: Painted[] }

const paintedOf = ({ layers }: Basemap, name: string, isClosed: boolean): Painted[] =>
  (layers.get(name)?.groups ?? []).map((group) => ({ group, shapes: new Shapes(group.points, group.rings, isClosed) }));

function groundOf(file: Basemap): Ground {
  const painted = (name: string, isClosed: boolean): Painted[] => paintedOf(file, name, isClosed);
  return {
    land: painted('land', true), lakes: painted('lakes', true), rivers: painted('rivers', false), borders: painted('borders', false),
    counties: painted('counties', file.layers.get('counties')?.type === 'polygons'),
  };
}

export class BasemapLayer {
  readonly #files = new Map<Detail, Ground>();
  readonly #built = new Map<Detail, Painted[]>();
  readonly #asked = new Set<string>();
  readonly #squares: TileCache;
  readonly #changed: () => void;
  readonly #failed: (sentence: string) => void;
  #palette: Palette;

  constructor(palette: Palette, changed: () => void, failed: (sentence: string) => void) {
    this.#palette = palette;
    this.#changed = changed;
    this.#failed = failed;
    this.#squares = new TileCache((context, square) => { this.#paint(context, square); }, changed);
    void this.#load('national');
    void this.#loadPlaces();
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.#squares.clear();
  }

  /** False while its files are not there yet. */
  draw(context: CanvasRenderingContext2D, frame: Frame): boolean {
    void this.#load(detailFor(frame.metres * frame.ratio));
    context.fillStyle = this.#palette.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    if (this.#files.size === 0) return false;
    this.#squares.draw(context, frame);
    return true;
  }

  async #load(detail: Detail): Promise<void> {
    const file = await this.#fetch(detail);
    if (!file) return;
    this.#files.set(detail, groundOf(file));
    this.#squares.clear();
    this.#changed();
    // After the land, which is waited for.
    const built = await this.#fetch(`built-${detail}`);
    if (!built) return;
    this.#built.set(detail, (built.layers.get('built-up')?.groups ?? []).map((group) => ({ group, shapes: softened(group) })));
    this.#squares.clear();
    this.#changed();
  }

  async #loadPlaces(): Promise<void> {
    const file = await this.#fetch('places');
    if (file?.places) basemapPlaces.value = placesOf(file.places);
  }

  async #fetch(name: string): Promise<Basemap | null> {
    if (this.#asked.has(name)) return null;
    this.#asked.add(name);
    try {
      const answer = await fetch(`/basemap/${name}.bin`);
      if (!answer.ok) throw new Error('The map\'s own files are missing: the incidents are shown without land and sea.');
      return decodeBasemap(await answer.arrayBuffer());
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  #paint(context: CanvasRenderingContext2D, square: Square): void {
    const palette = this.#palette, { ratio } = square, resolution = square.metres * ratio;
    const file = this.#best(this.#files, resolution);
    context.fillStyle = palette.sea;
    context.fillRect(0, 0, SQUARE, SQUARE);
    if (!file) return;
    const picture = pictureOf(square, SQUARE, SQUARE, 6 * ratio);
    const trace = (shapes: Shapes): void => { shapes.trace(context, picture); };
    context.lineJoin = 'round';
    const view: Box = [picture.west, picture.south, picture.east, picture.north];
    const land = file.land.filter(({ group }) => isInView(group, view));
    // The squares overlap, so the land filled after all coasts are drawn covers the lines where the squares were cut.
    context.strokeStyle = palette.coast;
    context.lineWidth = (resolution > 300 ? 1.3 : 2.2) * ratio;
    context.setLineDash(resolution < COAST_IS_ROUGH_BELOW ? [9 * ratio, 6 * ratio] : []);
    context.beginPath();
    for (const { shapes } of land) trace(shapes);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = palette.land;
    for (const { shapes } of land) {
      context.beginPath();
      trace(shapes);
      context.fill('evenodd');
    }
    context.fillStyle = palette.built;
    context.globalAlpha = Math.min(1, Math.max(0, Math.log2(resolution / BUILT_FADED) / Math.log2(BUILT_WHOLE / BUILT_FADED)));
    for (const { group, shapes } of this.#best(this.#built, resolution) ?? []) {
      if (context.globalAlpha === 0 || !isInView(group, view)) continue;
      context.beginPath();
      trace(shapes);
      context.fill('evenodd');
    }
    context.globalAlpha = 1;
    this.#paintLines(context, picture, square, 'rivers');
    context.fillStyle = palette.lake;
    context.beginPath();
    for (const { shapes } of file.lakes) trace(shapes);
    context.fill('evenodd');
    this.#paintLines(context, picture, square, 'counties');
    this.#paintLines(context, picture, square, 'borders');
  }

  /** What serves a resolution best of what is there. */
  #best<T>(files: ReadonlyMap<Detail, T>, resolution: number): T | undefined {
    const found = FALLBACKS[detailFor(resolution)].find((detail) => files.has(detail));
    return found && files.get(found);
  }

  #paintLines(context: CanvasRenderingContext2D, picture: Picture, { metres, ratio }: Square, name: Lines): void {
    const resolution = metres * ratio, { from, to } = DRAWN[name];
    if (resolution < from || resolution > to) return;
    const isNational = resolution > 300 && name !== 'counties';
    const groups = (this.#files.get(isNational ? 'national' : 'regional') ?? this.#files.get('national'))?.[name] ?? [];
    const { river, border, county } = this.#palette;
    context.strokeStyle = name === 'rivers' ? river : name === 'borders' ? border : county;
    context.setLineDash(name === 'borders' ? [6 * ratio, 3 * ratio, 1.5 * ratio, 3 * ratio] : []);
    // Small rivers first; the other lines are of one class.
    for (const kind of [1, 0]) {
      context.beginPath();
      for (const { group, shapes } of groups) {
        if (name === 'counties') { if (kind === 0) shapes.trace(context, picture); continue; }
        for (let line = 0; line < shapes.parts; line++) if (group.classes[line] === kind) shapes.trace(context, picture, line, line + 1);
      }
      context.lineWidth = (name === 'borders' ? 1.2 : name === 'counties' ? 0.75 : kind === 0 ? 1.4 : 0.8) * ratio;
      context.stroke();
    }
    context.setLineDash([]);
  }
}
