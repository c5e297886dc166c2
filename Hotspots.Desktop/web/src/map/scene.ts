// All that is painted, in order; the map on screen and the picture that is exported are the same scene.
import type { Incidents } from '../model';
import { chosen, layers, type LayerName } from '../state';
import { BasemapLayer, basemapPlaces } from './basemap-layer';
import { boundaryLabels, drawBoundaries } from './boundaries';
import type { Frame } from './canvas-layer';
import type { Box } from './declutter';
import { drawGraticule, graticuleLabels } from './graticule';
import { HotspotLayer } from './hotspot-layer';
import { IncidentLayer } from './incident-layer';
import { drawLabels, type Label } from './labels';
import { MbtilesLayer } from './mbtiles-layer';
import type { Palette } from './palette';
import { mergePlaces, placeLabels, type MapPlace } from './place-labels';
import { streetLabels, STREETS_BELOW, streetsOf, type Street } from './street-labels';
import { forgetTexts } from './text-pictures';

export class Scene {
  readonly basemap: BasemapLayer;
  readonly incidents: IncidentLayer;
  readonly hotspots = new HotspotLayer();
  readonly tiles: MbtilesLayer;
  /** Boxes (device pixels) that something else covers: nothing is written there. */
  covered: readonly Box[] = [];
  #palette: Palette;
  #places: MapPlace[] = [];
  #streets: Street[] | null = null;
  #loaded: Incidents | null = null;

  constructor(palette: Palette, groundChanged: () => void, marksChanged: () => void, failed: (sentence: string) => void) {
    this.#palette = palette;
    this.basemap = new BasemapLayer(palette, groundChanged, failed);
    this.incidents = new IncidentLayer(palette, marksChanged);
    this.tiles = new MbtilesLayer(palette, () => { groundChanged(); marksChanged(); }, failed);
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

  drawGround(context: CanvasRenderingContext2D, frame: Frame): void {
    const { visible, opacity } = layers.peek().basemap;
    context.fillStyle = this.#palette.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    context.globalAlpha = opacity;
    if (visible && this.basemap.draw(context, frame)) markOnce('ground painted');
    const { tiles } = layers.peek();
    context.globalAlpha = tiles.opacity;
    if (tiles.visible) this.tiles.draw(context, frame);
    context.globalAlpha = 1;
  }

  drawMarks(context: CanvasRenderingContext2D, frame: Frame, isGridWanted = layers.peek().grid.visible): void {
    const palette = this.#palette, shown = layers.peek();
    const at = (name: LayerName, draw: () => void): void => {
      if (!shown[name].visible && !(name === 'grid' && isGridWanted)) return;
      context.globalAlpha = shown[name].opacity;
      draw();
      context.globalAlpha = 1;
    };
    const labels: Label[] = [];
    const faded = (name: LayerName, made: Label[]): Label[] => {
      const { opacity } = shown[name];
      return opacity === 1 ? made : made.map((label) => ({
        ...label,
        draw: (target, box) => { target.globalAlpha = opacity; label.draw(target, box); target.globalAlpha = 1; },
      }));
    };
    at('grid', () => { drawGraticule(context, frame, palette); labels.push(...faded('grid', graticuleLabels(frame, palette))); });
    at('boundaries', () => { drawBoundaries(context, frame, palette); labels.push(...faded('boundaries', boundaryLabels(frame, palette))); });
    at('hotspots', () => { this.hotspots.drawFills(context, frame, palette, chosen.peek()); });
    at('incidents', () => {
      this.incidents.draw(context, frame);
      if (this.incidents.countIn(frame) > 0) markOnce('incidents painted');
    });
    at('hotspots', () => {
      this.hotspots.drawOutlines(context, frame, palette, chosen.peek());
      labels.push(...faded('hotspots', this.hotspots.labels(frame, palette, chosen.peek())));
    });
    at('labels', () => {
      labels.push(...faded('labels', placeLabels(this.#places, frame, palette)), ...faded('labels', this.#streetLabels(frame, palette)));
    });
    if (shown.labels.visible) at('tiles', () => { labels.push(...faded('labels', this.tiles.labels(frame, palette, this.#places))); });
    drawLabels(context, labels, this.covered);
  }

  #streetLabels(frame: Frame, palette: Palette): Label[] {
    if (frame.metres * frame.ratio > STREETS_BELOW || !this.#loaded) return [];
    this.#streets ??= streetsOf(this.#loaded);
    const named = layers.peek().tiles.visible ? this.tiles.roadNames(frame) : NONE;
    return streetLabels(named.size > 0 ? this.#streets.filter(({ name }) => !named.has(name)) : this.#streets, frame, palette);
  }
}

const NONE: ReadonlySet<string> = new Set();
const marked = new Set<string>();

/** A mark on the browser's own timeline the first time: what bench/pan.mjs and the browser tests wait for. */
function markOnce(name: string): void {
  if (marked.has(name)) return;
  marked.add(name);
  performance.mark(name);
}
