// A hand on a pin: the site follows it, and is locked where it is let go.
import PointerInteraction from 'ol/interaction/Pointer';
import type MapBrowserEvent from 'ol/MapBrowserEvent';
import { draggedSite, shownSites } from '../../../state/deployment';
import { cancel, drop, move, take } from '../../../state/locking';
import { said } from '../../../state/state';

export class SiteDrag extends PointerInteraction {
  readonly #siteAt: (easting: number, northing: number) => number | null;
  #number: number | null = null;
  /** From the hand to the pin's tip, metres: the pin does not jump to the hand. */
  #offset: readonly [number, number] = [0, 0];

  constructor(siteAt: (easting: number, northing: number) => number | null) {
    super();
    this.#siteAt = siteAt;
  }

  override handleDownEvent({ coordinate: [easting = 0, northing = 0] }: MapBrowserEvent): boolean {
    const number = this.#siteAt(easting, northing);
    const site = shownSites.peek().find((one) => one.number === number);
    if (number === null || !site) return false;
    this.#number = number;
    this.#offset = [site.at[0] - easting, site.at[1] - northing];
    take(number);
    addEventListener('keydown', this.#onKey, true);
    return true;
  }

  override handleDragEvent({ coordinate: [easting = 0, northing = 0] }: MapBrowserEvent): void {
    if (this.#number !== null) move(this.#number, [easting + this.#offset[0], northing + this.#offset[1]]);
  }

  override handleUpEvent(): boolean {
    const number = this.#end();
    if (number !== null && draggedSite.peek() === number) {
      said.value = `Site ${number} is chosen.`;
      drop(number);
    }
    return false;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    const number = this.#end();
    if (number !== null) cancel(number);
    event.stopPropagation();
    event.preventDefault();
  };

  #end(): number | null {
    removeEventListener('keydown', this.#onKey, true);
    const number = this.#number;
    this.#number = null;
    return number;
  }
}
