// An OpenLayers layer that is one canvas painted by a function of ours.
import Layer from 'ol/layer/Layer';
import type { FrameState } from 'ol/Map';

/** What is on screen, in the terms a painter needs. The map never turns, so north is up. */
export interface Frame {
  /** Device pixels. */
  width: number;
  height: number;
  /** Device pixels per CSS pixel. */
  ratio: number;
  /** Metres per device pixel. */
  metres: number;
  /** Grid position of the top left corner. */
  west: number;
  north: number;
  /** Is an animation or a gesture under way? Then work may be put off to the next frame. */
  isMoving: boolean;
}

export type Painter = (context: CanvasRenderingContext2D, frame: Frame) => void;

export class CanvasLayer extends Layer {
  readonly #holder = document.createElement('div');
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #paint: Painter;

  constructor(paint: Painter, zIndex: number) {
    super({ zIndex });
    this.#paint = paint;
    // Without a GPU a canvas kept in memory is several times faster than one that is recorded and replayed.
    this.#context = this.#canvas.getContext('2d', { willReadFrequently: true })!;
    // OpenLayers draws into a bare canvas that it finds below; a holder keeps ours to ourselves.
    this.#holder.className = 'map-canvas';
    this.#holder.append(this.#canvas);
  }

  override render(state: FrameState): HTMLElement {
    const frame = frameOf(state);
    if (this.#canvas.width !== frame.width || this.#canvas.height !== frame.height) {
      this.#canvas.width = frame.width;
      this.#canvas.height = frame.height;
    } else {
      this.#context.setTransform(1, 0, 0, 1, 0, 0);
      this.#context.clearRect(0, 0, frame.width, frame.height);
    }
    this.#paint(this.#context, frame);
    return this.#holder;
  }
}

export function frameOf(state: FrameState): Frame {
  const ratio = state.pixelRatio;
  const [cssWidth = 0, cssHeight = 0] = state.size;
  const { center: [easting = 0, northing = 0], resolution } = state.viewState;
  return {
    width: Math.round(cssWidth * ratio),
    height: Math.round(cssHeight * ratio),
    ratio,
    metres: resolution / ratio,
    west: easting - (resolution * cssWidth) / 2,
    north: northing + (resolution * cssHeight) / 2,
    isMoving: (state.viewHints[0] ?? 0) > 0 || (state.viewHints[1] ?? 0) > 0,
  };
}
