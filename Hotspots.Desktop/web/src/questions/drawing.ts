// An area drawn on the map, corner by corner or as a box: where something was done, or a place to compare with.
import { computed, signal } from '@preact/signals';
import { said } from '../state/state';
import { effectWish, MOST_CORNERS, type Ring } from '../wishes/effect-wish';
import { chooseEffect, refineEffect } from './effect';

export type Corner = readonly [easting: number, northing: number];

export interface Sketch {
  of: 'place' | 'control';
  corners: readonly Corner[];
  /** Opposite corner of the box that is dragged from the first; null where corners are put one by one. */
  box: readonly [from: Corner, to: Corner] | null;
  /** Where the pointer is: the line goes on to there. */
  pointer: Corner | null;
}

/** What is being drawn; null for nothing. */
export const sketch = signal<Sketch | null>(null);
export const isDrawing = computed(() => sketch.value !== null);

/** Smaller ground is a slip of the hand, square metres. */
const LEAST = 400;
const HOW = 'Click the corners on the map, or drag a box. Enter or a double click ends it, Backspace takes a corner back, Escape gives up.';

export function begin(of: Sketch['of']): void {
  sketch.value = { of, corners: [], box: null, pointer: null };
  said.value = HOW;
}

export function giveUp(): void {
  sketch.value = null;
  said.value = 'Nothing was drawn.';
}

/** Square metres, by the shoelace formula; a ring that crosses itself counts what is left over. */
export function areaOf(ring: Ring): number {
  let twice = 0;
  ring.forEach(([easting, northing], i) => {
    const [nextEasting, nextNorthing] = ring[(i + 1) % ring.length];
    twice += easting * nextNorthing - nextEasting * northing;
  });
  return Math.abs(twice) / 2;
}

export const boxRing = ([[west, south], [east, north]]: NonNullable<Sketch['box']>): Ring =>
  [[west, south], [east, south], [east, north], [west, north]];

/** Takes what is drawn as ground; where it is too small it goes on being drawn. */
export function finish(ring: Ring = sketch.peek()?.corners ?? []): boolean {
  const drawn = sketch.peek();
  if (!drawn) return false;
  if (ring.length < 3 || areaOf(ring) < LEAST) {
    said.value = ring.length < 3 ? 'An area has three corners or more: click another.' : 'That is too small to be an area: draw a larger one.';
    return false;
  }
  sketch.value = null;
  if (drawn.of === 'place') {
    chooseEffect({ of: 'drawn', ring });
    said.value = 'The area is drawn. Give the first day on which something was done there.';
  } else {
    refineEffect({ control: ring });
  }
  return true;
}

export function addCorner(at: Corner): void {
  const drawn = sketch.peek();
  if (!drawn || drawn.corners.length >= MOST_CORNERS) return;
  sketch.value = { ...drawn, corners: [...drawn.corners, at], box: null, pointer: at };
  const corners = drawn.corners.length + 1;
  said.value = corners < 3 ? HOW : `${corners} corners. Enter, a double click, or a click on the first one ends it.`;
}

export function takeBack(): void {
  const drawn = sketch.peek();
  if (drawn) sketch.value = { ...drawn, corners: drawn.corners.slice(0, -1) };
}

export function dragBox(from: Corner, to: Corner): void {
  const drawn = sketch.peek();
  if (drawn) sketch.value = { ...drawn, box: [from, to], pointer: null };
}

export function dropBox(): void {
  const drawn = sketch.peek();
  if (!drawn?.box) return;
  if (!finish(boxRing(drawn.box))) sketch.value = { ...drawn, box: null };
}

export function point(at: Corner): void {
  const drawn = sketch.peek();
  if (drawn) sketch.value = { ...drawn, pointer: at };
}

/** Areas drawn and not answered yet, for the map; the answer brings grounds of its own. */
export const drawnAreas = computed<readonly { of: Sketch['of']; ring: Ring }[]>(() => {
  const { place, control } = effectWish.value;
  return [
    ...(place?.of === 'drawn' ? [{ of: 'place' as const, ring: place.ring }] : []),
    ...(control && place ? [{ of: 'control' as const, ring: control }] : []),
  ];
});
