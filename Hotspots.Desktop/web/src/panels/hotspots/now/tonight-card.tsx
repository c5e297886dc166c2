// The card of the next shift: where most happened at these hours lately, and whether that is more than before. Its words are the host's.
import type { Hotspot } from '../../../contracts/model';
import { signOf } from '../../../questions/change';
import { now, nowOfRun } from '../../../questions/now';
import type { Tonight, TonightPlace } from '../../../questions/answers';
import { dataset, filters, run } from '../../../state/state';
import { nowWish, SHIFTS, WEEKS, wishNow } from '../../../wishes/now-wish';
import { count, isolated, list, number, pad } from '../../../base/words';

/** "Clacton-on-Sea"; "all areas" where nothing is left out; more than a few are counted. */
export function areasInWords(wanted: readonly string[]): string {
  if (wanted.length === 0) return (dataset.value?.areas.length ?? 0) === 1 ? dataset.value?.areas[0]?.name ?? '' : 'all areas';
  return wanted.length > 2 ? `${number(wanted.length)} areas` : list(wanted);
}

type Choose = (hotspot: Hotspot) => void;

export function TonightCard({ onChoose }: { onChoose: Choose }) {
  const { isOpen } = nowWish.value;
  const answer = nowOfRun.value ?? now.answer.value, tonight = answer?.tonight;
  const isOld = now.isAsking.value || nowOfRun.value === null;
  const title = tonight?.title ?? 'The next shift';
  const follow = (open: boolean): void => { if (open !== nowWish.peek().isOpen) wishNow({ isOpen: open }); };
  return (
    <details class="tonight" open={isOpen} onToggle={(event) => { follow(event.currentTarget.open); }}>
      <summary><h3>{title}<span class="tonight-where">, <bdi>{areasInWords(filters.value.areas)}</bdi></span></h3></summary>
      <div class="tonight-body" aria-busy={isOld && now.problem.value === null}>
        {tonight ? <Body tonight={tonight} onChoose={onChoose} />
          : <p class="quiet">{now.problem.value ?? answer?.noTonight ?? 'Looking at the next shift…'}</p>}
        <Choices notes={tonight?.notes ?? []} />
      </div>
    </details>
  );
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
  return (
    <li>
      <button type="button" class="tonight-place" onClick={() => onChoose(hotspot)}>
        <span class="badge" title="Its rank in the list and on the map"><span class="unseen">Hotspot </span>{rank}</span>
        <span class="tonight-name">{isolated(hotspot.name)}</span>
        <span class="tonight-count"><span class="unseen">: </span>{number(incidents)}</span>
        <span class={isChange ? 'tonight-words is-change' : 'tonight-words quiet'}>
          {isChange && <span aria-hidden="true">{signOf({ verdict })} </span>}{words}{hours !== null && `${words === '' ? '' : '; '}${hours}`}
        </span>
      </button>
    </li>
  );
}

function Choices({ notes }: { notes: readonly string[] }) {
  const { from, until, weeks } = nowWish.value;
  const known = SHIFTS.find(([, first, end]) => first === from && end === until)?.[0];
  const clock = (hour: number): string => `${pad(hour)}:00`;
  const choose = (name: string): void => {
    const shift = SHIFTS.find((one) => one[0] === name);
    if (shift) wishNow({ from: shift[1], until: shift[2] });
  };
  const spans = [...new Set([...WEEKS, weeks])].sort((a, b) => a - b);
  return (
    <div class="tonight-choices">
      <select
        aria-label="Shift" value={known ?? 'own'}
        onChange={(event) => { choose(event.currentTarget.value); }}
      >
        {SHIFTS.map(([name, first, end]) => <option key={name} value={name}>{name} {clock(first)}–{clock(end)}</option>)}
        {known === undefined && <option value="own">{clock(from)}–{clock(until)}</option>}
      </select>
      <select aria-label="Looking back" value={String(weeks)} onChange={(event) => { wishNow({ weeks: Number(event.currentTarget.value) }); }}>
        {spans.map((span) => <option key={span} value={String(span)}>last {count(span, 'week')}</option>)}
      </select>
      {notes.length > 0 && (
        <details class="tonight-notes"><summary>What counts</summary><ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul></details>
      )}
    </div>
  );
}
