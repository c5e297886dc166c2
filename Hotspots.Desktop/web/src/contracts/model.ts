// What crosses the seam: see docs/map-window.md. Metres on the British National Grid; minutes since 2000-01-01T00:00 on a London clock.
import { NAME_FILTERS, type Filters } from './filter-fields';

export type { Filters } from './filter-fields';

export interface Dataset {
  version: number;
  name: string; // "county-lines.csv" or "3 files"
  rows: number;
  placed: number;
  unplaced: number;
  rejected: number;
  /** Rejected rows whose degrees lie outside Britain. */
  outsideBritain?: number;
  /** Why most of the rejected rows were rejected. */
  reason?: string | null;
  incidents: number;
  isSample: boolean;
  hasReport: boolean;
  marking: string;
  bounds: [west: number, south: number, east: number, north: number] | null;
  firstMinute: number | null;
  lastMinute: number | null;
  /** First and last minute of the incidents whose dates are believed; the others lie far from all the rest. */
  periodFirst: number | null;
  periodLast: number | null;
  areas: { name: string; incidents: number; easting: number | null; northing: number | null }[];
  /** Paths that were read, as the report names them; files of an archive bear its name before their own. */
  inputs: string[];
  /** What was loaded before, and can be had back; blank for nothing. */
  before: string;
  notes: string[];
}

/** The names a filter can choose from; index is the code in the binary columns; "" is blank. */
export type Texts = Partial<Record<TextColumn, string[]>>;
/** `reliance` is source and intelligence of a 3x5x2 grade, "2D"; `basis` is "tips", "facts" or blank for neither. */
export const TEXT_COLUMNS = ['town', 'street', 'reliance', ...NAME_FILTERS.map(([, column]) => column)] as const;
export type TextColumn = (typeof TEXT_COLUMNS)[number];

export interface Incidents {
  count: number;
  easting: Float32Array;
  northing: Float32Array;
  minute: Int32Array; // UNKNOWN_MINUTE when no time is known
  span: Uint32Array;
  precision: Uint8Array;
  /** Where the clock has gone back: bit 1 for the first minute, bit 2 for the last. Absent where no incident lies there, or the host does not say. */
  again?: Uint8Array;
  codes: Partial<Record<TextColumn, Uint8Array | Uint16Array | Uint32Array>>;
  texts: Texts;
}
export const UNKNOWN_MINUTE = -2147483648;

export interface RunQuery {
  window: string;
  version: number;
  filters: Filters;
  /** The one whose places come first at the head. */
  methods: readonly string[];
  given: Record<string, number>;
  /** Kinds asked about and kinds compared with, where a method compares; empty for the usual ones. */
  cases: readonly string[];
  controls: readonly string[];
  weights: string; // preset name
}

/** A number that a method found, and what it says. */
export interface Figure {
  name: string;
  value: number | null; // null: beyond all numbers
  unit: string;
  words: string;
}

/** Will a place be there again, and is it more than its people explain? Shares and chances are 0 to 1. */
export interface Sureness {
  word: string; // "clear", "likely", "unsure", "too-little"
  title: string; // the word as people read it
  basis: 'recurrence' | 'shuffled-times' | 'people-and-time' | 'random-labels';
  /** Sentences; null where it could not be asked. */
  seen: string;
  kept: string | null;
  next: string | null;
  people: string | null;
  looks: number;
  repeats: number;
  p: number | null;
  expected: { now: number; share: number; from: number; to: number } | null;
  excess: { over: string; times: number; from: number; to: number; p: number; q: number; isMore: boolean } | null;
}

export interface Hotspot {
  rank: number;
  /** Null where all its incidents lie at one map point: it has no area. */
  rankByDensity: number | null;
  name: string;
  area: string;
  /** The method that found it: outline and members are as it gave them. */
  method: string;
  /** All that agree, `method` first. */
  methods: string[];
  /** What speaks for it, method by method. */
  evidence: { method: string; figures: Figure[] }[];
  sureness?: Sureness | null;
  cluster: number;
  incidents: number;
  weight: number;
  areaKm2: number;
  /** Null as rankByDensity is. */
  perKm2: number | null;
  first: string; // ISO in the precision known: "2025-03" stays a month
  last: string;
  busiestWeekday: number | null;
  busiestHour: number | null;
  centre: [easting: number, northing: number];
  /** Rings of each polygon, metres, first ring is the exterior. */
  outline: [number, number][][][];
  kinds: { name: string; count: number }[];
  operations: { name: string; count: number }[];
  lines: { name: string; count: number }[];
  members: number[]; // indices into Incidents
  /** By a harm table; null where none was named. */
  harm?: number | null;
  harmRank?: number | null;
  harmReasons?: string[];
  /** Where it rests on tips only, a sentence that says so. */
  tipsOnly?: string;
  /** Where incidents may be shared on conditions only, a sentence that says so. */
  handling?: string;
  why: string; // "Why this is listed", one plain sentence
}

export interface ParameterValue {
  name: string;
  value: number;
  unit: string;
  origin: 'given' | 'derived' | 'default';
  reason: string;
  choice: string | null; // name of the choice; null for a number
}

export interface AreaMethod {
  method: string;
  places: number;
  noise: number;
  parameters: ParameterValue[];
  figures: Figure[];
}

export interface AreaAnswer {
  name: string;
  incidents: number;
  /** What each method did here, in the order asked for. */
  methods: AreaMethod[];
}

/** A layer of a run, at /api/run/RUN/LAYER/METHOD. */
export interface LayerName { layer: 'surface' | 'contours' | 'cells'; method: string }

/** Of which incidents a run speaks, in words; each part is there, "all days" where nothing was left out; `others` may be blank. */
export interface Scope { period: string; days: string; hours: string; areas: string; kinds: string; others: string; methods: string }

export interface RunAnswer {
  runId: string;
  version: number;
  marking: string;
  methods: string[];
  analysed: number;
  /** Of which incidents it speaks. */
  shows?: Scope | null;
  milliseconds: number;
  areas: AreaAnswer[];
  hotspots: Hotspot[];
  /** What is compared with what, "seizures against tips"; null where no method compares. */
  compared: string | null;
  layers: LayerName[];
  notes: string[];
}

/** A preset of weights for the ranking. */
export interface WeightsInfo {
  name: string;
  title: string;
  effect: string;
  weights: Record<string, number>;
  otherwise: number;
  /** Factors by the two parts of a grade; empty where grades have no say. */
  sources: Record<string, number>;
  intelligence: Record<string, number>;
}

export interface MethodInfo {
  name: string;
  title: string;
  question: string;
  family: string; // "clusters", "density", "significance", "shape"
  /** "which incidents belong together?" */
  familyQuestion: string;
  /** Are there hotspots of it, as against figures for each area? */
  findsPlaces: boolean;
  needsTimes: boolean;
  /** Does it compare two sets of kinds? */
  compares: boolean;
  parameters: {
    name: string;
    title: string;
    unit: string;
    minimum: number;
    maximum: number;
    isInteger: boolean;
    defaultRule: string;
    effect: string;
    /** What there is to choose from, the value being the place in the list; empty for a number. */
    choices: { name: string; words: string }[];
  }[];
}

export interface LoadAnswer {
  job: string;
  version: number;
  rows: number;
  placed: number;
  unplaced: number;
  rejected: number;
  /** Rows that an earlier file holds, counted once; beside the others. */
  repeated: number;
  problems: { file: string; problem: string }[];
}

/** What is wished of files that wait. */
export interface StageWish {
  mode?: 'add' | 'replace';
  repeats?: 'once' | 'count';
  marking?: string;
  /** By the number of the path: role → header. */
  columns?: Record<string, Record<string, string>>;
  /** By the number of the path: how else it is read. */
  readings?: Record<string, ReadingWish>;
}

/** How a file is to be read; left out what it tells of itself. */
export interface ReadingWish { sheet?: string; crs?: string; dates?: string }
/** One of the few things that a wish can be, and its words for people. */
export interface Choice { name: string; words: string }

/** One file that waits. */
export interface LookedAtFile {
  part: number; name: string; format: string; detail: string; rows: number; placed: number; unplaced: number; rejected: number; problem: string;
  columns: { header: string; role: string }[];
  firstRows: string[][];
  /** Of a workbook, those with anything in them. */
  sheets: string[];
  /** As what its eastings and northings were read; null where there are none. */
  grid: string | null;
  /** How dates that can be read two ways were read; blank where there are none. */
  dateOrder: string;
  /** Does nothing in the file tell the order of its dates, or do they contradict one another? */
  orderIsOpen: boolean;
  /** The two roles whose columns look exchanged; none where nothing does. */
  exchanged: string[];
}

/** What files would be, if they were loaded. */
export interface LookAnswer {
  job: string;
  stage: string;
  files: LookedAtFile[];
  rows: number; placed: number; unplaced: number; rejected: number;
  /** Why nothing of them could be shown; blank when it could. */
  problem: string;
  marking: string;
  /** Rows of theirs that are loaded already; null where it was not asked whether they can be added. */
  repeated: number | null;
  markingIfAdded: string;
  markings: string[];
  /** To choose from. */
  grids: Choice[];
  orders: Choice[];
}

export interface Place {
  name: string;
  detail: string; // "town", "village", "grid reference, 100 m"
  easting: number;
  northing: number;
  metres: number; // how much country to show around it
  square: number; // side of the square of the grid that it is, metres, to be marked; 0 for what is none
  fit: 'exact' | 'begins' | 'close'; // what is only close is offered and never taken
  area: number; // of a ward, district or force its number, for its outline; −1 for all else
  boundary: string; // the same by its words, to filter by: "ward:Pier, Tendring"; '' for all else
}

/** Points of the list of streets in a block of the grid. */
export interface StreetsAnswer {
  names: string[];
  streets: number[]; // of each point its street, as an index of the names
  eastings: number[]; // metres
  northings: number[];
}
