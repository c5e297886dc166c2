// All that is painted, in order; the map on screen and the picture that is exported are the same scene.
import { fail, over } from '../state/state';
import type { Frame } from './core/canvas-layer';
import type { Painting, Site } from './layers/layer';
import type { Palette } from './core/palette';
import { forgetTexts } from './core/text-pictures';
import type { Box } from './labels/declutter';
import { placed, type Label } from './labels/labels';
import { entryOf, layerOrder, layers, type LayerId } from './layers/layers';
import { mapLayers } from './layers/map-layers';
import { drawMarked } from './marked-square';

export class Scene {
  /** Boxes (device pixels) that something else covers: nothing is written there. */
  covered: readonly Box[] = [];
  #palette: Palette;
  /** What each layer has made of its data. */
  readonly #made: ReadonlyMap<string, unknown>;
  /** What is written in the frame under way. */
  #writing: Map<LayerId, Written[]> | null = null;

  constructor(palette: Palette, changed: () => void) {
    this.#palette = palette;
    const site: Site = { palette, changed, failed: (of, sentence) => { if (sentence === null) over(of); else fail(of, sentence); } };
    this.#made = new Map(mapLayers.map(({ id, make }) => [id, make(site)]));
  }

  /** What a layer has made of its data. */
  of<Made>({ id }: { id: string; make: (site: Site) => Made }): Made { return this.#made.get(id) as Made; }

  /** Every layer's own way to keep up with the signals. */
  followers(): (() => void)[] {
    return mapLayers.map((layer) => () => { layer.follow?.(this.#made.get(layer.id)); });
  }

  setPalette(palette: Palette): void {
    this.#palette = palette;
    for (const layer of mapLayers) layer.setPalette?.(this.#made.get(layer.id), palette);
    forgetTexts();
  }

  /** What lies below pictures of tiles, which are a layer of OpenLayers' own. */
  drawGround(context: CanvasRenderingContext2D, frame: Frame): void {
    context.fillStyle = this.#palette.sea;
    context.fillRect(0, 0, frame.width, frame.height);
    this.#writing = null;
    const { order, tiles } = upwards();
    this.#drawLayers(context, frame, order.slice(0, tiles + 1));
  }

  /** What lies above them. */
  drawMarks(context: CanvasRenderingContext2D, frame: Frame): void {
    const { order, tiles } = upwards();
    this.#drawLayers(context, frame, order.slice(tiles + 1));
    drawMarked(context, frame, this.#palette);
    this.#writing = null;
  }

  /** Layers from below upwards, each with what is written of it. */
  #drawLayers(context: CanvasRenderingContext2D, frame: Frame, ids: readonly LayerId[]): void {
    const states = layers.peek(), { order } = upwards();
    const isShown = (id: string): boolean => states[id as LayerId].visible;
    const painting: Painting = {
      context, frame, palette: this.#palette, isShown, of: (layer) => this.of(layer),
      amongMarks: (draw) => { this.#amongMarks(painting, order, draw); },
    };
    const faintly = (id: LayerId, draw: () => void): void => {
      context.globalAlpha = states[id].opacity;
      draw();
      context.globalAlpha = 1;
    };
    for (const id of ids) {
      for (const upper of order) {
        if (isShown(upper) && underOf(upper, order) === id) faintly(upper, () => entryOf(upper).paintUnder?.(this.#made.get(upper), painting));
      }
      if (isShown(id)) faintly(id, () => entryOf(id).paint?.(this.#made.get(id), painting));
      // Nothing is written lower than this, so nothing needs to be decluttered before.
      if (order.indexOf(id) < order.indexOf('labels')) continue;
      for (const { label, box, opacity } of (this.#writing ??= this.#write(painting)).get(id) ?? []) {
        context.globalAlpha = opacity;
        label.draw(context, box);
        context.globalAlpha = 1;
      }
    }
  }

  #amongMarks(painting: Painting, order: readonly LayerId[], draw: () => void): void {
    const having = order.filter((id) => painting.isShown(id) && 'aroundMarks' in entryOf(id));
    inTurn(having.map((id) => (inner: () => void) => { entryOf(id).aroundMarks?.(this.#made.get(id), painting, inner); }), draw);
  }

  /** Everything that is written and finds room, by the layer with which it is drawn, the most important last. */
  #write(painting: Painting): Map<LayerId, Written[]> {
    const { order } = upwards();
    const made: Written[] = [];
    for (const id of order.filter(painting.isShown)) {
      const { opacity } = layers.peek()[id];
      const level = order[Math.max(order.indexOf(id), order.indexOf('labels'))];
      for (const label of entryOf(id).labels?.(this.#made.get(id), painting) ?? []) made.push({ label, level, opacity, box: label.boxes[0] });
    }
    const groups = new Map<LayerId, Written[]>();
    const obstacles = order.filter(painting.isShown).flatMap((id) => entryOf(id).obstacles?.(this.#made.get(id), painting.frame) ?? []);
    const places = placed(made.map(({ label }) => label), this.covered, obstacles);
    for (const { index, box } of places) {
      const written = { ...made[index], box };
      const group = groups.get(written.level);
      if (group) group.push(written);
      else groups.set(written.level, [written]);
    }
    return groups;
  }
}

/** A label with its place, and the layer with which it is drawn. */
interface Written { label: Label; level: LayerId; opacity: number; box: Box }

/** Draws with each having its say round the next: what the first sets holds for all others. */
export function inTurn(around: readonly ((inner: () => void) => void)[], draw: () => void): void {
  around.reduceRight<() => void>((inner, one) => () => { one(inner); }, draw)();
}

/** The layers from below upwards, and at which place the tiles are. */
function upwards(): { order: LayerId[]; tiles: number } {
  const order = [...layerOrder.peek()].reverse();
  return { order, tiles: order.indexOf('tiles') };
}

/** The layer under which a layer's ground is painted: the lowest layer of marks below it, else itself. */
function underOf(id: LayerId, order: readonly LayerId[]): LayerId {
  return order.slice(0, order.indexOf(id)).find((lower) => entryOf(lower).isMarks) ?? id;
}
