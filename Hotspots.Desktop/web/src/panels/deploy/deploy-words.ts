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

/** What a reach means on the ground, in one line; `file` is that of the streets, null where none is open. */
export function reachWords(wish: DeployWish, file: string | null): string {
  const { by, unit, reach, speed, detour } = wish;
  if (by === null) {
    return unit === 'm' ? 'In a straight line, the rim included; rivers and railways in between are not looked at.'
      : `${measured(reach)} min at ${measured(speed)} km/h on ways ${measured(detour)} times the straight line: `
        + `${distance(straightMetres(wish))} in a straight line.`;
  }
  if (file === null) return 'No file of streets is open: choose one, or straight lines.';
  const [along, pace] = by === 'car'
    ? [`Along the roads of ${file}, one-way streets as it has them`,
      'at what a car makes good on each class of road, 15 km/h on a track to 90 km/h on a motorway']
    : [`Along the streets and paths of ${file}, both ways`, 'at 5 km/h, on steps 2.5 km/h'];
  const own = wish.speeds === null ? pace : `at the speeds of ${wish.speeds.name}, else the usual ones`;
  return unit === 'm' ? `${along}; the rim counts as reached.` : `${along}, ${own}.`;
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
