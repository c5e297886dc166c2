// The deployment in words.
import { straightMetres, type DeployWish } from '../../state/deployment';
import type { Objective, PlaceAnswer, ReachUnit, TravelBy } from '../../contracts/placement';
import { count, distance, measured, percent, way } from '../../base/words';

/** What each objective means to whoever sends the teams out. */
export const OBJECTIVE_WORDS: Readonly<Record<Objective, { title: string; effect: string }>> = {
  coverage: { title: 'Reach as much as possible', effect: 'Most incidents, by weight, within reach of a team.' },
  median: { title: 'Shortest way on average', effect: 'From each incident to its nearest team, by weight.' },
  center: { title: 'No place too far', effect: 'The longest way from any incident to its nearest team is as short as can be.' },
};

/** How teams get there, as it is chosen. */
export const WAYS: readonly (readonly [by: TravelBy | null, title: string])[] = [
  [null, 'straight lines'], ['car', 'along streets by car'], ['foot', 'along streets on foot'],
];

/** What the chosen ways mean, in one line; `file` is that of the streets. */
export function waysWords(by: TravelBy | null, file: string | null): string {
  if (by === null) return 'As the crow flies: rivers and railways in between are not looked at.';
  if (file === null) return 'No file of streets is open: choose one, or straight lines.';
  return by === 'car'
    ? `Along the roads of ${file}, one-way streets as they run.`
    : `Along the streets, paths and steps of ${file}, both ways; no motorways.`;
}

/** What a reach means on the ground. */
export function reachWords(wish: DeployWish): string {
  if (wish.by !== null) {
    return wish.unit === 'm' ? 'Measured along the streets; the rim counts as reached.'
      : wish.by === 'car' ? 'At what a car makes good on each class of road, from 15 km/h on a track to 90 km/h on a motorway.'
        : 'At 5 km/h, on steps 2.5 km/h.';
  }
  if (wish.unit === 'm') return 'In a straight line; the rim counts as reached.';
  return `${measured(wish.reach)} min at ${measured(wish.speed)} km/h on ways ${measured(wish.detour)} times the straight line: ${distance(straightMetres(wish))} in a straight line.`;
}

/** The head of the answer: how good it is. */
export function verdict({ coveredShare, meanDistance, worstDistance, objective, unit }: PlaceAnswer): { figure: string; words: string } {
  if (objective === 'median') return { figure: wayOrNone(meanDistance, unit), words: 'from an incident to its team, on average' };
  if (objective === 'center') return { figure: wayOrNone(worstDistance, unit), words: 'from the farthest incident to its team' };
  return { figure: percent(coveredShare), words: 'within reach of a team' };
}

/** No way is no way of 0 m. */
export const wayOrNone = (value: number | null, unit: ReachUnit): string => (value === null ? 'no way' : way(value, unit));

/** What is less is written as 0.0 %: nothing that anyone would be sent out for. */
const LEAST_SHARE = 0.0005;
/** Is a share more than the rounding of sums? */
export const isWorth = (share: number): boolean => share >= LEAST_SHARE;

/** What one more team would add, by the curve; null where the curve ends or has nothing to add. */
export function oneMore({ curve, teams }: PlaceAnswer): number | null {
  const now = curve.find((point) => point.teams === teams), next = curve.find((point) => point.teams === teams + 1);
  const gain = now && next ? next.share - now.share : 0;
  return isWorth(gain) ? gain : null;
}

/** "80.0 %: 5 teams" */
export const targetWords = ({ teamsForTarget }: PlaceAnswer, target: number): string =>
  (teamsForTarget === null ? `More teams than the curve shows are needed for ${percent(target)}.` : `${count(teamsForTarget, 'team')} for ${percent(target)}.`);
