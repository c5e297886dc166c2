// What crosses the seam of questions about now and about change: see docs/map-window.md. Words are the host's, and say what the tests allow.
import type { RunQuery, Scope } from '../contracts/model';

export interface ChangeQuery extends RunQuery {
  before: string | null;
  after: string | null;
}

export interface NowQuery extends ChangeQuery {
  fromHour: number;
  untilHour: number;
  weeks: number;
}

/** The day of the warrants: when, how many teams, and from where they set off. */
export interface RaidQuery extends RunQuery { on: string | null; at: string; teams: number; muster: string }

/** The sheet for a shift: what "hotspots brief" takes. */
export interface BriefQuery extends RunQuery {
  /** Name of the shift, and which there are; null for the night that nobody has to name. */
  shift: string | null;
  shifts: string | null;
  on: string | null;
  weeks: number | null;
  places: number | null;
  paper: string | null;
  cards: boolean;
  streets: boolean;
  /** Key of a list of actions. */
  actions: string | null;
  /** Width of a picture, where one is asked for. */
  pixels: number | null;
}

export interface BriefPage { area: string; headline: string; sentences: string[]; places: string[] }
/** Width and height in millimetres; `page` is an index. */
export interface BriefSheet { page: number; isCards: boolean; width: number; height: number }

export interface BriefAnswer {
  runId: string;
  version: number;
  marking: string;
  /** "2026-06-30" */
  on: string;
  shift: string;
  validUntil: string;
  /** The town with most at these hours first. */
  pages: BriefPage[];
  sheets: BriefSheet[];
  leftOut: string[];
}

export interface BriefFile { name: string; title: string; holdsOneSheet: boolean; takesCards: boolean }
export interface BriefPaper { name: string; title: string; places: number; hasCards: boolean; files: BriefFile[] }

/** Was it done? On the sheets of the same shift. */
export interface AttendedQuery extends BriefQuery { logs: string | null; days: string | null; officers: number | null; isUtc: boolean }

/** One place over all days of which there are logs; null is what they do not hold. */
export interface AttendedRow {
  place: string;
  area: string;
  days: number;
  asked: number;
  made: number | null;
  minutes: number | null;
  daysAsAsked: number;
  outsideShare: number | null;
}

export interface PatrolMonth {
  month: string;
  unitHours: number | null;
  personHours: number | null;
  arrests: number | null;
  stopAndSearches: number | null;
  asbPowers: number | null;
}

export interface AttendedAnswer {
  runId: string;
  version: number;
  marking: string;
  answer: string[];
  places: AttendedRow[];
  months: PatrolMonth[];
  notes: string[];
  files: string[];
}

export interface WhenQuery extends RunQuery { group: 'town' | 'hotspot' | 'line' | 'operation'; shifts: string | null }

export interface BacktestQuery extends RunQuery { flag: string | null }

export interface Period { from: string; to: string; words: string; days: number; incidents: number }

export type Verdict = 'more' | 'fewer' | 'as before' | 'too few' | 'not tested';
export type Turn = 'new' | 'grown' | 'shrunk' | 'gone';

export interface PlaceChange {
  name: string;
  area: string;
  before: number;
  after: number;
  verdict: Verdict;
  turn: Turn | null;
  /** "1.4 times as many, range 0.8 to 2.5"; blank where it cannot be said. */
  times: string;
  /** Of a hotspot of one period alone, which is not tested. */
  onlyIn: 'before' | 'after' | null;
  centre: [easting: number, northing: number] | null;
  outline: [number, number][][][] | null;
}

export interface ChangeAnswer {
  runId: string;
  version: number;
  marking: string;
  before: Period;
  after: Period;
  chosen: string;
  answer: string[];
  rule: string;
  shows: Scope;
  towns: PlaceChange[];
  /** The surest change first. */
  hotspots: PlaceChange[];
  /** Those beyond chance. */
  cells: PlaceChange[];
  cellMetres: number;
  notes: string[];
}

export interface ListedChanges {
  before: Period;
  after: Period;
  /** One a hotspot, in the order of the run. */
  places: PlaceChange[];
  whyUntested: string | null;
  notes: string[];
}

export interface TonightPlace {
  /** Its rank. */
  hotspot: number;
  incidents: number;
  verdict: Verdict | '';
  words: string;
  hours: string | null;
}

export interface Tonight {
  title: string;
  span: string;
  stale: string | null;
  why: string | null;
  total: string;
  weekday: string | null;
  places: TonightPlace[];
  notes: string[];
}

export interface NowAnswer {
  runId: string;
  version: number;
  tonight: Tonight | null;
  noTonight: string | null;
  changes: ListedChanges | null;
  noChanges: string | null;
  milliseconds: number;
}

export interface WhenGroup { name: string; area: string; incidents: number; answer: string }
export interface WhenAnswer { version: number; shifts: string[]; groups: WhenGroup[]; notes: string[] }

export interface BacktestPoint {
  km2: number;
  hits: number;
  of: number;
  rate: number | null;
  low: number;
  high: number;
  best: number;
}

export interface BacktestMap { name: string; title: string; points: BacktestPoint[] }

export interface BacktestAnswer {
  runId: string;
  version: number;
  marking: string;
  answer: string[];
  rule: string;
  reason: string;
  horizon: string;
  towns: string[];
  testFrom: string;
  testTo: string;
  choice: string;
  asked: number;
  maps: BacktestMap[];
  notes: string[];
}

export interface GroundQuery { name: string; outline: [number, number][][][] }

export interface EffectQuery extends RunQuery {
  operation: string | null;
  ground: GroundQuery | null;
  control: GroundQuery | null;
  start: string | null;
  end: string | null;
  chosen: string | null;
  ring: number | null;
}

/** Incidents more than the control suggests, below 0 fewer, and the 95 % range. */
export interface EffectRange { value: number; low: number; high: number }

export type EffectRole = 'treated' | 'control' | 'ring' | 'ring of control';

export interface EffectPlace {
  role: EffectRole;
  name: string;
  before: number;
  during: number;
  km2: number;
  /** Null of the controls. */
  difference: EffectRange | null;
  outline: [number, number][][][];
}

export interface EffectPeriod {
  words: string;
  use: 'earlier' | 'before' | 'chosen by' | 'during';
  /** Treated, control, ring, ring of control. */
  counts: number[];
}

export interface EffectControl { name: string; fit: number | null; earlier: number; centre: [easting: number, northing: number]; isUsed: boolean }

export interface EffectAnswer {
  runId: string;
  version: number;
  marking: string;
  operation: string;
  ground: string;
  verdict: 'fewer' | 'more' | 'within chance' | 'too few';
  answer: string[];
  rule: string;
  shows: Scope;
  before: Period;
  during: Period;
  chosen: string;
  chosenBy: string | null;
  ringMetres: number;
  /** Treated, control, ring, ring of control. */
  places: EffectPlace[];
  /** The oldest first. */
  periods: EffectPeriod[];
  together: EffectRange;
  /** What is ranked among the placebos. */
  z: number;
  /** Ascending. */
  placeboZ: number[];
  placeboTowns: string;
  placebosApart: number;
  p: number;
  pMore: number;
  dispersion: number;
  wdq: number | null;
  wdqRefused: string | null;
  net: number | null;
  preTrendP: number | null;
  /** The best fit first. */
  controls: EffectControl[];
  notes: string[];
}

/** Boundaries of one file of the user's own, as far as they are seen. */
export interface BoundaryQuery { name: string; /** Easting, northing, easting … */ lines: number[][]; names: AreaNameQuery[] }

export interface AreaNameQuery { text: string; easting: number; northing: number; /** How wide the area is. */ metres: number }

export interface MarkedQuery { easting: number; northing: number; side: number; rings: number[][] | null }

/** The sheet of a picture: as large as what the window shows, of paper, or a slide. */
export type PicturePaper = 'screen' | 'a4' | 'a3' | 'slide';

/** The map as the window shows it, to be drawn by the host. */
export interface PictureQuery extends RunQuery {
  title: string;
  paper: PicturePaper;
  /** Metres of ground in a metre of paper; null for one that shows what the window shows. */
  scale: number | null;
  /** West, south, east, north. */
  ground: number[];
  /** Words of the layers that are seen. */
  layers: string[];
  surface: string | null;
  surfaceCover: number;
  cells: string | null;
  cellCover: number;
  isFaded: boolean;
  change: ChangeQuery | null;
  effect: EffectQuery | null;
  boundaries: BoundaryQuery[];
  marked: MarkedQuery | null;
}
