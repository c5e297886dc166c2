// What the map shows just now, for what is written around it: the map writes these, the rest reads them.
import { signal } from '@preact/signals';
import type { Look } from '../layers/incidents/incident-look';

/** Metres per CSS pixel, as painted last. */
export const resolution = signal(1024);
/** Grid position under the pointer; null when it is elsewhere. */
export const cursor = signal<{ easting: number; northing: number } | null>(null);
/** How incidents are drawn now, for the legend. */
export const look = signal<Look>({ name: 'marks', radius: 5, opacity: 1, numbers: 'none' });
/** Counts the frames painted: what is placed over the map in HTML follows it. */
export const painted = signal(0);
