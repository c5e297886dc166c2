// A change in the list of hotspots: a sign, a word and the two counts; how many times as many when one points at it. Never by colour alone.
import type { ListedChanges, PlaceChange } from '../../../questions/answers';
import { signOf } from '../../../questions/change';
import { whyNoChange } from '../../../questions/now';
import { capital, number } from '../../../base/words';

export function ChangeCell({ change }: { change: PlaceChange | undefined }) {
  if (!change) {
    const why = whyNoChange.value;
    return <span class="cell cell-change quiet" role="gridcell" title={why ?? 'Comparing…'}>{why === null ? '…' : '–'}</span>;
  }
  const isChange = change.verdict === 'more' || change.verdict === 'fewer';
  return (
    <span class={isChange ? `cell cell-change is-${change.verdict}` : 'cell cell-change'} role="gridcell" title={titleOf(change)}>
      <span class="change-word"><span aria-hidden="true">{signOf(change)} </span>{change.verdict}</span>
      <span class="change-counts quiet">{number(change.before)} → {number(change.after)}</span>
    </span>
  );
}

/** "9, before 8. 1.1 times as many, range 0.4 to 3.0: no more than chance." */
export function titleOf({ before, after, verdict, times }: PlaceChange): string {
  const counts = `${number(after)}, before ${number(before)}.`;
  const meaning = verdict === 'as before' ? 'no more than chance' : verdict === 'too few' ? 'too few to tell'
    : verdict === 'not tested' ? 'counted, not tested' : 'more than chance';
  return `${counts} ${capital(times === '' ? meaning : times.endsWith('chance') ? times : `${times}: ${meaning}`)}.`;
}

/** What the column is about. */
export const columnTitle = (found: ListedChanges | null | undefined): string =>
  found ? `Change: ${found.after.words} against ${found.before.words}${found.whyUntested === null ? '' : `. ${found.whyUntested}`}` : 'Change';
