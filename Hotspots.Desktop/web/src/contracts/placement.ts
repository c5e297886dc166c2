// What is asked of a deployment, and what the host answers; places are metres on the grid.
import type { RunQuery } from './model';

export type Objective = 'coverage' | 'median' | 'center';
export type ReachUnit = 'm' | 'minutes';
/** How teams get along the streets of the map file. */
export type TravelBy = 'car' | 'foot';
/** Metres on the grid. */
export type At = readonly [easting: number, northing: number];

/** What is asked of a deployment on the hotspots of a run, which sites are named after and patrols visit; sites that stand count among the teams. */
export interface PlaceQuery extends RunQuery {
  teams: number;
  /** Teams of each town, placed apart; empty where `teams` are shared. */
  teamsByArea: Readonly<Record<string, number>>;
  /** Keys of files that the host keeps: stations to choose from, teams that stand, forbidden zones. */
  stations: string | null;
  standing: string | null;
  forbidden: string | null;
  reach: number;
  unit: ReachUnit;
  /** Along the streets of the map file; null for straight lines. */
  by: TravelBy | null;
  /** Key of a table of speeds by the class of a road, for ways along streets; null for the usual ones. */
  speeds: string | null;
  /** Kilometres an hour, and how many times the straight line the way is; of minutes and of patrols in straight lines. */
  speed: number;
  detour: number;
  objective: Objective;
  fixed: readonly At[];
  /** Metres between chosen sites, at least. */
  spacing: number;
  /** 0 to 1. */
  target: number | null;
  patrolHours: number;
  /** Days of the week's sheet on which each hotspot is left alone on purpose. */
  controlDays: number;
}

export interface PlacedSite {
  number: number;
  at: At;
  locked: boolean;
  name: string;
  gridReference: string;
  covered: number;
  /** Weight, or the way it saves. */
  gain: number;
  gainShare: number | null; // for coverage only
  nearestHotspot: number | null;
  nearestHotspotMetres: number | null;
  area: string;
  why: string;
}

export interface CurvePoint { teams: number; share: number; bound: number }

/** What the streets say of a deployment. */
export interface PlacedStreets {
  by: TravelBy;
  /** "1,000 m along streets, by car" */
  words: string;
  /** What is reached, held against straight lines, in one sentence; null where there is no reach. */
  said: string | null;
  /** The map file's name. */
  file: string;
  /** Whose data the streets are: to be shown where what is reached along them is. */
  attribution: string;
  /** One a site: closed rings, holes the other way round, each eastings and northings in turn. */
  reaches: number[][][];
  /** Incidents that have no way to any team. */
  withoutWay: number;
}

export interface Patrol {
  visits: { site: number; hotspot: number; at: At; arrivalMinutes: number; round: number }[];
  /** One a round, from the site and back to it. */
  lines: At[][];
  /** All of them one after another; not drawn. */
  line?: At[];
  travelMinutes: number;
  visitMinutes: number;
  /** In which no hotspot is due: waiting between rounds, and what is left at the end. */
  spareMinutes: number;
  lengthMetres: number;
  boundMetres: number;
}

export interface PlaceAnswer {
  /** Of the placement's record, and how many places there were to choose from; not shown. */
  runId?: string;
  candidates?: number;
  version: number;
  objective: Objective;
  teams: number;
  reach: number | null;
  /** In a straight line; null along streets. */
  reachMetres: number | null;
  streets: PlacedStreets | null;
  /** Of the reach, and of the mean and the longest way. */
  unit: ReachUnit;
  value: number;
  /** No choice of sites beats it: at most for coverage, at least for the distances. */
  bound: number;
  gap: number;
  proven: boolean;
  why: string;
  totalWeight: number;
  coveredShare: number;
  bestShare: number | null; // for coverage only
  /** Null where nothing has a way. */
  meanDistance: number | null;
  worstDistance: number | null;
  sites: PlacedSite[];
  curve: CurvePoint[]; // empty where coverage was not asked for
  knee: number | null;
  teamsForTarget: number | null;
  patrol: Patrol | null;
  /** Incidents that lie in the sea or nowhere: they do not count. */
  atSea: number[];
  /** What matters, most urgent first; the notes are all else. */
  warnings: string[];
  notes: string[];
  milliseconds: number;
}
