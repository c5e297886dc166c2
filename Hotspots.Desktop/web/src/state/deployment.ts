// Where the teams go: what is wished, what the host answered, and where a site stands while it is moved.
import { computed, signal } from '@preact/signals';
import { demandOf, indexOf, ReachCount, type Reached } from './reach';
import type { Incidents } from '../contracts/model';
import type { At, Objective, Patrol, PlaceAnswer, PlacedSite, PlacedStreets, ReachUnit, TravelBy } from '../contracts/placement';
import { filters, incidents, method, passing } from './state';
import { presets, weightIn } from './weights';
import type { InputFile } from '../wishes/input-file';

/** A file that the host keeps for placements. */

export interface DeployWish {
  /** Is a deployment wanted at all? */
  isOn: boolean;
  teams: number;
  reach: number;
  unit: ReachUnit;
  /** Along the streets of the map file; null for straight lines. */
  by: TravelBy | null;
  /** Kilometres an hour, and how many times the straight line the way is: for a reach in minutes. */
  speed: number;
  detour: number;
  objective: Objective;
  /** Metres between chosen sites, at least; 0 for none. */
  spacing: number;
  /** Share to be reached, 0 to 1; null for none. */
  target: number | null;
  /** 0 for no patrols. */
  patrolHours: number;
  /** Days of a week on which each hotspot, by lot, is not visited, so that the effect can be measured. */
  controlDays: number;
  /** Sites that stay where they are, whole metres. */
  locked: readonly At[];
  /** Teams of each town; empty where all teams are shared. */
  byTown: Readonly<Record<string, number>>;
  /** Stations to choose from, teams that stand, zones where none may; null for none. */
  stations: InputFile | null;
  standing: InputFile | null;
  forbidden: InputFile | null;
  /** Speeds by the class of a road, for ways along streets; null for the usual ones. */
  speeds: InputFile | null;
}

export const MOST_TEAMS = 20;

export const usualWish: Readonly<DeployWish> = {
  isOn: false, teams: 3, reach: 1500, unit: 'm', by: null, speed: 30, detour: 1.3, objective: 'coverage', spacing: 0, target: 0.8, patrolHours: 0,
  controlDays: 2, locked: [],
  byTown: {}, stations: null, standing: null, forbidden: null, speeds: null,
};
export const deployment = signal<DeployWish>(usualWish);

/** Teams of each town as they are asked for: within a boundary towns are not told apart. */
export const townsNow = computed<DeployWish['byTown']>(() => (filters.value.boundary === null ? deployment.value.byTown : {}));

/** The file of streets that is open as the map: teams may go along them. Null where none is, or only pictures of a map. */
export const streetFile = signal<{ name: string; version: number } | null>(null);

/** The host's last answer; stays until the next is there. */
export const plan = signal<PlaceAnswer | null>(null);
export const placing = signal(false);
/** What the host is at while it places teams: "Reading streets, 40 %"; null where it does not say. */
export const placingStep = signal<string | null>(null);
/** The sentence of the last wish that failed; null when the last one succeeded. */
export const planProblem = signal<string | null>(null);

/** Why a site that was moved had to go back; null for no reason, and as soon as something else is wished. */
export const refusal = signal<string | null>(null);

/** Sites of the plan that the user has put elsewhere, by number, until the next plan is there. */
export const moves = signal<ReadonlyMap<number, At>>(new Map());
/** The site under the hand; null for none. */
export const draggedSite = signal<number | null>(null);
/** The site that the keys move; null for none. */
export const chosenSite = signal<number | null>(null);
/** Do incidents that no team reaches fade on the map? */
export const isFaded = signal(true);

/** Metres in a straight line that a reach means. */
export const straightMetres = ({ reach, unit, speed, detour }: Pick<DeployWish, 'reach' | 'unit' | 'speed' | 'detour'>): number =>
  (unit === 'm' ? reach : ((reach / 60) * speed * 1000) / detour);

export interface ShownSite extends PlacedSite { isMoved: boolean }

/** The sites as they stand on screen. */
export const shownSites = computed<readonly ShownSite[]>(() =>
  (plan.value?.sites ?? []).map((site) => ({ ...site, at: moves.value.get(site.number) ?? site.at, isMoved: moves.value.has(site.number) })));

export interface Deployed {
  sites: readonly ShownSite[];
  /** Reach in a straight line; null where it is along streets, which have the ground of each site. */
  metres: number | null;
  streets: PlacedStreets | null;
  patrol: Patrol | null; chosen: number | null; isFaded: boolean;
}

/** What the map shows of it; null for nothing. With the reach of the plan, not that of a wish that is not answered yet. */
export const deployed = computed<Deployed | null>(() => {
  const answer = plan.value;
  if (!answer || !deployment.value.isOn) return null;
  // The round belongs to the sites as they were.
  const patrol = moves.value.size > 0 ? null : answer.patrol;
  return { sites: shownSites.value, metres: answer.reachMetres, streets: answer.streets, patrol, chosen: chosenSite.value, isFaded: isFaded.value };
});

/** West, south, east, north of what a site reaches; a site that was moved off its streets reaches what is not known yet. */
export function boxOf(
  { sites, metres, streets }: Deployed, { number, at: [easting, northing], isMoved }: ShownSite,
): [west: number, south: number, east: number, north: number] {
  const rings = isMoved ? [] : streets?.reaches[sites.findIndex((one) => one.number === number)] ?? [];
  const half = metres ?? (rings.length === 0 ? UNKNOWN_REACH : 0);
  const box: [number, number, number, number] = [easting - half, northing - half, easting + half, northing + half];
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]);
      box[1] = Math.min(box[1], ring[i + 1]);
      box[2] = Math.max(box[2], ring[i]);
      box[3] = Math.max(box[3], ring[i + 1]);
    }
  }
  return box;
}

/** Metres that are shown round a site whose reach is not known. */
const UNKNOWN_REACH = 500;

/** The incidents that a plan counts: of the towns that have teams, where towns have them, and none in the sea. */
export function countedOf(
  data: Pick<Incidents, 'codes' | 'texts'>, mask: Uint8Array, byTown: DeployWish['byTown'], atSea: readonly number[],
): Uint8Array {
  const towns = Object.keys(byTown), codes = data.codes.area;
  if (towns.length === 0 && atSea.length === 0) return mask;
  const counted = mask.slice();
  for (const i of atSea) counted[i] = 0;
  if (towns.length > 0 && codes) {
    const isIn = (data.texts.area ?? []).map((name) => towns.includes(name));
    for (let i = 0; i < counted.length; i++) if (!isIn[codes[i]]) counted[i] = 0;
  }
  return counted;
}

const index = computed(() => (incidents.value && deployment.value.isOn ? indexOf(incidents.value) : null));
const demand = computed(() => {
  const data = incidents.value, mask = passing.value;
  if (!data || !index.value || mask.length !== data.count) return null;
  const preset = presets.value.find(({ name }) => name === method.value.weights);
  const counted = countedOf(data, mask, townsNow.value, plan.value?.atSea ?? []);
  return demandOf(data, index.value, counted, (kind, reliance) => weightIn(preset, kind, reliance));
});

export interface Live extends Reached { mean: number; worst: number }

let standing: { demand: object; key: string; count: ReachCount } | null = null;

/** What the moved sites reach, counted here and now; null while all stand where the host placed them, and along streets, where only it can count. */
export const live = computed<Live | null>(() => {
  const wanted = deployed.value, counted = demand.value, answer = plan.value;
  if (!wanted || !counted || !answer || wanted.metres === null || moves.value.size === 0) return null;
  // The one moved last is the one that moves; what the others reach is counted once.
  const last = [...moves.value.keys()].at(-1);
  const others = wanted.sites.filter(({ number }) => number !== last).map(({ at }) => at);
  const key = `${wanted.metres}|${others.join('|')}`;
  if (standing?.demand !== counted || standing.key !== key)
    standing = { demand: counted, key, count: new ReachCount(counted, others, wanted.metres) };
  const site = wanted.sites.find(({ number }) => number === last)?.at ?? null;
  const far = answer.objective === 'coverage' ? null : standing.count.distances(site);
  return { ...standing.count.reached(site), mean: far?.mean ?? 0, worst: far?.worst ?? 0 };
});

/** The best there can be in the terms of the objective: a share for coverage, else a way in the answer's unit. */
export function best({ objective, bestShare, bound, value, meanDistance, worstDistance }: PlaceAnswer): number {
  if (objective === 'coverage') return bestShare ?? 1;
  const part = value > 0 ? bound / value : 1;
  return part * ((objective === 'median' ? meanDistance : worstDistance) ?? 0);
}

/** A straight line in metres as a way in the answer's unit. */
export const wayOf = ({ unit, reach, reachMetres }: PlaceAnswer, metres: number): number =>
  (unit === 'm' || reach === null || reachMetres === null ? metres : metres * (reach / reachMetres));
