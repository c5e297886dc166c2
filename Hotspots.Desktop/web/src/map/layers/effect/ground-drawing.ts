// A hand that draws ground on the map: corners one by one, or a box in one drag. Wheel and arrow keys move the map meanwhile.
import { effect } from '@preact/signals';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import PointerInteraction from 'ol/interaction/Pointer';
import { addCorner, dragBox, dropBox, finish, giveUp, isDrawing, point, sketch, takeBack, type Corner } from '../../../questions/drawing';

/** A drag begins so many pixels from where the hand went down; a corner this near is the first one. */
const DRAG = 6, NEAR = 10;
/** So long after the last corner the map still tells of the click that made it. */
const REST_MS = 400;

const cornerOf = ({ coordinate: [easting = 0, northing = 0] }: MapBrowserEvent): Corner => [Math.round(easting), Math.round(northing)];

export class GroundDrawing extends PointerInteraction {
  #from: { at: Corner; pixel: readonly number[] } | null = null;
  #isResting = false;

  /** Does the hand draw, so that a click means a corner and nothing else? */
  get isBusy(): boolean { return isDrawing.peek() || this.#isResting; }

  /** Keys that end what is drawn; gives back what ends their work. */
  listen(): () => void {
    return effect(() => {
      if (!isDrawing.value) return;
      addEventListener('keydown', onKey, true);
      return () => {
        removeEventListener('keydown', onKey, true);
        this.#isResting = true;
        setTimeout(() => { this.#isResting = false; }, REST_MS);
      };
    });
  }

  override handleEvent(event: MapBrowserEvent): boolean {
    if (!this.isBusy) return true;
    if (event.type === 'dblclick') {
      finish();
      return false;
    }
    return isDrawing.peek() ? super.handleEvent(event) : true;
  }

  override handleDownEvent(event: MapBrowserEvent): boolean {
    this.#from = { at: cornerOf(event), pixel: event.pixel };
    return true;
  }

  override handleDragEvent(event: MapBrowserEvent): void {
    const from = this.#from;
    if (!from || sketch.peek()?.corners.length !== 0) return;
    if (sketch.peek()?.box || Math.hypot(event.pixel[0] - from.pixel[0], event.pixel[1] - from.pixel[1]) > DRAG) dragBox(from.at, cornerOf(event));
  }

  override handleUpEvent(event: MapBrowserEvent): boolean {
    const drawn = sketch.peek();
    this.#from = null;
    if (!drawn) return false;
    if (drawn.box) {
      dropBox();
      return false;
    }
    const isNear = (corner: Corner | undefined): boolean => {
      const pixel = corner && event.map.getPixelFromCoordinate([...corner]);
      return !!pixel && Math.hypot(pixel[0] - event.pixel[0], pixel[1] - event.pixel[1]) <= NEAR;
    };
    if (drawn.corners.length >= 3 && isNear(drawn.corners[0])) finish();
    // The second half of a double click is no corner.
    else if (!isNear(drawn.corners.at(-1))) addCorner(cornerOf(event));
    return false;
  }

  override handleMoveEvent(event: MapBrowserEvent): void { point(cornerOf(event)); }
}

function onKey(event: KeyboardEvent): void {
  if (/^(INPUT|TEXTAREA|SELECT|BUTTON)$/.test((event.target as HTMLElement).tagName) && event.key !== 'Escape') return;
  if (event.key === 'Escape') giveUp();
  else if (event.key === 'Enter') finish();
  else if (event.key === 'Backspace') takeBack();
  else return;
  event.stopPropagation();
  event.preventDefault();
}
