// A place that is to be pointed to: the next click on the map is it, and means nothing else.
import { signal } from '@preact/signals';

/** Who wants a place, easting and northing in metres; null where a click means what it always does. */
export const picking = signal<((easting: number, northing: number) => void) | null>(null);

/** Gives the place to whoever wants one; false where nobody does. */
export function pick(easting: number, northing: number): boolean {
  const take = picking.peek();
  if (!take) return false;
  picking.value = null;
  take(easting, northing);
  return true;
}
