// A site that the user moves stays where it was put: it is locked, and the others are placed anew around it.
import { computed, signal } from '@preact/signals';
import { best, chosenSite, deployed, deployment, draggedSite, live, moves, plan, refusal, shownSites, wayOf, type ShownSite } from './deployment';
import { wish } from './deploy-history';
import { gridReference } from '../base/grid-reference';
import type { At, Objective } from '../contracts/placement';
import { percent, way } from '../base/words';
import { said } from './state';

/** Locked positions are whole metres, and the host gives them back unchanged. */
const SAME_METRES = 1;

interface Home { at: At; wasLocked: boolean }
/** Where a locked site stood before it was moved, by where it stands now. */
const homes = signal<ReadonlyMap<string, Home>>(new Map());
/** Where sites stood before they were last taken up: more than one move may come before the next plan. */
const beforeMove = new Map<number, At>();
const keyOf = ([easting, northing]: At): string => `${Math.round(easting)},${Math.round(northing)}`;

export const isSame = (a: At, b: At): boolean => Math.abs(a[0] - b[0]) < SAME_METRES && Math.abs(a[1] - b[1]) < SAME_METRES;
const siteOf = (number: number): ShownSite | undefined => shownSites.peek().find((site) => site.number === number);
/** Where the plan has it: that is what stands in the list of locked sites. */
const plannedAt = (number: number): At | undefined => plan.peek()?.sites.find((site) => site.number === number)?.at;
const lockedWithout = (at: At): At[] => deployment.peek().locked.filter((one) => !isSame(one, at));
const whole = ([easting, northing]: At): At => [Math.round(easting), Math.round(northing)];

/** Is it locked, or about to be? */
export const isLocked = ({ at }: ShownSite): boolean => deployment.value.locked.some((one) => isSame(one, at));
/** Has it been moved from somewhere to where it can be put back? */
export const hasHome = ({ at }: ShownSite): boolean => homes.value.has(keyOf(at)) && deployment.value.locked.some((one) => isSame(one, at));

/** Shows a site elsewhere while it is moved; `drop` ends it. */
export function move(number: number, at: At): void {
  const next = new Map(moves.peek());
  // The one moved last comes last.
  next.delete(number);
  next.set(number, whole(at));
  moves.value = next;
}

/** What the sites give as they stand now, and the best there can be, in the terms of the objective; null while none is moved. */
export const hereAndBest = computed<{ here: string; best: string } | null>(() => {
  const counted = live.value, answer = plan.value;
  if (!counted || !answer) return null;
  const { objective, unit } = answer, top = best(answer);
  // The best is meant among the places that the host considered: a hand may find a better one between them.
  if (objective === 'coverage') return { here: percent(counted.share), best: counted.share > top ? BETTER : `${percent(top)} at best` };
  const here = wayOf(answer, objective === 'median' ? counted.mean : counted.worst);
  return { here: way(here, unit), best: here < top ? BETTER : `${way(top, unit)} at best` };
});

const BETTER = 'better than any place tried';
const OF: Readonly<Record<Objective, string>> = {
  coverage: 'reached', median: 'from an incident to its team on average', center: 'from the farthest incident to its team',
};

/** Is a site in the hand whose reach only the host can tell, because it goes along streets? */
export const isToldLater = computed(() => moves.value.size > 0 && (deployed.value?.streets ?? null) !== null);
export const TOLD_LATER = 'Along streets it is counted when you let go.';

/** The same for the ear. */
export function comparison(): string {
  if (isToldLater.peek()) return TOLD_LATER.replace(/\.$/, '').replace(/^A/, 'a');
  const words = hereAndBest.peek(), answer = plan.peek();
  return words && answer ? `${words.here} ${OF[answer.objective]} here, ${words.best}` : '';
}

/** Locks a moved site where it stands. */
export function drop(number: number): void {
  putDown(number);
  // Last: a plan that has waited for the hand may come now, unless the drop has made it an old one.
  draggedSite.value = null;
}

function putDown(number: number): void {
  const site = siteOf(number), from = beforeMove.get(number) ?? plannedAt(number);
  beforeMove.delete(number);
  if (!site?.isMoved || !from || isSame(site.at, from)) return;
  const wasLocked = deployment.peek().locked.some((one) => isSame(one, from));
  const home = (wasLocked ? homes.peek().get(keyOf(from)) : undefined) ?? { at: whole(from), wasLocked };
  homes.value = new Map([...homes.peek(), [keyOf(site.at), home]]);
  chosenSite.value = number;
  const words = comparison(), place = gridReference(site.at[0], site.at[1], 4);
  said.value = `Site ${number} is locked at ${place}${words === '' ? '' : `: ${words}`}. The others are placed anew.`;
  wish({ locked: [...lockedWithout(from), site.at] });
}

/** Takes a site up, to be moved. */
export function take(number: number): void {
  const site = siteOf(number);
  if (!site) return;
  refusal.value = null;
  if (!beforeMove.has(number)) beforeMove.set(number, site.at);
  chosenSite.value = number;
  draggedSite.value = number;
}

/** Ends a move as if it had not been. */
export function cancel(number: number): void {
  const from = beforeMove.get(number), next = new Map(moves.peek());
  beforeMove.delete(number);
  next.delete(number);
  const stood = plannedAt(number);
  if (from && stood && !isSame(from, stood)) next.set(number, from);
  moves.value = next;
  draggedSite.value = null;
  said.value = `Site ${number} is back where it was.`;
}

export function lock(number: number): void {
  const site = siteOf(number);
  if (!site || isLocked(site)) return;
  const at = whole(site.at);
  if (at[0] !== site.at[0] || at[1] !== site.at[1]) move(number, at);
  // Locked where it was found: whatever stood here before does not matter.
  homes.value = new Map([...homes.peek()].filter(([key]) => key !== keyOf(at)));
  said.value = `Site ${number} is locked: it stays where it is.`;
  wish({ locked: [...lockedWithout(at), at] });
}

export function unlock(number: number): void {
  const site = siteOf(number);
  if (!site || !isLocked(site)) return;
  said.value = `Site ${number} is unlocked and placed anew.`;
  wish({ locked: lockedWithout(site.at) });
}

/** A moved site goes back to where it stood, locked only if it was. */
export function putBack(number: number): void {
  const site = siteOf(number), home = site && homes.peek().get(keyOf(site.at));
  if (!site || !home) return;
  move(number, home.at);
  said.value = `Site ${number} is put back.`;
  wish({ locked: home.wasLocked ? [...lockedWithout(site.at), home.at] : lockedWithout(site.at) });
}

export const unlockAll = (): void => {
  said.value = 'All sites are unlocked and placed anew.';
  wish({ locked: [] });
};
