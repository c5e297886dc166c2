// What is asked of an operation: where it was, when, and how far round it to look for what moved. The view's text keeps it.
import { signal } from '@preact/signals';
import { PARAMETERS } from '../contracts/parameters';
import { isPeriod } from './now-wish';

/** Corners of an area drawn on the map, whole metres; the first does not come again. */
export type Ring = readonly (readonly [easting: number, northing: number])[];

/** Where: the ground of an operation's incidents in one town, the outline of a hotspot by its key, an area of a boundary file, or one drawn. */
export type EffectPlaceWish =
  { of: 'operation'; name: string; area: string | null } | { of: 'hotspot'; key: string } | { of: 'boundary'; layer: string; name: string }
  | { of: 'drawn'; ring: Ring };

export interface EffectWish {
  /** Null where nothing is asked. */
  place: EffectPlaceWish | null;
  /** "2025-11-10"; null for what the operation's incidents say. */
  start: string | null;
  end: string | null;
  /** The time by which the place was chosen, "2026-05-01..2026-06-30". */
  chosen: string | null;
  /** Metres. */
  ring: number;
  /** An area drawn to compare with; null for one that is found. */
  control: Ring | null;
}

export const usualEffect: Readonly<EffectWish> = { place: null, start: null, end: null, chosen: null, ring: PARAMETERS.ring.usual, control: null };
export const effectWish = signal<EffectWish>({ ...usualEffect });

export function wishEffect(part: Partial<EffectWish>): void { effectWish.value = { ...effectWish.peek(), ...part }; }

/** Widths of the ring to choose from, metres. */
export const RINGS = [100, 150, 300, 500] as const;
/** More corners than these nobody draws; metres beyond which no ground of Britain lies. */
export const MOST_CORNERS = 200;
const FURTHEST = 2e6;

/** "effect=operation,Operation+Racer,Buckley&effect-start=2026-05-01"; nothing where nothing is asked. */
export function effectParts({ place, start, end, chosen, ring, control }: EffectWish): [key: string, values: string[]][] {
  if (!place) return [];
  const parts: [string, string[]][] = [['effect', placeText(place)]];
  if (start !== null) parts.push(['effect-start', [start]]);
  if (end !== null) parts.push(['effect-end', [end]]);
  if (chosen !== null) parts.push(['effect-chosen', [chosen]]);
  if (ring !== usualEffect.ring) parts.push(['effect-ring', [String(ring)]]);
  if (control !== null) parts.push(['effect-control', ringText(control)]);
  return parts;
}

/** Takes a part of the text in; false when it is none of these. What is wrong stays as usual. */
export function readEffectPart(wish: EffectWish, key: string, values: readonly string[]): boolean {
  const first = values[0];
  switch (key) {
    case 'effect': wish.place = placeOf(values); break;
    case 'effect-start': if (isPeriod(first)) wish.start = first; break;
    case 'effect-end': if (isPeriod(first)) wish.end = first; break;
    case 'effect-chosen': if (isPeriod(first)) wish.chosen = first; break;
    case 'effect-ring': if (Number(first) >= PARAMETERS.ring.least && Number(first) <= PARAMETERS.ring.most) wish.ring = Number(first); break;
    case 'effect-control': wish.control = ringOf(values); break;
    default: return false;
  }
  return true;
}

function placeText(place: EffectPlaceWish): string[] {
  if (place.of === 'hotspot') return [place.of, place.key];
  if (place.of === 'boundary') return [place.of, place.layer, place.name];
  if (place.of === 'drawn') return [place.of, ...ringText(place.ring)];
  return place.area === null ? [place.of, place.name] : [place.of, place.name, place.area];
}

const ringText = (ring: Ring): string[] => ring.flat().map(String);

function ringOf(values: readonly string[]): Ring | null {
  const metres = values.map(Number), corners = metres.length / 2;
  if (!Number.isInteger(corners) || corners < 3 || corners > MOST_CORNERS || !metres.every((value) => Math.abs(value) <= FURTHEST)) return null;
  return Array.from({ length: corners }, (_, i) => [metres[2 * i], metres[2 * i + 1]] as const);
}

function placeOf([of, name, area, ...more]: readonly string[]): EffectPlaceWish | null {
  if (name === undefined) return null;
  if (of === 'drawn') {
    const ring = ringOf([name, area, ...more]);
    return ring && { of, ring };
  }
  if (of === 'boundary') return area === undefined ? null : { of, layer: name, name: area };
  return of === 'hotspot' ? { of, key: name } : of === 'operation' ? { of, name, area: area ?? null } : null;
}
