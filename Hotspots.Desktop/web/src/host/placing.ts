// Asks the host where the teams should stand whenever the wish, the data, the filters or the weights change. The old plan stays until the
// new one is there.
import { computed, effect, signal, batch } from '@preact/signals';
import { ApiError, postPlace } from './api';
import {
  chosenSite, deployment, draggedSite, moves, plan, planProblem, placing, placingStep, refusal, streetFile, townsNow,
} from '../state/deployment';
import { canUndo, forget, undo } from '../state/deploy-history';
import { isSame } from '../state/locking';
import type { At, PlaceAnswer, PlaceQuery } from '../contracts/placement';
import { count, percent } from '../base/words';
import { query as runQuery } from './running';
import { dataset, said } from '../state/state';
import { loadPresets } from './weights';

/** Changes closer together than this make one request. */
const PAUSE_MS = 150;

/** The host's answer to a site that is put into the sea. */
const IN_THE_SEA = 422;

const turn = signal(0);
/** Asks once more, as after a failure. */
export const again = (): void => { turn.value++; };

/** What the host is asked, now; null while no deployment is wanted or nothing is loaded. */
export const query = computed<PlaceQuery | null>(() => {
  const wish = deployment.value, loaded = dataset.value;
  const run = runQuery();
  if (!wish.isOn || !run || !loaded || loaded.incidents === 0) return null;
  // Along other streets there is another answer.
  void (wish.by === null || streetFile.value);
  // Within a boundary there is one area, and no towns.
  const byTown = townsNow.value;
  const { teams, reach, unit, by, speeds, speed, detour, objective, spacing, target, patrolHours, controlDays, locked } = wish;
  const { stations, standing, forbidden } = wish;
  return {
    ...run, teams, teamsByArea: byTown, stations: stations?.key ?? null, standing: standing?.key ?? null, forbidden: forbidden?.key ?? null,
    reach, unit, by, speeds: by === null ? null : speeds?.key ?? null, speed, detour, objective, fixed: locked, spacing,
    // A target is a share of what is covered by all teams together.
    target: objective === 'coverage' && Object.keys(byTown).length === 0 ? target : null, patrolHours, controlDays,
  };
});

/** Best shares without locked sites, by what was asked: what the locks cost is the difference. */
const unlocked = new Map<string, number>();
const MOST_KEPT = 50;
const keyOf = (asked: PlaceQuery): string => JSON.stringify({
  ...asked, streets: asked.by === null ? 0 : streetFile.peek()?.version ?? 0, fixed: [], patrolHours: 0, controlDays: 0, target: null,
});

/** The share that would be reached with no site locked; null where nothing is locked or it is not known. */
export const withoutLocks = computed<number | null>(() => {
  const asked = query.value;
  return plan.value && asked && asked.fixed.length > 0 ? unlocked.get(keyOf(asked)) ?? null : null;
});

/** The host tells how far it is: reading a county's streets takes a moment. */
export function heardPlacing(work: string, fraction: number, step: string): void {
  if (work === 'place' && placing.peek()) placingStep.value = `${step}, ${Math.round(100 * fraction)}\u00a0%`;
}

/** Keeps `plan` in step; gives back what ends it. */
export function keepPlacing(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let under: AbortController | undefined;
  let waiting: (() => void) | null = null;
  let version = -1;

  const ask = async (asked: PlaceQuery): Promise<void> => {
    under?.abort();
    const mine = (under = new AbortController());
    placing.value = true;
    try {
      const answer = await postPlace(asked, mine.signal);
      if (mine.signal.aborted) return;
      const show = (): void => { take(answer, asked); };
      // A site in the hand must not get another number.
      if (draggedSite.peek() === null) show();
      else waiting = show;
    } catch (error) {
      if (mine.signal.aborted || (error instanceof ApiError && error.isOvertaken)) return;
      if (error instanceof ApiError && error.status === IN_THE_SEA && canUndo.peek()) {
        // The site goes back to where it stood; why is said until the next wish.
        undo();
        refusal.value = error.message;
        said.value = error.message;
        return;
      }
      planProblem.value = error instanceof Error ? error.message : 'The teams could not be placed. Change a setting to try again.';
      said.value = planProblem.value;
    } finally {
      if (under === mine) batch(() => { placing.value = false; placingStep.value = null; });
    }
  };

  const ends = [
    effect(() => {
      const asked = turn.value >= 0 ? query.value : null;
      clearTimeout(timer);
      waiting = null;
      if (!asked) {
        under?.abort();
        batch(() => { placing.value = false; placingStep.value = null; });
        if (!deployment.peek().isOn) batch(() => { plan.value = null; planProblem.value = null; moves.value = new Map(); });
        return;
      }
      void loadPresets().catch(() => { /* every incident counts 1 until they are there */ });
      if (version >= 0 && version !== asked.version) { plan.value = null; forget(); }
      version = asked.version;
      timer = setTimeout(() => void ask(asked), plan.peek() ? PAUSE_MS : 0);
    }),
    effect(() => { if (draggedSite.value === null) { waiting?.(); waiting = null; } }),
  ];
  return () => {
    for (const end of ends) end();
    clearTimeout(timer);
    under?.abort();
  };
}

function take(answer: PlaceAnswer, asked: PlaceQuery): void {
  if (asked.fixed.length === 0) {
    if (unlocked.size >= MOST_KEPT) unlocked.clear();
    unlocked.set(keyOf(asked), answer.coveredShare);
  }
  const before = chosenSite.peek();
  const stood = before === null ? undefined : moves.peek().get(before) ?? plan.peek()?.sites.find(({ number }) => number === before)?.at;
  batch(() => {
    plan.value = answer;
    planProblem.value = null;
    moves.value = new Map();
    chosenSite.value = stood ? sameSite(answer, stood) : null;
  });
  const best = answer.bestShare === null ? '' : `; at best ${percent(answer.bestShare)}`;
  said.value = `${count(answer.sites.length, 'team')} ${answer.sites.length === 1 ? 'reaches' : 'reach'} ${percent(answer.coveredShare)}${best}.`;
}

/** The number that a site has in the new plan: its own if it still stands there. */
const sameSite = (answer: PlaceAnswer, at: At): number | null => answer.sites.find((site) => isSame(site.at, at))?.number ?? null;
