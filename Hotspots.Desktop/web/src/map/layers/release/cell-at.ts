// What the layer that would be handed over says at a place, one sentence.
import type { ReleaseCell } from '../../../contracts/release';
import { count } from '../../../base/words';
import { reviewed, shownPeriod } from '../../../questions/release';

/** Does a place lie within rings? An odd number of edges to its east. */
export function isWithin({ outline }: Pick<ReleaseCell, 'outline'>, easting: number, northing: number): boolean {
  let isIn = false;
  for (const ring of outline.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [x, y] = ring[i], [lastX, lastY] = ring[i - 1];
      if ((y > northing) !== (lastY > northing) && easting < lastX + ((northing - lastY) / (y - lastY)) * (x - lastX)) isIn = !isIn;
    }
  }
  return isIn;
}

export function releaseText(easting: number, northing: number): string | null {
  const answer = reviewed.value, period = answer?.periods.at(shownPeriod.value);
  if (!answer || !period) return null;
  const at = answer.cells.findIndex((cell) => isWithin(cell, easting, northing));
  if (at < 0) return null;
  const { name, band } = answer.cells[at], incidents = period.counts[at];
  const told = incidents === null ? 'count hidden' : `${answer.roundedTo > 1 && incidents > 0 ? 'about ' : ''}${count(incidents, 'incident')}`;
  return `For ${answer.recipient}, cell ${name}, ${period.words}: ${told}; ${band} ${answer.addressesAre}`;
}
