// What the page knows. One place; panels and map read these signals and never each other.
import { signal } from '@preact/signals';
import { noFilters } from '../contracts/filter-fields';
import type { Dataset, Filters, Incidents, MethodInfo, RunAnswer } from '../contracts/model';

export const dataset = signal<Dataset | null>(null);
export const incidents = signal<Incidents | null>(null);
export const methods = signal<MethodInfo[]>([]);

export { noFilters };
export const filters = signal<Filters>(noFilters);

/** One byte an incident: 1 when it passes the filters. Kept by filtering.ts whenever incidents or filters change. */
export const passing = signal<Uint8Array>(new Uint8Array(0));

/** How hotspots are found. */
export interface MethodWish {
  /** The main method first, then those that may agree; at least one. */
  names: readonly string[];
  given: Record<string, number>;
  weights: string;
  /** Kinds asked about and compared with; empty for the usual ones. */
  cases: readonly string[];
  controls: readonly string[];
}
export const method = signal<MethodWish>({ names: ['dbscan'], given: {}, weights: 'count', cases: [], controls: [] });
export const run = signal<RunAnswer | null>(null);
/** Is a newer run under way? The old one stays on screen until the new one is there. */
export const running = signal(false);

/** The chosen hotspot by its key, so that it survives a re-run that finds the same place; null for none. */
export const chosen = signal<string | null>(null);
export const keyOf = (hotspot: { area: string; name: string }): string => `${hotspot.area}/${hotspot.name}`;

/** Where the map looks: metres on the grid, metres per pixel. The map writes it; the host keeps it. */
export const view = signal<{ easting: number; northing: number; resolution: number } | null>(null);

/** Asks the map to go somewhere: a box in metres. The map animates there and sets it back to null. */
export const goTo = signal<readonly [west: number, south: number, east: number, north: number] | null>(null);

/**
 * What was looked for, to be marked on the map: a spot or a square of the National Grid by its middle and side in metres, an area by its rings
 * (easting, northing, easting …); null for none.
 */
export const marked = signal<{ easting: number; northing: number; side: number; rings?: readonly (readonly number[])[] } | null>(null);

/** The version of the data that the map is to show as at first, as soon as it is there; null when the user looks where he likes. */
export const firstView = signal<number | null>(0);

/** Was a place to look at found again, as in a page that is loaded anew? */
export const cameBack = signal(false);

export const theme = signal<'light' | 'dark' | 'system'>('system');

/** The incident under the pointer or keyboard cursor; −1 for none. */
export const pointed = signal(-1);

/**
 * Incidents opened from the map, those of one spot together, or others under a title of their own; none when a hotspot's evidence is shown.
 * They are of these columns and no others.
 */
export const opened = signal<{ data: Incidents; members: readonly number[]; title?: string } | null>(null);

/** Sentences for the status line and for screen readers; the last one is shown. */
export const said = signal('');
export const failed = signal<string | null>(null);

let cause = { of: '', sentence: '' };
/** Tells what went wrong, and of what: it goes when that is over. */
export function fail(of: string, sentence: string): void {
  cause = { of, sentence };
  failed.value = sentence;
}
/** What had gone wrong is well again, or was tried anew. */
export function over(of: string): void {
  if (cause.of === of && failed.peek() === cause.sentence) failed.value = null;
}

/** Something that happened without this window's doing, and what can be done about it. */
export const told = signal<{ sentence: string; deed?: { name: string; work: () => void } } | null>(null);

/** Reading under way, as the host tells of it; null for none. */
export const job = signal<{ job: string; fraction: number; step: string } | null>(null);
/** How many runs of other windows are before this one's; 0 for none. */
export const waiting = signal(0);
/** Does the host answer? */
export const connected = signal(true);
