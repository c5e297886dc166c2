// The OpenLayers map around the scene: what the signals say is shown, where the user looks is written back.
import { effect, signal } from '@preact/signals';
import { defaults as defaultInteractions } from 'ol/interaction/defaults';
import OlMap from 'ol/Map';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import View from 'ol/View';
import { count } from '../base/words';
import { gridReference } from '../base/grid-reference';
import type { Dataset, Incidents, RunAnswer } from '../contracts/model';
import { chosenSite } from '../state/deployment';
import { pick } from '../state/picking';
import { chosen, dataset, firstView, goTo, incidents, keyOf, marked, opened, over, passing, pointed, run, said, view } from '../state/state';
import { CanvasLayer, type Frame } from './core/canvas-layer';
import { BRITAIN, nationalGrid, RESOLUTIONS, VIEW_EXTENT } from './core/grid';
import { palette } from './core/palette';
import { lengthText } from './core/scale-bar';
import { cursor, painted, resolution } from './core/screen';
import { forgetTexts } from './core/text-pictures';
import { boxOfPassing, centralBox, hotspotsBox } from './first-view';
import type { Box } from './labels/declutter';
import { recallBoundaries } from './layers/boundaries';
import { deployment as deploymentLayer, SiteDrag } from './layers/deployment';
import { GroundDrawing } from './layers/effect';
import { hotspots as hotspotLayer } from './layers/hotspots';
import { incidents as incidentLayer, look } from './layers/incidents';
import { layerOrder, layers } from './layers/layers';
import { keepCapabilities, openedServer, pictureSource, tileFile, tileLayer, tileSource, wmtsLayer, wmtsLayers } from './layers/tiles';
import { valuesAt } from './readout';
import { Scene } from './scene';

/** The pointer reaches a mark this far away, in CSS pixels. */
const REACH = 9;
/** Room around what the map is sent to, in CSS pixels. */
const PADDING = [56, 56, 56, 56];
const NEAREST = 0.5;
/** So long the first view waits for the hotspots. */
const PATIENCE_MS = 1500;

export class MapWindow {
  readonly map: OlMap;
  readonly scene: Scene;
  readonly #ends: (() => void)[] = [];
  readonly #ground: CanvasLayer;
  readonly #marks: CanvasLayer;
  readonly #drawing = new GroundDrawing();
  #frame: Frame | null = null;
  #written: typeof view.value = null;
  #isPlaced = false;
  #moves: ReturnType<typeof setTimeout> | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(target: HTMLElement) {
    this.scene = new Scene(palette.peek(), () => { this.#changed(); });
    this.#ground = new CanvasLayer((context, frame) => { this.scene.drawGround(context, frame); }, 0);
    this.#marks = new CanvasLayer((context, frame) => {
      this.#frame = frame;
      if (!frame.isMoving) this.scene.covered = this.#covered(frame.ratio);
      this.scene.drawMarks(context, frame);
      resolution.value = frame.metres * frame.ratio;
      look.value = this.scene.of(incidentLayer).look;
      painted.value++;
    }, 2);
    this.map = new OlMap({
      target,
      controls: [],
      // All comes from the one host, which a browser asks for six things at a time: tiles of a slow server must not keep a run waiting.
      maxTilesLoading: 3,
      layers: [this.#ground, this.#marks],
      interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false, zoomDuration: reducedMotion() ? 0 : 200 }),
      view: new View({
        projection: nationalGrid, resolutions: RESOLUTIONS, extent: VIEW_EXTENT, constrainOnlyCenter: true, constrainResolution: true,
        enableRotation: false, showFullExtent: true, center: [400_000, 500_000], resolution: 1024,
      }),
    });
    // Added last, it is asked first: a hand on a pin moves the pin, not the map.
    this.map.addInteraction(new SiteDrag((easting, northing) => this.#siteAt(easting, northing)));
    this.map.addInteraction(this.#drawing);
    this.#ends.push(this.#drawing.listen());
    this.map.on('moveend', () => { this.#writeView(); });
    this.map.on('pointermove', (event) => { this.#point(event); });
    this.map.on('singleclick', (event) => { this.#click(event); });
    const leave = () => { cursor.value = null; pointed.value = -1; };
    const keys = (event: KeyboardEvent) => { this.#key(event); };
    // Who moves the map before it has found its first place wants to look where he is.
    const take = () => { firstView.value = null; this.#isPlaced = true; };
    target.addEventListener('wheel', take, { passive: true });
    this.map.on('pointerdrag', take);
    target.addEventListener('pointerleave', leave);
    target.addEventListener('keydown', keys);
    this.#ends.push(() => {
      target.removeEventListener('wheel', take);
      target.removeEventListener('pointerleave', leave);
      target.removeEventListener('keydown', keys);
    });
    this.#follow();
    recallBoundaries();
    // Names written before the font came are written again.
    void document.fonts.load('600 12px "Inter Variable"').then(() => { forgetTexts(); this.#marks.changed(); });
  }

  end(): void {
    for (const end of this.#ends) end();
    clearTimeout(this.#moves);
    clearTimeout(this.#patience);
    this.map.setTarget(undefined);
  }

  /** The frame as it is on screen; null before the first. */
  get frame(): Frame | null { return this.#frame; }

  zoomBy(steps: number): void {
    const at = this.map.getView();
    at.animate({ zoom: (at.getZoom() ?? 0) + steps, duration: reducedMotion() ? 0 : 200 });
  }

  /** To all incidents that the filters leave in, to all where they leave none, or to Britain when there are none. */
  showAll(): void {
    const data = incidents.peek();
    goTo.value = (data && boxOfPassing(data, passing.peek())) ?? dataset.peek()?.bounds ?? BRITAIN;
  }

  /** Where buttons and legend lie over the map, device pixels: nothing is written under them. */
  #covered(ratio: number): Box[] {
    const target = this.map.getTargetElement();
    const page = target?.closest('main') ?? target?.parentElement;
    if (!target || !page) return [];
    const origin = target.getBoundingClientRect();
    return [...page.querySelectorAll('.map-buttons, .legend, .map-reference:not(:empty), .scale-bar, .map-credit, .panel-toggle')].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return {
        left: (left - origin.left) * ratio, top: (top - origin.top) * ratio, right: (right - origin.left) * ratio,
        bottom: (bottom - origin.top) * ratio,
      };
    });
  }

  #follow(): void {
    let isFirstTheme = true;
    for (const follow of this.scene.followers()) this.#effect(() => { follow(); this.#changed(); });
    this.#effect(() => { void marked.value; void layers.value; void layerOrder.value; this.#changed(); });
    this.#effect(() => {
      const colours = palette.value;
      if (!isFirstTheme) this.scene.setPalette(colours);
      isFirstTheme = false;
      this.#changed();
    });
    this.#ends.push(keepCapabilities());
    this.#followTiles();
    this.#followView();
  }

  // The user's order decides on which of the two canvases a layer lies.
  #changed(): void {
    this.#ground.changed();
    this.#marks.changed();
  }

  #followTiles(): void {
    let shown: ReturnType<typeof networkTiles> = null;
    this.#effect(() => {
      // A file on this computer comes before what the network has.
      const file = pictureSource.value;
      const made = file ? tileLayer(file) : tileFile.value ? null : networkTiles();
      if (shown) this.map.removeLayer(shown);
      shown = made;
      // What was wrong was wrong of what lay there before.
      over('tiles');
      if (!shown) return;
      const { visible, opacity } = layers.peek().tiles;
      shown.setVisible(visible);
      shown.setOpacity(opacity);
      this.map.addLayer(shown);
    });
    this.#effect(() => {
      const { visible, opacity } = layers.value.tiles;
      if (!visible) over('tiles');
      shown?.setVisible(visible);
      shown?.setOpacity(opacity);
    });
  }

  #followView(): void {
    this.#effect(() => {
      const wanted = view.value;
      if (!wanted || wanted === this.#written) return;
      this.#isPlaced = true;
      firstView.value = null;
      this.#written = wanted;
      const at = this.map.getView();
      at.cancelAnimations();
      at.setCenter([wanted.easting, wanted.northing]);
      at.setResolution(wanted.resolution);
    });
    this.#effect(() => { this.#placeFirst(firstView.value, dataset.value, incidents.value, run.value); });
    this.#effect(() => {
      const box = goTo.value;
      if (!box) return;
      this.#isPlaced = true;
      firstView.value = null;
      this.#fit(box, reducedMotion() ? 0 : 400);
      goTo.value = null;
    });
    if (!this.#isPlaced) this.#fit(BRITAIN, 0);
  }

  /** To the hotspots as soon as they are there; where they are long in coming, or none, to most of the incidents. */
  #placeFirst(version: number | null, loaded: Dataset | null, data: Incidents | null, answer: RunAnswer | null): void {
    clearTimeout(this.#patience);
    if (version === null || !loaded || !data || loaded.version < version) return;
    const isAnswered = answer?.version === loaded.version;
    const place = (): void => {
      const box = (isAnswered ? hotspotsBox(answer.hotspots) : null) ?? centralBox(data.easting, data.northing);
      const duration = this.#isPlaced && !reducedMotion() ? 400 : 0;
      this.#isPlaced = true;
      firstView.value = null;
      this.#fit(box ?? BRITAIN, duration);
    };
    if (isAnswered) place();
    else this.#patience = setTimeout(place, PATIENCE_MS);
  }

  #fit(box: readonly [number, number, number, number], duration: number): void {
    // Before it has a size, the map cannot know what fits.
    if (!this.map.getSize()) this.map.updateSize();
    this.map.getView().fit([...box], { padding: PADDING, minResolution: NEAREST, duration });
  }

  #writeView(): void {
    clearTimeout(this.#moves);
    this.#moves = setTimeout(() => {
      const at = this.map.getView();
      const centre = at.getCenter(), metres = at.getResolution();
      if (!centre || metres === undefined || !this.#isPlaced) return;
      const [easting, northing] = centre;
      this.#written = { easting, northing, resolution: metres };
      view.value = this.#written;
    }, 150);
  }

  #point({ coordinate: [easting = 0, northing = 0], dragging }: MapBrowserEvent): void {
    cursor.value = { easting, northing };
    if (dragging || this.#drawing.isBusy) return;
    const isOverSite = this.#siteAt(easting, northing) !== null;
    this.map.getTargetElement()?.classList.toggle('map-grab', isOverSite);
    pointed.value = isOverSite ? -1 : this.#markAt(easting, northing, REACH);
    this.map.getTargetElement()?.classList.toggle('map-over', pointed.peek() >= 0 || this.#hotspotAt(easting, northing) !== null);
  }

  #siteAt(easting: number, northing: number): number | null {
    const frame = this.#frame;
    if (!frame || !layers.peek().deployment.visible) return null;
    return this.scene.of(deploymentLayer).at((easting - frame.west) / frame.metres, (frame.north - northing) / frame.metres);
  }

  #hotspotAt(easting: number, northing: number): string | null {
    const frame = this.#frame;
    if (!frame || !layers.peek().hotspots.visible) return null;
    return this.scene.of(hotspotLayer).at((easting - frame.west) / frame.metres, (frame.north - northing) / frame.metres, frame);
  }

  #badgeAt(easting: number, northing: number): string | null {
    const frame = this.#frame;
    if (!frame || !layers.peek().hotspots.visible) return null;
    return this.scene.of(hotspotLayer).badgeAt((easting - frame.west) / frame.metres, (frame.north - northing) / frame.metres);
  }

  /** The incident whose mark is within so many CSS pixels; −1 for none, or where incidents are counts and not marks. */
  #markAt(easting: number, northing: number, pixels: number): number {
    if (!layers.peek().incidents.visible || look.peek().name !== 'marks') return -1;
    return this.scene.of(incidentLayer).nearest(easting, northing, pixels * resolution.peek());
  }

  #click({ coordinate: [easting = 0, northing = 0] }: MapBrowserEvent): void {
    if (this.#drawing.isBusy || pick(easting, northing) || this.#siteAt(easting, northing) !== null) return;
    chosenSite.value = null;
    // What is uppermost is meant: a badge, then a mark, then the ground that an outline goes round.
    const badge = this.#badgeAt(easting, northing), mark = badge === null ? this.#markAt(easting, northing, REACH) : -1;
    const key = badge ?? this.#hotspotAt(easting, northing);
    if (mark >= 0) this.#open(mark);
    else if (key !== null) this.#choose(key);
    else if (valuesAt(easting, northing).length > 0) said.value = `${valuesAt(easting, northing).join('. ')}.`;
  }

  /** Shows an incident, and all others at its spot. */
  #open(index: number): void {
    const data = incidents.peek();
    if (!data) return;
    const members = this.scene.of(incidentLayer).at(data.easting[index], data.northing[index]);
    opened.value = { data, members };
    said.value = members.length === 1
      ? 'One incident is shown in the panel.'
      : `${count(members.length, 'incident')} at one spot are shown in the panel.`;
  }

  #choose(key: string): void {
    opened.value = null;
    chosen.value = key;
    const hotspot = run.peek()?.hotspots.find((one) => keyOf(one) === key);
    if (hotspot) said.value = `Hotspot ${hotspot.rank}, ${hotspot.name}, ${hotspot.area}: ${count(hotspot.incidents, 'incident')}.`;
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'PageDown' || event.key === 'PageUp') this.#step(event.key === 'PageDown' ? 1 : -1);
    else if (event.key === 'Escape' && opened.peek() !== null) opened.value = null;
    else if (event.key === 'Escape' && chosen.peek() !== null) chosen.value = null;
    else if (event.key === 'Enter') this.#openMiddle();
    else if (event.key === 'Home') this.showAll();
    else {
      if (/^(Arrow|[+=_-]$)/.test(event.key)) this.map.once('moveend', () => { said.value = this.#where(); });
      return;
    }
    event.preventDefault();
  }

  /** The incident nearest the middle of the map, for who has no pointer. */
  #openMiddle(): void {
    const frame = this.#frame;
    if (!frame) return;
    const [easting, northing] = [frame.west + (frame.width * frame.metres) / 2, frame.north - (frame.height * frame.metres) / 2];
    const mark = this.#markAt(easting, northing, frame.width / frame.ratio / 2);
    if (mark >= 0) this.#open(mark);
    else said.value = 'There is no incident near the middle of the map to open: move the map, or zoom in until incidents are single marks.';
  }

  /** The next or previous hotspot by rank, shown and read out. */
  #step(by: number): void {
    const hotspots = [...(run.peek()?.hotspots ?? [])].sort((a, b) => a.rank - b.rank);
    if (hotspots.length === 0) { said.value = 'There are no hotspots to choose from.'; return; }
    const at = hotspots.findIndex((hotspot) => keyOf(hotspot) === chosen.peek());
    const next = hotspots[at < 0 ? (by > 0 ? 0 : hotspots.length - 1) : (at + by + hotspots.length) % hotspots.length];
    this.#choose(keyOf(next));
    const box = this.scene.of(hotspotLayer).boxOf(keyOf(next));
    if (box) goTo.value = around(box);
  }

  #where(): string {
    const frame = this.#frame;
    if (!frame) return '';
    const width = frame.width * frame.metres;
    const easting = frame.west + width / 2, northing = frame.north - (frame.height * frame.metres) / 2;
    const place = gridReference(easting, northing, 2);
    const values = valuesAt(easting, northing);
    const inView = this.scene.of(incidentLayer).countIn(frame);
    const around = place === '' ? '' : `, around ${place}`, middle = values.length > 0 ? ` In the middle: ${values.join('. ')}.` : '';
    return `About ${lengthText(Number(width.toPrecision(2)))} across${around}, about ${count(inView, 'incident')}.${middle}`;
  }

  #effect(work: () => void): void { this.#ends.push(effect(work)); }
}

/** The tiles of the server in use; null while there is none, or nothing is known of it yet. */
function networkTiles(): ReturnType<typeof tileLayer | typeof wmtsLayer> | null {
  const choice = tileSource.value;
  if (choice?.kind !== 'wmts') return choice && openedServer.value === choice.url ? tileLayer(choice) : null;
  const known = wmtsLayers.value;
  if (known?.address !== choice.url) return null;
  const wanted = known.layers.find(({ id }) => id === choice.layer) ?? known.layers.at(0);
  return wanted ? wmtsLayer(wanted.options, choice.attribution) : null;
}

/** A box with its surroundings: a hotspot that fills the window shows nothing of where it is. */
export function around([west, south, east, north]: readonly [number, number, number, number]): [number, number, number, number] {
  const room = Math.max(150, 0.4 * Math.max(east - west, north - south));
  return [west - room, south - room, east + room, north + room];
}

const reducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The map of this page, for those outside that need a picture of it; null before it is there. */
export const mapWindow = signal<MapWindow | null>(null);
