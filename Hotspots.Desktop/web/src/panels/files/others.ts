// Another window has changed what is loaded: all windows show the same, so this one says what became of it, and how to have it back.
import { undoLoad } from '../../host/api';
import type { Dataset } from '../../contracts/model';
import { chosen, filters, noFilters, told } from '../../state/state';
import { forget, same } from '../../state/filter-history';
import { count } from '../../base/words';
import { change, leave, loaded, loadProblem } from './loading';

const WHAT: Record<string, string> = {
  add: 'added files to', remove: 'took a file out of', columns: 'changed the columns of', mark: 'changed the marking of',
};

/** Tells of it, and lets go of names that mean nothing in other data. */
export function tellOfOthers(before: Dataset, now: Dataset, deed: string): void {
  leave();
  loaded.value = null;
  loadProblem.value = null;
  const isOther = !(deed in WHAT);
  const isFiltered = !same(filters.peek(), noFilters);
  if (isOther) {
    chosen.value = null;
    filters.value = noFilters;
    forget();
  }
  const what = deed in WHAT ? `Another window ${WHAT[deed]} ${before.name}.` : `Another window loaded ${now.name} in place of ${before.name}.`;
  const lost = isOther && isFiltered ? ' The filters of this window were of the old data and are cleared.' : '';
  const sentence = `${what} This window shows the same: ${count(now.incidents, 'incident')}, marked ${now.marking}.${lost}`;
  told.value = deed === 'mark' || now.before === '' ? { sentence }
    : { sentence, deed: { name: `Go back to ${now.before}`, work: () => { void change([now.before], undoLoad, true); } } };
}
