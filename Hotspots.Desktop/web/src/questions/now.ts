// What is said at once of now: the next shift, and a change beside each hotspot that is listed.
import { computed } from '@preact/signals';
import { query } from '../host/running';
import { SHIFTS } from '../contracts/filter-fields';
import { filters, run } from '../state/state';
import { nowWish } from '../wishes/now-wish';
import type { NowAnswer, NowQuery, PlaceChange } from './answers';
import { question } from './asking';
import { presets } from './periods';

/** The next shift is another one after a while. */
const ANEW_MS = 15 * 60_000;

/** The hours of the next shift: where a shift is all that is left in, its own. */
export const nextHours = computed<{ from: number; until: number }>(() => {
  const known = SHIFTS.find(([name]) => name === filters.value.shift);
  return known ? { from: known[1], until: known[2] } : nowWish.value;
});

/** What is asked of the next shift; null while there is nothing to ask about. */
export const nowQuery = (): NowQuery | null => {
  const asked = query(), usual = presets.value.at(0), { weeks } = nowWish.value, { from, until } = nextHours.value;
  return asked && { ...asked, fromHour: from, untilHour: until, weeks, before: usual?.before ?? null, after: usual?.after ?? null };
};

export const now = question<NowAnswer>('/api/now', nowQuery, 'The next shift could not be looked at. Change a filter to try again.');

export function keepNow(): () => void {
  const stop = now.keep();
  const timer = setInterval(now.again, ANEW_MS);
  return () => { stop(); clearInterval(timer); };
}

/** The answer about the run on screen; null while it is of another. */
export const nowOfRun = computed<NowAnswer | null>(() => {
  const answer = now.answer.value;
  return answer && answer.runId === run.value?.runId ? answer : null;
});

/** Why no change stands beside the hotspots; null where they do, or the answer is not there yet. */
export const whyNoChange = computed<string | null>(() => {
  const answer = nowOfRun.value;
  if (!answer) return null;
  if (!answer.changes) return answer.noChanges ?? 'There is nothing to compare.';
  const isEmpty = answer.changes.places.every(({ before, after }) => before === 0 && after === 0);
  return filters.value.shift !== null && isEmpty
    ? 'No incident of these weeks is known to the minute, by which a change within a shift is counted.' : null;
});

/** The change of each hotspot of the run, by its rank; empty until it is there. */
export const changeOfRank = computed<ReadonlyMap<number, PlaceChange>>(() => {
  const found = nowOfRun.value?.changes, hotspots = run.value?.hotspots ?? [];
  const isThere = found && whyNoChange.value === null && found.places.length === hotspots.length;
  return new Map(isThere ? hotspots.map(({ rank }, i) => [rank, found.places[i]]) : []);
});
