// Rings with their corners cut (Chaikin 1974): ground whose outline is only where postcodes thin out looks as vague as it is.
import type { Group } from './basemap-format';
import { Shapes } from '../../core/shapes';

/** Twice the corners, each a quarter of the way along from an old one to the next. */
export function softened({ points, rings }: Pick<Group, 'points' | 'rings'>): Shapes {
  const soft = new Int32Array(2 * points.length);
  let at = 0;
  for (let ring = 0; ring + 1 < rings.length; ring++) {
    for (let from = rings[ring]; from < rings[ring + 1]; from++) {
      const to = from + 1 < rings[ring + 1] ? from + 1 : rings[ring];
      for (const part of [0.25, 0.75]) for (const axis of [0, 1]) soft[at++] = (1 - part) * points[2 * from + axis] + part * points[2 * to + axis];
    }
  }
  return new Shapes(soft, rings.map((corner) => 2 * corner), true);
}
