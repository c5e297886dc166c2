// Which shift, which day, which town, on which paper.
import { useSignal } from '@preact/signals';
import { capital, count, DAY_MINUTES, day, isoDay, isolated, pad, startOfDay } from '../../base/words';
import { SHIFTS } from '../../contracts/filter-fields';
import { addInput } from '../../host/api';
import { briefing, isShiftFiltered, paperNow, papers, townNow } from '../../questions/brief';
import { nextHours } from '../../questions/now';
import { streetFile } from '../../state/deployment';
import { dataset, filters, run, said } from '../../state/state';
import { briefWish, wishBrief } from '../../wishes/brief-wish';
import { nowWish, OWN_SHIFTS, WEEKS, wishNow } from '../../wishes/now-wish';
import { NumberField } from '../number-field';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const clock = (hour: number): string => `${pad(hour)}:00`;

export function Settings() {
  return (
    <section class="part brief-settings" aria-label="What the sheet is of">
      <ShiftRow />
      <DayRow />
      <TownRow />
      <PaperRows />
      <More />
    </section>
  );
}

function ShiftRow() {
  const { from, until } = nextHours.value, shifts = [...OWN_SHIFTS, ...SHIFTS], isFixed = isShiftFiltered.value;
  const known = shifts.find(([, first, end]) => first === from && end === until)?.[0];
  const isOwn = useSignal(false), isOther = isOwn.value || known === undefined;
  const choose = (name: string): void => {
    const shift = shifts.find((one) => one[0] === name);
    isOwn.value = !shift;
    if (shift) wishNow({ from: shift[1], until: shift[2] });
  };
  return (
    <>
      <div class="deploy-row">
        <label for="brief-shift">Shift</label>
        <select
          id="brief-shift" value={isOther ? 'other' : known} disabled={isFixed} title={isFixed ? 'The shift that the filters leave in' : undefined}
          onChange={(event) => { choose(event.currentTarget.value); }}
        >
          {shifts.map(([name, first, end]) => <option key={name} value={name}>{capital(name)} {clock(first)}–{clock(end)}</option>)}
          <option value="other">Other hours…</option>
        </select>
      </div>
      {isOther && !isFixed && (
        <div class="deploy-row">
          <span>Other hours</span>
          <span class="brief-hours">
            <select
              aria-label="The shift begins at" value={String(from)} onChange={(event) => { wishNow({ from: Number(event.currentTarget.value) }); }}
            >
              {HOURS.map((hour) => <option key={hour} value={String(hour)}>{clock(hour)}</option>)}
            </select>
            <span class="quiet">to</span>
            <select
              aria-label="The shift ends at" value={String(until)} onChange={(event) => { wishNow({ until: Number(event.currentTarget.value) }); }}
            >
              {[...HOURS, 24].map((hour) => <option key={hour} value={String(hour)}>{clock(hour)}</option>)}
            </select>
          </span>
        </div>
      )}
    </>
  );
}

function DayRow() {
  const { on } = briefWish.value, next = briefing.answer.value?.on ?? '', end = dataset.value?.periodLast ?? null;
  const after = end === null ? null : startOfDay(end) + DAY_MINUTES;
  return (
    <div class="deploy-row">
      <label for="brief-on">Day</label>
      <input
        id="brief-on" type="date" value={on ?? next} title="The date on which the shift begins"
        onInput={(event) => { wishBrief({ on: event.currentTarget.value === '' ? null : event.currentTarget.value }); }}
      />
      <span class="brief-days">
        {on === null ? <span class="quiet">the next shift</span>
          : <button type="button" class="button-link" onClick={() => { wishBrief({ on: null }); }}>the next shift</button>}
        {after !== null && on !== isoDay(after) && (
          <button
            type="button" class="button-link" title="The first day of which all incidents of the files are known before"
            onClick={() => { wishBrief({ on: isoDay(after) }); }}
          >
            where the files end: {day(after)}
          </button>
        )}
      </span>
    </div>
  );
}

function TownRow() {
  const town = townNow.value;
  const areas = [...new Set((run.value?.hotspots ?? []).map(({ area }) => area))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  if (filters.value.boundary !== null || (areas.length < 2 && town === null)) return null;
  return (
    <div class="deploy-row">
      <label for="brief-town">Town</label>
      <select
        id="brief-town" value={town ?? ''}
        onChange={(event) => { wishBrief({ town: event.currentTarget.value === '' ? null : event.currentTarget.value }); }}
      >
        <option value="">All, a page each</option>
        {[...new Set([...areas, ...(town === null ? [] : [town])])].map((name) => <option key={name} value={name}>{isolated(name)}</option>)}
      </select>
    </div>
  );
}

function PaperRows() {
  const { places, hasCards } = briefWish.value, paper = paperNow.value;
  if (!paper) return null;
  const most = paper.places, wanted = Math.min(places ?? most, most);
  return (
    <>
      <div class="deploy-row">
        <label for="brief-paper">Paper</label>
        <select id="brief-paper" value={paper.name} onChange={(event) => { wishBrief({ paper: event.currentTarget.value }); }}>
          {papers.value.map(({ name, title }) => <option key={name} value={name}>{title}</option>)}
        </select>
      </div>
      <NumberField
        id="brief-places" label="Places" unit={<span class="unit">a page, at most</span>} value={wanted} range={[1, most]}
        isInteger onValue={(value) => { wishBrief({ places: value === most ? null : value }); }}
      />
      {paper.hasCards && (
        <label class="check">
          <input type="checkbox" checked={hasCards} onChange={(event) => { wishBrief({ hasCards: event.currentTarget.checked }); }} />
          <span>Cards to cut off: time in and out, seen, done</span>
        </label>
      )}
    </>
  );
}

function More() {
  const { weeks } = nowWish.value, { actions, hasStreets } = briefWish.value, file = streetFile.value;
  const spans = [...new Set([...WEEKS, weeks])].sort((a, b) => a - b);
  return (
    <details class="brief-more">
      <summary>Weeks, list of actions{file ? ', streets' : ''}{actions ? `: ${actions.name}` : ''}</summary>
      <div class="brief-fold">
        <div class="deploy-row">
          <label for="brief-weeks">Looking back</label>
          <select id="brief-weeks" value={String(weeks)} onChange={(event) => { wishNow({ weeks: Number(event.currentTarget.value) }); }}>
            {spans.map((span) => <option key={span} value={String(span)}>last {count(span, 'week')}</option>)}
          </select>
        </div>
        {file && (
          <label class="check">
            <input type="checkbox" checked={hasStreets} onChange={(event) => { wishBrief({ hasStreets: event.currentTarget.checked }); }} />
            <span>Draw the streets of <bdi>{file.name}</bdi></span>
          </label>
        )}
        <ActionsRow />
      </div>
    </details>
  );
}

function ActionsRow() {
  const { actions } = briefWish.value, problem = useSignal<string | null>(null);
  const take = async (chosen: File): Promise<void> => {
    problem.value = null;
    try {
      wishBrief({ actions: await addInput('/api/brief/actions', [chosen]) });
      said.value = `${chosen.name}: what to do is printed from it.`;
    } catch (error) {
      problem.value = error instanceof Error ? error.message : 'The list could not be taken. Try again.';
    }
  };
  return (
    <div class="deploy-file brief-file">
      <label for="brief-actions">List of actions</label>
      {actions ? (
        <span class="deploy-file-name">
          <bdi class="wrap">{actions.name}</bdi>
          <button type="button" class="button-link" onClick={() => { wishBrief({ actions: null }); }}>
            Take out<span class="unseen"> {actions.name}</span>
          </button>
        </span>
      ) : (
        <input
          id="brief-actions" type="file" accept=".csv,.txt" aria-describedby="brief-actions-note"
          onChange={(event) => { const chosen = event.currentTarget.files?.[0]; event.currentTarget.value = ''; if (chosen) void take(chosen); }}
        />
      )}
      <p id="brief-actions-note" class="quiet deploy-note">
        Two columns: when a line fits (a kind of incident, any, more, fewer, clear, likely or unsure), and what to do there, such as
        “seizure,Check the bins”. Without a list there is room to write.
      </p>
      {problem.value !== null && <p class="bad-box" role="alert">{problem.value}</p>}
    </div>
  );
}
