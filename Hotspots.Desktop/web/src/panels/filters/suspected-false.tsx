// Incidents graded E, suspected false: how many are left out, and the switch that keeps them in.
import { useMemo } from 'preact/hooks';
import { count } from '../../base/words';
import type { Incidents } from '../../contracts/model';
import { change } from '../../state/filter-history';
import { suspectedCodes } from '../../state/filtering';
import { filters } from '../../state/state';

export function SuspectedFalse({ data }: { data: Incidents }) {
  const all = useMemo(() => countSuspected(data), [data]);
  if (all === 0) return null;
  const { suspectedFalse, grades } = filters.value;
  const is = all === 1 ? 'is' : 'are';
  return (
    <fieldset class="choices">
      <legend class="unseen">Suspected false</legend>
      <p class="quiet">
        {count(all, 'incident')} of these files {is} graded E, suspected false
        {grades.length > 0 ? '. What is in is what you chose among the grades.' : suspectedFalse ? ', and kept in.' : ', and left out.'}
      </p>
      <label class="choice">
        <input
          type="checkbox" checked={suspectedFalse} disabled={grades.length > 0}
          onChange={(event) => { change({ suspectedFalse: event.currentTarget.checked }); }}
        />
        <span class="choice-name">Keep in what is suspected false (E)</span>
      </label>
    </fieldset>
  );
}

function countSuspected(data: Incidents): number {
  const codes = data.codes.reliance, isFalse = suspectedCodes(data);
  let all = 0;
  if (codes) for (let i = 0; i < data.count; i++) if (isFalse[codes[i]]) all++;
  return all;
}
