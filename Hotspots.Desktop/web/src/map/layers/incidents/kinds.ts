// How each kind of incident looks: a colour of Okabe and Ito (2008), told apart by the colour-blind, and a shape for those who see none.

import type { Incidents } from '../../../contracts/model';

export type Shape = 'circle' | 'diamond' | 'square' | 'triangle' | 'wedge' | 'plus' | 'pentagon' | 'star';
export interface KindStyle { colour: string; shape: Shape }

const KNOWN: Partial<Record<string, KindStyle>> = {
  'tip': { colour: '#0072B2', shape: 'circle' },
  'seizure': { colour: '#D55E00', shape: 'diamond' },
  'warrant': { colour: '#009E73', shape: 'square' },
  'stop and search': { colour: '#E69F00', shape: 'triangle' },
};

// Other kinds take these in turn. Eight shapes and seven colours share no divisor: 52 kinds before a pair comes back, or is that of a known kind.
const SHAPES: readonly Shape[] = ['wedge', 'plus', 'pentagon', 'star', 'circle', 'diamond', 'square', 'triangle'];
const COLOURS = ['#CC79A7', '#56B4E9', '#F0E442', '#0072B2', '#D55E00', '#009E73', '#E69F00'];

/** So many kinds have a mark of their own, the known ones beside them; more would nobody tell apart. */
export const MOST_OWN = 24;
/** Of all other kinds together: never the mark of one of them. */
export const OTHER_KINDS: KindStyle = { colour: '#8A9199', shape: 'circle' };

/**
 * The style of each name, in the order of the names: the same file always looks the same. Where there are more kinds than marks those with
 * the largest `counts` have one of their own (the first of equals), and the others are one group.
 */
export function kindStyles(names: readonly string[], counts: ArrayLike<number> = []): KindStyle[] {
  const unknown = names.flatMap((name, i) => (KNOWN[name.toLowerCase()] ? [] : [i]));
  const own = new Set(unknown.length <= MOST_OWN ? unknown : unknown.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b).slice(0, MOST_OWN));
  let turn = 0;
  return names.map((name, i) => KNOWN[name.toLowerCase()] ?? (own.has(i) ? nextStyle(turn++) : OTHER_KINDS));
}

type Kinds = Pick<Incidents, 'count' | 'codes' | 'texts'>;
const known = new WeakMap<Kinds, KindStyle[]>();

/** The style of each kind of some incidents, by its code: the same on the map, in the legend and in lists, whatever the filters. */
export function stylesOf(incidents: Kinds): KindStyle[] {
  const there = known.get(incidents);
  if (there) return there;
  const names = incidents.texts.kind ?? [], codes = incidents.codes.kind;
  const counts = new Uint32Array(names.length);
  if (codes) for (let i = 0; i < incidents.count; i++) counts[codes[i]]++;
  const styles = kindStyles(names, counts);
  known.set(incidents, styles);
  return styles;
}

const nextStyle = (turn: number): KindStyle => ({ colour: COLOURS[turn % COLOURS.length], shape: SHAPES[turn % SHAPES.length] });

/** Corners on the unit circle, y down; empty for a circle. Sizes are set so that all shapes weigh about the same to the eye. */
export function cornersOf(shape: Shape): [x: number, y: number][] {
  switch (shape) {
    case 'circle': return [];
    case 'square': return polygon(4, 1.2, Math.PI / 4);
    case 'diamond': return polygon(4, 1.25, 0);
    case 'triangle': return polygon(3, 1.3, -Math.PI / 2);
    case 'wedge': return polygon(3, 1.3, Math.PI / 2);
    case 'pentagon': return polygon(5, 1.12, -Math.PI / 2);
    case 'star': return Array.from({ length: 10 }, (_, i) => at(i % 2 === 0 ? 1.4 : 0.62, -Math.PI / 2 + (i * Math.PI) / 5));
    case 'plus': {
      const a = 0.42, b = 1.15;
      return [[-a, -b], [a, -b], [a, -a], [b, -a], [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a], [-b, -a], [-a, -a]];
    }
  }
}

const at = (radius: number, angle: number): [number, number] => [radius * Math.cos(angle), radius * Math.sin(angle)];
const polygon = (corners: number, radius: number, turn: number): [number, number][] =>
  Array.from({ length: corners }, (_, i) => at(radius, turn + (i * 2 * Math.PI) / corners));

/** A colour mixed towards black (0 leaves it, 1 is black). */
export function darker(colour: string, by: number): string {
  const part = (from: number): number => Math.round(parseInt(colour.slice(from, from + 2), 16) * (1 - by));
  return `rgb(${part(1)}, ${part(3)}, ${part(5)})`;
}

/** Traces a mark around (x, y) with the given radius in pixels; fill and stroke are the caller's. */
export function traceMark(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, shape: Shape, x: number, y: number, radius: number,
): void {
  context.beginPath();
  const corners = cornersOf(shape);
  if (corners.length === 0) context.arc(x, y, radius, 0, 2 * Math.PI);
  else for (const [cx, cy] of corners) context.lineTo(x + cx * radius, y + cy * radius);
  context.closePath();
}
