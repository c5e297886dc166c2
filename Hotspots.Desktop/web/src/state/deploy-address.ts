// The deployment in the address: "teams=3&reach=1500m&objective=median&locked=617400:214900".
import { MOST_TEAMS, usualWish, type DeployWish } from './deployment';
import type { At, Objective, TravelBy } from '../contracts/placement';
import { inputOf, inputText } from '../wishes/input-file';

/** The files that a deployment may be made with. */
export const INPUTS = ['stations', 'standing', 'forbidden', 'speeds'] as const;
export type Input = (typeof INPUTS)[number];

export const TRAVELS: readonly TravelBy[] = ['car', 'foot'];

export const OBJECTIVES: readonly Objective[] = ['coverage', 'median', 'center'];

/** Ranges that the fields hold to as well: lowest and highest, both allowed. */
export const RANGES = {
  metres: [50, 50_000], minutes: [1, 120], speed: [1, 120], detour: [1, 3], spacing: [0, 20_000], target: [0.01, 1], patrolHours: [0, 24],
  controlDays: [0, 6],
} as const satisfies Record<string, readonly [number, number]>;
export type Ranged = keyof typeof RANGES;

export const isWithin = (name: Ranged, value: number): boolean => Number.isFinite(value) && value >= RANGES[name][0] && value <= RANGES[name][1];

/** Keys and values; none while no deployment is wanted. */
export function deployParts(wish: DeployWish): [key: string, values: string[]][] {
  if (!wish.isOn) return [];
  const { teams, reach, unit, by, speed, detour, objective, spacing, target, patrolHours, controlDays, locked } = wish;
  const parts: [string, string[]][] = [
    ['teams', [String(teams)]],
    ['reach', unit === 'm' ? [`${reach}m`] : [`${reach}min`, `${speed}kmh`, `${detour}x`]],
  ];
  if (by !== null) parts.push(['ways', [by]]);
  if (objective !== usualWish.objective) parts.push(['objective', [objective]]);
  if (spacing !== usualWish.spacing) parts.push(['spacing', [`${spacing}m`]]);
  if (target !== usualWish.target) parts.push(['target', [target === null ? 'none' : `${Number((100 * target).toFixed(2))}`]]);
  if (patrolHours !== usualWish.patrolHours) parts.push(['patrol', [`${patrolHours}h`]]);
  if (controlDays !== usualWish.controlDays) parts.push(['control', [`${controlDays}d`]]);
  const towns = Object.entries(wish.byTown);
  if (towns.length > 0) parts.push(['towns', towns.map(([town, count]) => `${town}:${count}`)]);
  for (const name of INPUTS) { const file = wish[name]; if (file) parts.push([name, [inputText(file)]]); }
  if (locked.length > 0) parts.push(['locked', locked.map(([easting, northing]) => `${Math.round(easting)}:${Math.round(northing)}`)]);
  return parts;
}

/** Takes a part of the address in; false when it is none of the deployment's. What is wrong stays as usual. */
export function readDeployPart(wish: DeployWish, key: string, values: readonly string[]): boolean {
  const first = values[0];
  switch (key) {
    case 'teams': readTeams(wish, first); break;
    case 'reach': readReach(wish, values); break;
    case 'ways': wish.by = TRAVELS.find((one) => one === first) ?? null; break;
    case 'objective': if ((OBJECTIVES as readonly string[]).includes(first)) wish.objective = first as Objective; break;
    case 'spacing': take('spacing', first, 'm', (value) => { wish.spacing = value; }); break;
    case 'target':
      if (first === 'none') wish.target = null;
      else take('target', String(Number(first) / 100), '', (value) => { wish.target = value; });
      break;
    case 'patrol': take('patrolHours', first, 'h', (value) => { wish.patrolHours = value; }); break;
    case 'control': take('controlDays', first, 'd', (value) => { if (Number.isInteger(value)) wish.controlDays = value; }); break;
    case 'towns': wish.byTown = Object.fromEntries(values.flatMap(townOf)); break;
    case 'stations': case 'standing': case 'forbidden': case 'speeds': wish[key] = inputOf(first); break;
    case 'locked': wish.locked = values.flatMap(placeOf).slice(0, wish.isOn ? wish.teams : MOST_TEAMS); break;
    default: return false;
  }
  return true;
}

function readTeams(wish: DeployWish, text: string): void {
  const teams = Number(text);
  if (!Number.isInteger(teams) || teams < 1 || teams > MOST_TEAMS) return;
  wish.isOn = true;
  wish.teams = teams;
}

function readReach(wish: DeployWish, [reach, speed, detour]: readonly string[]): void {
  if (reach.endsWith('min')) {
    take('minutes', reach, 'min', (value) => {
      wish.unit = 'minutes';
      wish.reach = value;
    });
    if (speed !== undefined) take('speed', speed, 'kmh', (value) => { wish.speed = value; });
    if (detour !== undefined) take('detour', detour, 'x', (value) => { wish.detour = value; });
  } else {
    take('metres', reach, 'm', (value) => { wish.reach = value; });
  }
}

function take(name: Ranged, text: string, unit: string, set: (value: number) => void): void {
  if (!text.endsWith(unit)) return;
  const digits = text.slice(0, text.length - unit.length), value = Number(digits);
  if (digits !== '' && isWithin(name, value)) set(value);
}

function townOf(text: string): [string, number][] {
  const at = text.lastIndexOf(':'), count = Number(text.slice(at + 1));
  return at > 0 && Number.isInteger(count) && count >= 1 && count <= MOST_TEAMS ? [[text.slice(0, at), count]] : [];
}

function placeOf(text: string): At[] {
  const [easting, northing, ...more] = text.split(':').map(Number);
  return more.length === 0 && Number.isFinite(easting) && Number.isFinite(northing) ? [[easting, northing]] : [];
}
