// Into which classes is a surface divided, and in which colours? By the run's own values, never by what is in view: the legend is the same
// at every zoom.
import type { Surfaces } from '../../../contracts/layer-columns';
import type { Palette } from '../../core/palette';

/** 0 to 255; how much of the ground it covers, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, cover: number];

/** Class i holds the values from breaks[i − 1] up to, and without, breaks[i]; a class without colour is not painted. */
export interface Classes {
  breaks: readonly number[];
  colours: readonly (Colour | null)[];
  /** Of each class, in words. */
  names: readonly string[];
  /** At each break, short. */
  marks: readonly string[];
}

// Viridis at equal steps: read without hue too, and by those who cannot tell red from green.
const VIRIDIS: readonly (readonly [number, number, number])[] = [
  [253, 231, 37], [122, 209, 81], [34, 168, 132], [42, 120, 142], [65, 68, 135], [68, 1, 84],
];
// Blue to red through the ground's own colour; the ends stand out most from it.
const DIVERGING: readonly (Colour | null)[] = [
  null, [33, 102, 172, 1], [103, 169, 207, 1], [190, 220, 235, 1], null, [250, 205, 180, 1], [239, 138, 98, 1], [178, 24, 43, 1],
];
const DIVERGING_DARK: readonly (Colour | null)[] = [
  null, [156, 208, 238, 1], [79, 155, 208, 1], [44, 88, 120, 1], null, [122, 66, 48, 1], [217, 105, 74, 1], [255, 176, 144, 1],
];

/** The sparsest let most of the ground through: few incidents should not shout. */
const COVERS = [0.45, 0.65, 0.8, 0.9, 1, 1];

/**
 * Times the usual: from a quarter of it to four times. Under the first is the ground where there is no case for far and wide: nothing is
 * known of it.
 */
const RATIOS = [0.02, 0.25, 0.5, 0.8, 1.25, 2, 4];
const MOST_STEPS = VIRIDIS.length;
const number = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** Steps of 1, 2, 5, 10 … up to a peak, the six highest, ascending; none for an empty surface. */
export function niceSteps(peak: number): number[] {
  if (!(peak > 0) || !Number.isFinite(peak)) return [];
  const steps: number[] = [];
  for (let power = Math.floor(Math.log10(peak)) + 1; steps.length < MOST_STEPS; power--)
    for (const digit of [5, 2, 1]) {
      const step = Number(`${digit}e${power}`);
      if (step <= peak && steps.length < MOST_STEPS) steps.unshift(step);
    }
  return steps;
}

export function peakOf({ surfaces }: Surfaces): number {
  let peak = 0;
  for (const { values } of surfaces) for (const value of values) if (value > peak) peak = value;
  return peak;
}

export function classesOf(surfaces: Surfaces, peak: number, { isDark }: Palette): Classes {
  if (surfaces.unit === '') return ratioClasses(surfaces.isLog, isDark);
  const breaks = niceSteps(peak);
  // The densest is farthest from the ground: dark on light, light on dark.
  const ramp = (isDark ? [...VIRIDIS].reverse() : VIRIDIS).map(([red, green, blue], i): Colour => [red, green, blue, COVERS[i]]);
  return {
    breaks,
    colours: [null, ...ramp.slice(MOST_STEPS - breaks.length)],
    names: breaks.length === 0 ? [''] : [`under ${number.format(breaks[0])}`, ...breaks.map((from, i) =>
      (i + 1 < breaks.length ? `${number.format(from)} to ${number.format(breaks[i + 1])}` : `${number.format(from)} or more`))],
    marks: breaks.map((from) => number.format(from)),
  };
}

function ratioClasses(isLog: boolean, isDark: boolean): Classes {
  const names = [
    'none near', 'less than a quarter of the usual', 'a quarter to a half', 'a half to 0.8 times', 'about the usual',
    '1.25 to 2 times the usual', '2 to 4 times', '4 times or more',
  ];
  return {
    breaks: isLog ? RATIOS.map(Math.log) : RATIOS, colours: isDark ? DIVERGING_DARK : DIVERGING, names,
    marks: ['0', '¼', '½', '0.8', '1.25', '2', '4 ×'],
  };
}

/** The class of a value. */
export function classOf(breaks: readonly number[], value: number): number {
  let i = 0;
  while (i < breaks.length && value >= breaks[i]) i++;
  return i;
}
