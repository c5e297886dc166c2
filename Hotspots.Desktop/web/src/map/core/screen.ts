// What the map shows just now, for what is written around it: the map writes these, the rest reads them.
import { signal } from '@preact/signals';

/** Metres per CSS pixel, as painted last. */
export const resolution = signal(1024);
/** Grid position under the pointer; null when it is elsewhere. */
export const cursor = signal<{ easting: number; northing: number } | null>(null);
/** Counts the frames painted: what is placed over the map in HTML follows it. */
export const painted = signal(0);
