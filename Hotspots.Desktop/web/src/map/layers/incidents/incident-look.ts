// How incidents are drawn for how many are in view: marks while they can be told apart, counts in cells when they cannot.
import { signal } from '@preact/signals';

/** All of them; those whose number covers no other spot; none, where there are too many marks for one to be found. */
export type Numbers = 'all' | 'free' | 'none';

export type Look =
  | {
    name: 'marks'; /** CSS pixels. */ radius: number; opacity: number;
    /** Which spots that several incidents share show their number? */ numbers: Numbers
  }
  | { name: 'cells' };

/** How incidents are drawn now, for the legend. */
export const look = signal<Look>({ name: 'marks', radius: 5, opacity: 1, numbers: 'none' });

interface Step { upTo: number; look: Look }

const STEPS: readonly Step[] = [
  { upTo: 400, look: { name: 'marks', radius: 6, opacity: 1, numbers: 'all' } },
  { upTo: 1_500, look: { name: 'marks', radius: 5, opacity: 1, numbers: 'all' } },
  { upTo: 5_000, look: { name: 'marks', radius: 4, opacity: 0.95, numbers: 'all' } },
  { upTo: 20_000, look: { name: 'marks', radius: 3, opacity: 0.8, numbers: 'free' } },
  { upTo: 50_000, look: { name: 'marks', radius: 2, opacity: 0.7, numbers: 'none' } },
  { upTo: Infinity, look: { name: 'cells' } },
];

/** Far out a town is a few pixels wide: large marks would be one blob. Metres per CSS pixel → largest radius. */
const largestRadius = (resolution: number): number =>
  (resolution > 200 ? 2.25 : resolution > 60 ? 2.75 : resolution > 15 ? 3.25 : resolution > 6 ? 4 : 6);

/** A step is kept until the count is this much past its edge, so that the look does not flicker while panning. */
const SLACK = 1.25;

/** The step for a count, given the step shown now (−1 for none). */
export function stepFor(count: number, shown: number): number {
  const fits = STEPS.findIndex(({ upTo }) => count <= upTo);
  if (shown < 0 || fits === shown) return fits;
  const low = shown === 0 ? 0 : STEPS[shown - 1].upTo / SLACK;
  return count >= low && count <= STEPS[shown].upTo * SLACK ? shown : fits;
}

/** Nearer than this every shared spot shows its number; farther out those do whose number hides no other spot (metres per CSS pixel). */
const ALL_BELOW = 5;

/** Over ground whose colour means something marks are smaller, so that it is seen between them. */
const OVER_GROUND = 0.5, LEAST_RADIUS = 1.5, ALL_OVER_GROUND_BELOW = 1.5;

export function lookOf(step: number, resolution: number, isOverGround = false): Look {
  const { look } = STEPS[step];
  if (look.name === 'cells') return look;
  const radius = Math.min(look.radius, largestRadius(resolution));
  return {
    ...look, radius: isOverGround ? Math.max(LEAST_RADIUS, OVER_GROUND * radius) : radius,
    numbers: look.numbers === 'all' && resolution >= (isOverGround ? ALL_OVER_GROUND_BELOW : ALL_BELOW) ? 'free' : look.numbers,
  };
}

/** Side of a counting cell in device pixels; divides a square's side. */
export const cellPixels = (ratio: number): number => (ratio < 1.75 ? 2 : 4);

/** Cells with this many incidents or more have the last colour of the ramp. */
export const FULL_CELL = 300;

/** 0 to 1 along the ramp for a cell's count, evenly in its logarithm; one incident is 0. */
export const rampPlace = (count: number): number => Math.min(1, Math.log(Math.max(1, count)) / Math.log(FULL_CELL));

/** Colour along a ramp of evenly spaced stops. */
export function rampColour(ramp: readonly [number, number, number][], place: number): [number, number, number] {
  const at = place * (ramp.length - 1);
  const low = Math.min(ramp.length - 2, Math.floor(at));
  const part = at - low;
  const mix = (i: 0 | 1 | 2): number => Math.round(ramp[low][i] + (ramp[low + 1][i] - ramp[low][i]) * part);
  return [mix(0), mix(1), mix(2)];
}
