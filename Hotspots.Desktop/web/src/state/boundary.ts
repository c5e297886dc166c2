// "Only within it": a ward, district or police force area as a filter. Which incidents lie in it the host says, as it does for a run.
import { signal } from '@preact/signals';

/** Which incidents lie in a boundary: a byte each, 1 for those that do. */
export interface Within { boundary: string; version: number; marks: Uint8Array }

/** The last answer of the host; null before the first. */
export const within = signal<Within | null>(null);

const KINDS: Readonly<Record<string, string>> = {
  force: 'the police force area', district: 'the district', ward: 'the ward', wards: 'the wards of',
};

/** "Pier, Tendring" of "ward:Pier, Tendring". */
export const boundaryName = (boundary: string): string => boundary.slice(boundary.indexOf(':') + 1).trim();

/** "the ward Pier, Tendring" */
export const boundaryWords = (boundary: string): string => {
  const kind = KINDS[boundary.slice(0, boundary.indexOf(':')).trim().toLowerCase()] ?? '';
  return `${kind} ${boundaryName(boundary)}`.trim();
};
