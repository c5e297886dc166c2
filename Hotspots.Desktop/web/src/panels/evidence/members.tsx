// The incidents of a hotspot, latest first; pointing at one marks it on the map, choosing one shows all its fields.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { getIncident, type IncidentDetail } from '../../host/api';
import { KindMark } from '../../map';
import { UNKNOWN_MINUTE, type Incidents } from '../../contracts/model';
import { pointed } from '../../state/state';
import { fieldsOf } from './fields';
import { styleOfKind } from '../kind-look';
import { capital, number, when } from '../../base/words';

const MOST = 200;

export function Members(
  { data, members, isOpen = false }: { data: Incidents; members: readonly number[]; /** Show the fields of the only one at once? */
    isOpen?: boolean },
) {
  const shown = useSignal(isOpen && members.length === 1 ? members[0] : -1);
  useEffect(() => () => { pointed.value = -1; }, []);
  // Unknown times are the smallest number there is, so they come last.
  const latest = [...members].sort((a, b) => data.minute[b] - data.minute[a] || a - b).slice(0, MOST);
  const text = (column: 'kind' | 'street' | 'town', i: number): string => data.texts[column]?.[data.codes[column]?.[i] ?? -1] ?? '';
  return (
    <>
      <ul class="members" onPointerLeave={() => { pointed.value = -1; }}>
        {latest.map((i) => {
          const kind = text('kind', i);
          const style = styleOfKind.value.get(kind);
          const isShown = shown.value === i;
          return (
            <li key={i}>
              <button
                type="button" class={pointed.value === i ? 'member is-pointed' : 'member'} aria-expanded={isShown}
                onPointerEnter={() => { pointed.value = i; }}
                onFocus={() => { pointed.value = i; }} onBlur={() => { pointed.value = -1; }} onClick={() => { shown.value = isShown ? -1 : i; }}
              >
                <span class="member-kind">{style && <KindMark style={style} />}<bdi>{capital(kind)}</bdi></span>
                <span class="member-time">{when(data.minute[i], data.span[i], data.minute[i] === UNKNOWN_MINUTE ? 0 : data.precision[i])}</span>
                <span class="member-street quiet">{text('street', i) || text('town', i)}</span>
              </button>
              {isShown && <Detail index={i} />}
            </li>
          );
        })}
      </ul>
      {members.length > MOST && <p class="quiet">The latest {number(MOST)} of {number(members.length)}; Export writes all of them.</p>}
    </>
  );
}

function Detail({ index }: { index: number }) {
  const detail = useSignal<IncidentDetail | null>(null);
  const problem = useSignal('');
  const asked = useRef<AbortController>(undefined);
  useEffect(() => {
    const mine = (asked.current = new AbortController());
    getIncident(index, mine.signal).then(
      (answer) => { detail.value = answer; },
      (error: unknown) => { if (!mine.signal.aborted) problem.value = error instanceof Error ? error.message : 'It could not be read.'; },
    );
    return () => mine.abort();
  }, [index]);
  if (problem.value !== '') return <p class="member-detail bad">{problem.value}</p>;
  if (!detail.value) return <p class="member-detail quiet">Reading…</p>;
  return (
    <dl class="member-detail">
      {fieldsOf(detail.value).map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
