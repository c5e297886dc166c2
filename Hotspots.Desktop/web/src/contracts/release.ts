// What crosses the seam of layers that are handed over: see docs/map-window.md. Words are the host's, and claim what was proved and no more.
import type { RunQuery } from './model';

/** Of the filters only the boundary and the kinds are set. */
export interface ReleaseQuery extends RunQuery { profile: string; to: string; period: string | null; addresses: string | null }

/** What was tried is written as it is: nothing else can be said of it. */
export interface ReleaseWriteQuery { key: string }

export interface ReleaseRule { words: string; value: number; unit: string }
export interface ReleaseProfile { name: string; words: string; rules: ReleaseRule[] }

export interface ReleaseStep { name: string; words: string }

export interface ReleaseCell {
  name: string;
  /** "50 to 99" */
  band: string;
  /** A place in it. */
  at: [easting: number, northing: number];
  outline: [number, number][][][];
}

export interface ReleasePeriod {
  name: string;
  /** "May 2026" */
  words: string;
  /** One a cell, in their order; null where hidden, for whatever reason. */
  counts: (number | null)[];
  total: number | null;
}

export interface ReleaseAnswer {
  key: string;
  runId: string;
  version: number;
  marking: string;
  profile: string;
  recipient: string;
  area: string;
  summary: string[];
  steps: ReleaseStep[];
  notes: string[];
  threshold: number;
  /** 1 for exact counts. */
  roundedTo: number;
  addressesAre: 'addresses' | 'postcodes';
  files: string[];
  ledger: string;
  cells: ReleaseCell[];
  /** The oldest first. */
  periods: ReleasePeriod[];
}
