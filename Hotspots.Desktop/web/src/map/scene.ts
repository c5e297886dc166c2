// All that is painted, in order; the map on screen and the picture that is exported are the same scene.
import type { Incidents } from '../contracts/model';
import { entryOf, layerOrder, layers, type LayerId } from './layers/layers';
import { chosen, fail, over } from '../state/state';
import { BasemapLayer, basemapPlaces } from './layers/basemap/basemap-layer';
import type { Frame } from './core/canvas-layer';
import { CellLayer } from './layers/cells/cell-layer';
import { ChangesLayer } from './layers/changes/changes-layer';
import { ContourLayer } from './layers/contours/contour-layer';
import type { Box } from './labels/declutter';
import { DeploymentLayer } from './layers/deployment/deployment-layer';
import { EffectLayer } from './layers/effect/effect-layer';
import { HotspotLayer } from './layers/hotspots/hotspot-layer';
import { IncidentLayer } from './layers/incidents/incident-layer';
import { placed, type Label } from './labels/labels';
import type { Painting } from './layers/map-layers';
import { drawMarked } from './marked-square';
import { MbtilesLayer } from './layers/tiles/mbtiles-layer';
import type { Palette } from './core/palette';
import { mergePlaces, placeLabels, type MapPlace } from './layers/names/place-labels';
import { streetLabels, STREETS_BELOW, streetsOf, type Street } from './layers/names/street-labels';
import { SurfaceLayer } from './layers/density/surface-layer';
import { forgetTexts } from './core/text-pictures';

export class Scene {
  readonly basemap: BasemapLayer;
  readonly incidents: IncidentLayer;
  readonly hotspots = new HotspotLayer();
  readonly changes = new ChangesLayer();
  readonly effect = new EffectLayer();
  readonly surface: SurfaceLayer;
  readonly contours = new ContourLayer();
  readonly cells: CellLayer;
  readonly deployment = new DeploymentLayer();
  readonly tiles: MbtilesLayer;
  /** Boxes (device pixels) that something else covers: nothing is written there. */
  covered: readonly Box[] = [];
  #palette: Palette;
  #places: MapPlace[] = [];
  #streets: Street[] | null = null;
  #loaded: Incidents | null = null;
  /** What is written in the frame under way. */
  #writing: Map<LayerId, Written[]> | null = null;

  constructor(palette: Palette, groundChanged: () => void, marksChanged: () => void) {
    this.#palette = palette;
    this.basemap = new BasemapLayer(palette, groundChanged, (sentence) => { fail('basemap', sentence); });
    this.incidents = new IncidentLayer(palette, marksChanged);
    // The user's order decides on which of the two canvases these lie.
    const bothChanged = (): void => { groundChanged(); marksChanged(); };
    this.surface = new SurfaceLayer(bothChanged);
    this.cells = new CellLayer(bothChanged);
    this.tiles = new MbtilesLayer(palette, bothChanged, (sentence) => { if (sentence === null) over('tiles'); else fail('tiles', sentence); });
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    this.basemap.setPalette(palette);
    this.incidents.setPalette(palette);
    this.tiles.setPalette(palette);
    forgetTexts();
  }

  setIncidents(incidents: Incidents | null): void {
    this.#loaded = incidents;
    // Grouping a million street names takes a moment; it waits until the first street is to be named.
    this.#streets = null;
    this.incidents.setIncidents(incidents);
  }

  /** Towns that hold incidents; the basemap's places are added when they are there. */
  setPlaces(loaded: readonly { name: string; easting: number; northing: number }[]): void {
    this.#places = mergePlaces(basemapPlaces.value, loaded);
  }

  /** What lies below pictures of tiles, which are a layer of OpenLayers' own. */
  drawGround(context: CanvasRenderingContext2D, frame: Frame): void {
    context.fillStyle = this.#palette.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    this.#writing = null;
    const { order, tiles } = upwards();
    this.#drawLayers(context, frame, order.slice(0, tiles + 1), []);
  }

  /** What lies above them. Layers that are `wanted` are drawn even where the user hides them. */
  drawMarks(context: CanvasRenderingContext2D, frame: Frame, wanted: readonly LayerId[] = []): void {
    const { order, tiles } = upwards();
    this.#drawLayers(context, frame, order.slice(tiles + 1), wanted);
    drawMarked(context, frame, this.#palette);
    this.#writing = null;
  }

  drawBasemap(context: CanvasRenderingContext2D, frame: Frame): void {
    if (this.basemap.draw(context, frame)) markOnce('ground painted');
  }

  drawIncidents(context: CanvasRenderingContext2D, frame: Frame, isShown: (layer: LayerId) => boolean): void {
    this.incidents.isOverGround = (isShown('density') && this.surface.isThere) || (isShown('cells') && this.cells.isThere);
    // Counts, too, let the ground through.
    if (this.incidents.isOverGround && this.incidents.look.name === 'cells') context.globalAlpha *= 0.5;
    // The marks are those of all time, and the outlines speak of two periods.
    if (this.changes.isThere && isShown('changes')) context.globalAlpha *= 0.35;
    const draw = (): void => { this.incidents.draw(context, frame); };
    if (isShown('deployment')) this.deployment.paintFaded(context, frame, draw);
    else draw();
    if (this.incidents.countIn(frame) > 0) markOnce('incidents painted');
  }

  /** Names of places, of the tiles' roads where tiles are shown, and of the records' streets. */
  names(frame: Frame, palette: Palette, withTiles: boolean): Label[] {
    const labels = placeLabels(this.#places, frame, palette);
    labels.push(...this.#streetLabels(frame, palette, withTiles));
    if (withTiles) labels.push(...this.tiles.labels(frame, palette, this.#places));
    return labels;
  }

  /** Layers from below upwards, each with what is written of it. */
  #drawLayers(context: CanvasRenderingContext2D, frame: Frame, ids: readonly LayerId[], wanted: readonly LayerId[]): void {
    const states = layers.peek(), { order } = upwards();
    const isShown = (id: string): boolean => states[id as LayerId].visible || wanted.includes(id as LayerId);
    const painting: Painting = { scene: this, context, frame, palette: this.#palette, chosen: chosen.peek(), isShown };
    const faintly = (id: LayerId, draw: () => void): void => {
      context.globalAlpha = states[id].opacity;
      draw();
      context.globalAlpha = 1;
    };
    for (const id of ids) {
      for (const upper of order) {
        if (isShown(upper) && underOf(upper, order) === id) faintly(upper, () => entryOf(upper).paintUnder?.(painting));
      }
      if (isShown(id)) faintly(id, () => entryOf(id).paint?.(painting));
      // Nothing is written lower than this, so nothing needs to be decluttered before.
      if (order.indexOf(id) < order.indexOf('labels')) continue;
      for (const { label, box, opacity } of (this.#writing ??= this.#write(painting)).get(id) ?? []) {
        context.globalAlpha = opacity;
        label.draw(context, box);
        context.globalAlpha = 1;
      }
    }
  }

  /** Everything that is written and finds room, by the layer with which it is drawn, the most important last. */
  #write(painting: Painting): Map<LayerId, Written[]> {
    const { order } = upwards();
    const made: Written[] = [];
    for (const id of order.filter(painting.isShown)) {
      const { opacity } = layers.peek()[id];
      const level = order[Math.max(order.indexOf(id), order.indexOf('labels'))];
      for (const label of entryOf(id).labels?.(painting) ?? []) made.push({ label, level, opacity, box: label.boxes[0] });
    }
    const groups = new Map<LayerId, Written[]>();
    const obstacles = painting.isShown('hotspots') ? this.hotspots.outlineBoxes(painting.frame) : [];
    const places = placed(made.map(({ label }) => label), this.covered, obstacles);
    for (const { index, box } of places) {
      const written = { ...made[index], box };
      const group = groups.get(written.level);
      if (group) group.push(written);
      else groups.set(written.level, [written]);
    }
    return groups;
  }

  #streetLabels(frame: Frame, palette: Palette, withTiles: boolean): Label[] {
    if (frame.metres * frame.ratio > STREETS_BELOW || !this.#loaded) return [];
    this.#streets ??= streetsOf(this.#loaded);
    const named = withTiles ? this.tiles.roadNames(frame) : NONE;
    const streets = named.size > 0 ? this.#streets.filter(({ name }) => !named.has(name)) : this.#streets;
    const isCrowded = layers.peek().incidents.visible ? (box: Box): boolean => this.incidents.isCrowded(frame, box) : undefined;
    return streetLabels(streets, frame, palette, isCrowded);
  }
}

/** A label with its place, and the layer with which it is drawn. */
interface Written { label: Label; level: LayerId; opacity: number; box: Box }

/** The layers from below upwards, and at which place the tiles are. */
function upwards(): { order: LayerId[]; tiles: number } {
  const order = [...layerOrder.peek()].reverse();
  return { order, tiles: order.indexOf('tiles') };
}

/** The layer under which a layer's ground is painted: the lowest layer of marks below it, else itself. */
function underOf(id: LayerId, order: readonly LayerId[]): LayerId {
  return order.slice(0, order.indexOf(id)).find((lower) => entryOf(lower).isMarks) ?? id;
}

const NONE: ReadonlySet<string> = new Set();
const marked = new Set<string>();

/** A mark on the browser's own timeline the first time: what bench/pan.mjs and the browser tests wait for. */
function markOnce(name: string): void {
  if (marked.has(name)) return;
  marked.add(name);
  performance.mark(name);
}
