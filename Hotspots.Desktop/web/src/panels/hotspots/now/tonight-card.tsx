// The card of the next shift: where most happened at these hours lately, and whether that is more than before. Its words are the host's.
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Hotspot } from '../../../contracts/model';
import { signOf } from '../../../questions/change';
import { SHIFTS } from '../../../contracts/filter-fields';
import { nextHours, now, nowOfRun } from '../../../questions/now';
import type { Tonight, TonightPlace } from '../../../questions/answers';
import { open } from '../../shell/tabs';
import { boundaryWords } from '../../../state/boundary';
import { dataset, filters, run } from '../../../state/state';
import { nowWish, OWN_SHIFTS, WEEKS, wishNow } from '../../../wishes/now-wish';
import { capital, count, isolated, list, number, pad } from '../../../base/words';

/** "Clacton-on-Sea"; "all areas" where nothing is left out; more than a few are counted. */
export function areasInWords(wanted: readonly string[], boundary: string | null = null): string {
  if (boundary !== null) return boundaryWords(boundary);
  if (wanted.length === 0) return (dataset.value?.areas.length ?? 0) === 1 ? dataset.value?.areas[0]?.name ?? '' : 'all areas';
  return wanted.length > 2 ? `${number(wanted.length)} areas` : list(wanted);
}

type Choose = (hotspot: Hotspot) => void;

/** In a lower window the list below has the room; the card then says in its one line what it says first. */
const LOW = '(max-height: 820px)';
const isLow = signal(false);

function useLowWindow(): void {
  useEffect(() => {
    const query = matchMedia(LOW), follow = (): void => { isLow.value = query.matches; };
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
}

export function TonightCard({ onChoose }: { onChoose: Choose }) {
  useLowWindow();
  const isOpen = nowWish.value.isOpen ?? !isLow.value;
  const answer = nowOfRun.value ?? now.answer.value, tonight = answer?.tonight;
  const isOld = now.isAsking.value || nowOfRun.value === null;
  const title = tonight?.title ?? 'The next shift';
  const follow = (open: boolean): void => { if (open !== (nowWish.peek().isOpen ?? !isLow.peek())) wishNow({ isOpen: open }); };
  return (
    <details class="tonight" open={isOpen} onToggle={(event) => { follow(event.currentTarget.open); }}>
      <summary>
        <h3>{title}<span class="tonight-where">, <bdi>{areasInWords(filters.value.areas, filters.value.boundary)}</bdi></span></h3>
        {' '}
        {!isOpen && tonight && <span class="tonight-gist">{gistOf(tonight)}</span>}
      </summary>
      <div class="tonight-body" aria-busy={isOld && now.problem.value === null}>
        {tonight ? <Body tonight={tonight} onChoose={onChoose} />
          : <p class="quiet">{now.problem.value ?? answer?.noTonight ?? 'Looking at the next shift…'}</p>}
        <Choices notes={tonight?.notes ?? []} />
      </div>
    </details>
  );
}

/** What the shut card says: where most was, and whether that is of now. */
function gistOf({ places, why, stale }: Tonight): ComponentChildren {
  const first = places.at(0), hotspot = first && run.value?.hotspots.find(({ rank }) => rank === first.hotspot);
  if (why !== null || !first || !hotspot) return why === null ? null : 'Nothing to tell';
  const most = `${number(first.incidents)} at ${isolated(hotspot.name)}`;
  return stale === null ? `most: ${most}` : <><span class="tonight-old" title={stale}>Not of now · </span>{most}</>;
}

function Body({ tonight, onChoose }: { tonight: Tonight; onChoose: Choose }) {
  const { stale, why, total, weekday, places, span } = tonight;
  return (
    <>
      {stale !== null && <p class="tonight-stale">{stale}</p>}
      {why !== null ? <p>{why}</p> : (
        <>
          <p class="quiet">{stale === null ? `In ${span}: ${total}` : total}{weekday !== null && <strong> {weekday}</strong>}</p>
          {places.length === 0
            ? <p>None of them lies in a hotspot that is listed.</p>
            : (
              <ol class="tonight-places" aria-label={`Hotspots with most at these hours in ${span}`}>
                {places.map((place) => <Place key={place.hotspot} place={place} onChoose={onChoose} />)}
              </ol>
            )}
        </>
      )}
    </>
  );
}

function Place({ place: { hotspot: rank, incidents, verdict, words, hours }, onChoose }: { place: TonightPlace; onChoose: Choose }) {
  const hotspot = run.value?.hotspots.find((one) => one.rank === rank);
  if (!hotspot) return null;
  const isChange = verdict === 'more' || verdict === 'fewer';
  // What no place says of itself is said once, of all of them.
  const isTold = isChange || hours !== null;
  return (
    <li>
      <button type="button" class="tonight-place" title={isTold ? undefined : capital(words)} onClick={() => onChoose(hotspot)}>
        <span class="badge" title="Its rank in the list and on the map"><span class="unseen">Hotspot </span>{rank}</span>
        <span class="tonight-name">{isolated(hotspot.name)}</span>
        <span class="tonight-count">
          {!isTold && verdict !== '' && <span class="tonight-verdict quiet" aria-hidden="true">{verdict}</span>}
          <span class="unseen">: </span>{number(incidents)}
        </span>
        {isTold
          ? (
            <span class={isChange ? 'tonight-words is-change' : 'tonight-words quiet'}>
              {isChange && <span aria-hidden="true">{signOf({ verdict })} </span>}{words}{hours !== null && `${words === '' ? '' : '; '}${hours}`}
            </span>
          )
          : <span class="unseen"> {words}</span>}
      </button>
    </li>
  );
}

function Choices({ notes }: { notes: readonly string[] }) {
  const { weeks } = nowWish.value, { from, until } = nextHours.value, shifts = [...OWN_SHIFTS, ...SHIFTS];
  const known = shifts.find(([, first, end]) => first === from && end === until)?.[0];
  const clock = (hour: number): string => `${pad(hour)}:00`;
  const isFiltered = filters.value.shift !== null;
  const choose = (name: string): void => {
    const shift = shifts.find((one) => one[0] === name);
    if (shift) wishNow({ from: shift[1], until: shift[2] });
  };
  const spans = [...new Set([...WEEKS, weeks])].sort((a, b) => a - b);
  return (
    <div class="tonight-choices">
      <select
        aria-label="Next shift" value={known ?? 'own'} disabled={isFiltered} title={isFiltered ? 'The shift that the filters leave in' : undefined}
        onChange={(event) => { choose(event.currentTarget.value); }}
      >
        {shifts.map(([name, first, end]) => <option key={name} value={name}>{capital(name)} {clock(first)}–{clock(end)}</option>)}
        {known === undefined && <option value="own">{clock(from)}–{clock(until)}</option>}
      </select>
      <select aria-label="Looking back" value={String(weeks)} onChange={(event) => { wishNow({ weeks: Number(event.currentTarget.value) }); }}>
        {spans.map((span) => <option key={span} value={String(span)}>last {count(span, 'week')}</option>)}
      </select>
      {notes.length > 0 && (
        <details class="tonight-notes"><summary>What counts</summary><ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul></details>
      )}
      {nowOfRun.value && (
        <button
          type="button" class="button" title="One page a town to print: where, when and why, on a map to scale" onClick={() => { open('brief'); }}
        >
          Sheet for the shift
        </button>
      )}
    </div>
  );
}
