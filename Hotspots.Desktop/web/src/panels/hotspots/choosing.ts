// Choosing a hotspot: it is marked on the map, flown to, and its evidence opens.
import { computed } from '@preact/signals';
import type { Hotspot } from '../../contracts/model';
import { chosen, goTo, keyOf, opened, run, said } from '../../state/state';
import { count } from '../../base/words';

/** Country to show around a hotspot, so that it is seen in its streets: this part of its size, and at least so many metres. */
const MARGIN = 0.6;
const LEAST_METRES = 150;

/** The chosen hotspot of the run on screen; null when none is chosen or the run does not have it. */
export const chosenHotspot = computed<Hotspot | null>(() => {
  const key = chosen.value;
  return key === null ? null : run.value?.hotspots.find((hotspot) => keyOf(hotspot) === key) ?? null;
});

export function boxAround(hotspot: Hotspot): [west: number, south: number, east: number, north: number] {
  let [west, north] = hotspot.centre, [east, south] = hotspot.centre;
  for (const polygon of hotspot.outline) {
    for (const [e, n] of polygon[0]) {
      west = Math.min(west, e);
      east = Math.max(east, e);
      south = Math.min(south, n);
      north = Math.max(north, n);
    }
  }
  const margin = Math.max(LEAST_METRES, MARGIN * Math.max(east - west, north - south));
  return [west - margin, south - margin, east + margin, north + margin];
}

export function choose(hotspot: Hotspot): void {
  opened.value = null;
  chosen.value = keyOf(hotspot);
  goTo.value = boxAround(hotspot);
  said.value = `Hotspot ${hotspot.rank}: ${hotspot.name}, ${hotspot.area}, ${count(hotspot.incidents, 'incident')}.`;
}
