// The vector tiles of an MBTiles file, projected and painted by ourselves on kept squares: no worker, no GPU, no network.
import { getTile, type TileFile } from '../../../host/api';
import type { Box } from '../basemap';
import type { Frame } from '../../core/canvas-layer';
import type { Label } from '../../labels/labels';
import { decodeTile, type DecodedTile } from './mbtiles-decode';
import { ancestorOf, tilesIn, zoomFor, type TileAt } from './mbtiles-grid';
import { roadNames, tileLabels, type Written } from './mbtiles-names';
import { SCHEMAS, type Schema } from './mbtiles-schemas';
import { LAND, shadesOf, widthOf, type Rule } from './mbtiles-style';
import type { Palette } from '../../core/palette';
import { pictureOf, type Picture } from '../../core/shapes';
import { levelOf, SQUARE, TileCache, type Square } from '../../core/tile-cache';

/** A tile of a town holds about a megabyte when decoded. */
const MAX_KEPT = 80;
const MAX_ASKED = 6;
/** Tiles that come in within this many milliseconds are painted together. */
const GATHER = 40;
/** Levels to look up for something to show while a tile is on its way. */
const ANCESTORS = 4;

interface Kept { tile: DecodedTile | null; used: number }

export class MbtilesLayer {
  readonly #squares: TileCache;
  readonly #changed: () => void;
  readonly #failed: (sentence: string | null) => void;
  #palette: Palette;
  #file: TileFile | null = null;
  #schema: Schema = SCHEMAS.plain;
  #kept = new Map<string, Kept>();
  #asked = new Set<string>();
  #come: Box[] = [];
  #isGathering = false;
  #clock = 0;

  /** `failed` is told what is wrong, and null once a tile can be read again. */
  constructor(palette: Palette, changed: () => void, failed: (sentence: string | null) => void) {
    this.#palette = palette;
    this.#changed = changed;
    this.#failed = failed;
    this.#squares = new TileCache((context, square) => { this.#paint(context, square); }, changed);
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.#squares.clear();
  }

  setFile(file: TileFile | null): void {
    if (file === this.#file) return;
    this.#file = file?.kind === 'vector' ? file : null;
    this.#schema = SCHEMAS[file?.style ?? 'plain'];
    this.#kept.clear();
    this.#asked.clear();
    this.#come = [];
    this.#squares.clear();
    this.#changed();
  }

  draw(context: CanvasRenderingContext2D, frame: Frame): void {
    if (!this.#file) return;
    this.#clock++;
    const wanted = this.#wanted(boxOf(frame), frame.metres * frame.ratio);
    if (wanted.length === 0) return;
    for (const at of wanted) {
      const kept = this.#kept.get(nameOf(at));
      if (kept) kept.used = this.#clock;
      else void this.#ask(at);
    }
    this.#squares.draw(context, frame);
    this.#evict();
  }

  /** Names in view that are not among those `written` already. */
  labels(frame: Frame, palette: Palette, written: readonly Written[]): Label[] {
    if (!this.#file) return [];
    return tileLabels(this.#ready(this.#wanted(boxOf(frame), frame.metres * frame.ratio)), written, frame, palette);
  }

  /** Names of roads that the tiles in view write. */
  roadNames(frame: Frame): Set<string> {
    const resolution = frame.metres * frame.ratio;
    return roadNames(this.#ready(this.#wanted(boxOf(frame), resolution)), resolution);
  }

  #wanted(box: Box, resolution: number): TileAt[] {
    if (!this.#file) return [];
    // As the squares are painted, so that both speak of the same tiles while a zoom is under way.
    const zoom = zoomFor(levelOf(resolution), this.#file.minZoom, this.#file.maxZoom);
    return zoom === null ? [] : tilesIn(box, zoom);
  }

  /** The tiles that are there, and for the others the nearest larger one that is. */
  #ready(wanted: readonly TileAt[]): DecodedTile[] {
    const ready = new Set<DecodedTile>();
    for (const at of wanted) {
      for (let levels = 0; levels <= Math.min(ANCESTORS, at.zoom); levels++) {
        const kept = this.#kept.get(nameOf(ancestorOf(at, levels)));
        if (kept?.tile) ready.add(kept.tile);
        if (kept) break;
      }
    }
    return [...ready];
  }

  async #ask(at: TileAt): Promise<void> {
    const file = this.#file, name = nameOf(at);
    if (!file || this.#asked.has(name) || this.#asked.size >= MAX_ASKED) return;
    this.#asked.add(name);
    let tile: DecodedTile | null = null;
    try {
      const bytes = await getTile(file.version, at.zoom, at.column, at.row);
      if (bytes && file === this.#file) {
        tile = decodeTile(bytes, at, this.#schema);
        this.#failed(null);
      }
    } catch {
      if (file === this.#file) this.#failed(`A tile of ${file.name} cannot be read: the file may be damaged. Open it again, or another.`);
    }
    if (file !== this.#file) return;
    this.#asked.delete(name);
    this.#kept.set(name, { tile, used: this.#clock });
    if (tile) this.#come.push(tile.box);
    // What came together is painted together; what is still wanted is asked for by the next frame.
    if (this.#isGathering) return;
    this.#isGathering = true;
    setTimeout(() => {
      this.#isGathering = false;
      const boxes = this.#come;
      this.#come = [];
      this.#squares.forget((west, south, east, north) => boxes.some((box) => box[0] < east && box[2] > west && box[1] < north && box[3] > south));
      this.#changed();
    }, GATHER);
  }

  #evict(): void {
    if (this.#kept.size <= MAX_KEPT) return;
    const oldest = [...this.#kept].filter(([, { used }]) => used < this.#clock).sort(([, a], [, b]) => a.used - b.used);
    for (const [name] of oldest.slice(0, this.#kept.size - MAX_KEPT)) this.#kept.delete(name);
  }

  #paint(context: CanvasRenderingContext2D, square: Square): void {
    const { ratio } = square, resolution = square.metres * ratio;
    const picture = pictureOf(square, SQUARE, SQUARE, 24 * ratio);
    const tiles = this.#ready(this.#wanted([picture.west, picture.south, picture.east, picture.north], resolution));
    paintTiles(context, tiles, this.#schema, picture, { resolution, ratio, isDark: this.#palette.isDark });
  }
}

/** Areas, then the casings of all lines, then the lines: so that roads join. */
export function paintTiles(
  context: CanvasRenderingContext2D, tiles: readonly DecodedTile[], schema: Schema, picture: Picture,
  { resolution, ratio, isDark }: { resolution: number; ratio: number; isDark: boolean },
): void {
  const shades = shadesOf(isDark);
  const rules = schema.rules.filter(({ below }) => below === undefined || resolution < below);
  const trace = ({ name }: Rule): boolean => {
    const shapes = tiles.flatMap((tile) => tile.shapes.get(name) ?? []);
    context.beginPath();
    for (const shape of shapes) shape.trace(context, picture);
    return shapes.length > 0;
  };
  const stroke = (shade: string, width: number, dash: readonly number[] = []): void => {
    context.strokeStyle = shade;
    context.lineWidth = width * ratio;
    context.setLineDash(dash.map((pixels) => pixels * ratio));
    context.stroke();
  };
  context.lineJoin = 'round';
  context.lineCap = 'round';
  for (const rule of rules) {
    if (rule.width || !trace(rule)) continue;
    context.fillStyle = shades[rule.shade];
    // Neighbouring tiles overlap a little: with this rule what is drawn twice is not left out.
    context.fill('nonzero');
    // Their edges would shine through as hair lines.
    if (rule.name === LAND) stroke(shades.land, 1);
  }
  for (const rule of rules) {
    if (!rule.width || !rule.casing) continue;
    const width = widthOf(rule.width, resolution);
    if (width >= 1 && trace(rule)) stroke(shades[rule.casing], width + (width > 3 ? 1.8 : 1.2));
  }
  for (const rule of rules) {
    if (!rule.width || !trace(rule)) continue;
    context.lineCap = rule.dash ? 'butt' : 'round';
    stroke(shades[rule.shade], widthOf(rule.width, resolution), rule.dash);
  }
  context.setLineDash([]);
}

const nameOf = ({ zoom, column, row }: TileAt): string => `${zoom}/${column}/${row}`;

const boxOf = ({ west, north, width, height, metres }: Frame): Box => [west, north - height * metres, west + width * metres, north];
