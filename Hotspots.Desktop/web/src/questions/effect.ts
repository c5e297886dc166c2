// What an operation did: asked for as soon as a place is chosen, tells how far it is, and can be given up.
import { computed, effect, signal } from '@preact/signals';
import type { Hotspot } from '../contracts/model';
import { capital } from '../base/words';
import { query } from '../host/running';
import { goTo, keyOf, run, said } from '../state/state';
import { effectWish, usualEffect, wishEffect, type EffectPlaceWish, type Ring } from '../wishes/effect-wish';
import type { EffectAnswer, EffectPlace, EffectQuery, GroundQuery } from './answers';
import { question } from './asking';

/** What areas drawn by hand are called, in the host's sentences too. */
export const DRAWN = 'the area drawn on the map', DRAWN_CONTROL = 'the area drawn to compare with';

/** The outline that was chosen, as it was then: other filters make other hotspots, and the ground must not walk. */
const taken = signal<{ of: string; ground: GroundQuery } | null>(null);
const keyOfPlace = (place: EffectPlaceWish): string => JSON.stringify(place);

/** Gives the ground of a place that is no operation, where it is not known yet. */
export function takeGround(place: EffectPlaceWish, ground: GroundQuery): void {
  if (taken.peek()?.of !== keyOfPlace(place)) taken.value = { of: keyOfPlace(place), ground };
}

export const groundOf = (hotspot: Hotspot): GroundQuery => ({ name: `hotspot ${hotspot.rank}, ${hotspot.name}`, outline: hotspot.outline });

const drawnGround = (name: string, ring: Ring): GroundQuery => ({ name, outline: [[ring.map(([easting, northing]) => [easting, northing])]] });

/** The ground of a place; null for that of an operation's incidents, undefined where it is not known yet. */
function groundNow(place: EffectPlaceWish): GroundQuery | null | undefined {
  if (place.of === 'operation') return null;
  if (place.of === 'drawn') return drawnGround(DRAWN, place.ring);
  return taken.value?.of === keyOfPlace(place) ? taken.value.ground : undefined;
}

/** What the host is asked, now; null while no place is chosen, or a hotspot is not there yet. */
export const effectQuery = computed<EffectQuery | null>(() => {
  const asked = query(), { place, start, end, chosen, ring, control } = effectWish.value;
  if (!asked || !place) return null;
  const ground = groundNow(place);
  if (ground === undefined || (ground && start === null)) return null;
  const areas = place.of === 'operation' && place.area !== null ? [place.area] : [];
  // The operation's dates are the limits of time; methods and weights have no part in it. The place to compare with may lie outside any boundary.
  return {
    window: asked.window, version: asked.version, filters: { ...asked.filters, areas, boundary: null, operations: [], from: null, to: null },
    methods: [], given: {}, cases: [], controls: [], weights: 'count',
    operation: place.of === 'operation' ? place.name : null, ground, control: control && drawnGround(DRAWN_CONTROL, control),
    start, end, chosen, ring,
  };
});

// A change of the method asks nothing else.
const text = computed(() => JSON.stringify(effectQuery.value));

export const evaluation = question<EffectAnswer>(
  '/api/effect', () => JSON.parse(text.value) as EffectQuery | null, 'It could not be looked at. Give other dates to try again.',
);

const step = signal<{ fraction: number; step: string } | null>(null);
/** How far it is; null where nothing is under way. */
export const effectStep = computed(() => (evaluation.isAsking.value ? step.value ?? { fraction: 0, step: 'Beginning' } : null));
/** Was it given up by hand? */
export const isGivenUp = signal(false);

/** The host tells how far it is. */
export function heardEffect(work: string, fraction: number, name: string): void {
  if (work === 'effect') step.value = { fraction, step: name };
}

export function giveUp(): void {
  evaluation.cancel();
  isGivenUp.value = true;
  said.value = 'It was given up.';
}

export function askAgain(): void {
  isGivenUp.value = false;
  isToTell = true;
  evaluation.again();
}

/** Wider than this the place alone is shown: of a control two counties away nothing would be seen. Metres. */
const WIDEST = 9_000;
const ROOM = 0.15, BESIDE = 1;

/** The box round grounds, with some country round it. */
export function boxOfPlaces(places: readonly Pick<EffectPlace, 'outline'>[]): [west: number, south: number, east: number, north: number] {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  for (const [easting, northing] of places.flatMap(({ outline }) => outline.flat(2))) {
    [west, south, east, north] = [Math.min(west, easting), Math.min(south, northing), Math.max(east, easting), Math.max(north, northing)];
  }
  const room = ROOM * Math.max(east - west, north - south);
  return [west - room, south - room, east + room, north + room];
}

/** What lies side by side stands in the upper part of the map, and what lies one above the other on its right: the legend has the corner. */
function besideLegend([west, south, east, north]: ReturnType<typeof boxOfPlaces>): ReturnType<typeof boxOfPlaces> {
  return [Math.min(west, east - BESIDE * (north - south)), Math.min(south, north - BESIDE * (east - west)), east, north];
}

/** All four grounds where they are near one another, else the place with its ring. */
export function viewOf({ places }: Pick<EffectAnswer, 'places'>): [west: number, south: number, east: number, north: number] {
  const all = boxOfPlaces(places), [west, south, east, north] = all;
  const own = places.filter(({ role }) => role === 'treated' || role === 'ring');
  return besideLegend(Math.max(east - west, north - south) <= WIDEST ? all : boxOfPlaces(own));
}

/** Asked by hand, and not yet seen on the map, or told: a page that is loaded anew stays where it looks, and is silent. */
let isToShow = false, isToTell = false;

const VERDICTS: Readonly<Record<EffectAnswer['verdict'], string>> = {
  fewer: 'fewer, beyond chance', more: 'more, beyond chance',
  'within chance': 'no difference that can be told from chance', 'too few': 'it cannot be told from chance',
};

/** Chooses a place, or none; dates and ring are then as usual but for those given. */
export function chooseEffect(place: EffectPlaceWish | null, ground: GroundQuery | null = null, start: string | null = null): void {
  taken.value = place && ground && { of: keyOfPlace(place), ground };
  evaluation.answer.value = null;
  isGivenUp.value = false;
  isToShow = isToTell = place !== null;
  effectWish.value = { ...usualEffect, place, start };
}

/** Other dates or another ring for the same place. */
export function refineEffect(part: Parameters<typeof wishEffect>[0]): void {
  isGivenUp.value = false;
  isToTell = true;
  wishEffect(part);
}

/** The answer on screen; null where there is none. */
export const evaluated = computed<EffectAnswer | null>(() => (effectWish.value.place === null ? null : evaluation.answer.value));

export function keepEffect(): () => void {
  const take = effect(() => {
    const { place } = effectWish.value;
    if (place?.of !== 'hotspot') return;
    const hotspot = run.value?.hotspots.find((one) => keyOf(one) === place.key);
    if (hotspot) takeGround(place, groundOf(hotspot));
  });
  const stop = evaluation.keep();
  const begin = effect(() => { if (evaluation.isAsking.value) step.value = null; });
  const tell = effect(() => { 
    const found = evaluated.value;
    if (!found) return;
    if (isToTell) said.value = `${capital(found.operation)}: ${VERDICTS[found.verdict]}.`;
    if (isToShow) goTo.value = viewOf(found);
    isToShow = isToTell = false;
  });
  return () => { take(); stop(); begin(); tell(); };
}
