// Was it done? Logs of positions of radios and cars, held against the places of the sheets of their days.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isoInWords, isolated, number, percent } from '../../base/words';
import { addInput, postFile } from '../../host/api';
import type { AttendedAnswer } from '../../questions/answers';
import {
  attendance, attendedQuery, attendedStep, attendedWish, giveUpAttended, isAttendedGivenUp, keepAttended, wishAttended,
} from '../../questions/attended';
import { fail, over, said } from '../../state/state';
import { save } from '../save';
import { known } from './brief-words';

const MOST_OFFICERS = 20;
const oneDecimal = (value: number): string => value.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function AttendedPart() {
  return (
    <details class="attended">
      <summary><h3>Was it done?</h3></summary>
      <Body />
    </details>
  );
}

function Body() {
  useEffect(keepAttended, []);
  const { logs } = attendedWish.value, answer = attendance.answer.value, problem = attendance.problem.value;
  return (
    <div class="brief-fold">
      <p class="quiet">
        Give the positions of radios and cars: which places of that night’s sheet were visited, and for how long. The shift, the towns and the
        number of places are those chosen above; each day’s sheet is made of what was known before it.
      </p>
      <Logs />
      {logs && <Choices />}
      {logs && <Waiting />}
      {problem !== null && <p class="warn-box" role="alert">{problem}</p>}
      {answer && logs && <Answer answer={answer} />}
    </div>
  );
}

function Logs() {
  const { logs } = attendedWish.value, problem = useSignal<string | null>(null), isOver = useSignal(false), isSending = useSignal(false);
  const take = async (files: readonly File[]): Promise<void> => {
    problem.value = null;
    isSending.value = true;
    try {
      wishAttended({ logs: await addInput('/api/attended/logs', files) });
    } catch (error) {
      problem.value = error instanceof Error ? error.message : 'The log could not be taken. Try again.';
    } finally {
      isSending.value = false;
    }
  };
  // What is dropped here is a log, and is not loaded as incidents.
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    isOver.value = event.type !== 'dragleave' && event.type !== 'drop';
    if (event.type === 'drop') void take([...event.dataTransfer.files]);
  };
  return (
    <div class={isOver.value ? 'attended-drop is-over' : 'attended-drop'} onDragEnter={over} onDragOver={over} onDragLeave={over} onDrop={over}>
      <label for="attended-logs">Log of positions</label>
      {logs ? (
        <span class="deploy-file-name">
          <bdi class="wrap">{logs.name}</bdi>
          <button type="button" class="button-link" onClick={() => { wishAttended({ logs: null }); }}>
            Take out<span class="unseen"> {logs.name}</span>
          </button>
        </span>
      ) : (
        <input
          id="attended-logs" type="file" multiple accept=".csv,.txt,.tsv,.xlsx,.gpx,.zip" disabled={isSending.value}
          aria-describedby="attended-logs-note"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (files.length > 0) void take(files);
          }}
        />
      )}
      <p id="attended-logs-note" class="quiet deploy-note">
        {isSending.value ? 'Receiving the log…'
          : 'CSV (unit, time, position) or GPX tracks, or a ZIP of them; it may be dropped here. Nothing of it leaves this computer.'}
      </p>
      {problem.value !== null && <p class="bad-box" role="alert">{problem.value}</p>}
    </div>
  );
}

function Choices() {
  const { first, last, officers, isUtc } = attendedWish.value;
  const whole = (text: string): number | null => (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_OFFICERS ? Number(text) : null);
  return (
    <details class="brief-more">
      <summary>Which days, officers, clock</summary>
      <div class="brief-fold">
        <div class="deploy-row">
          <label for="attended-first">First day</label>
          <input id="attended-first" type="date" value={first} onInput={(event) => { wishAttended({ first: event.currentTarget.value }); }} />
        </div>
        <div class="deploy-row">
          <label for="attended-last">Last day</label>
          <input id="attended-last" type="date" value={last} onInput={(event) => { wishAttended({ last: event.currentTarget.value }); }} />
        </div>
        <div class="deploy-row">
          <label for="attended-officers">Officers a unit</label>
          <input
            id="attended-officers" type="number" min={1} max={MOST_OFFICERS} value={officers ?? ''} placeholder="not known"
            title="1 where each unit is one person’s radio: tells person-hours"
            onInput={(event) => { wishAttended({ officers: whole(event.currentTarget.value) }); }}
          />
        </div>
        <label class="check">
          <input type="checkbox" checked={isUtc} onChange={(event) => { wishAttended({ isUtc: event.currentTarget.checked }); }} />
          <span>Times in the log are UTC, where they do not say; otherwise they are the clock in Britain</span>
        </label>
      </div>
    </details>
  );
}

function Waiting() {
  const step = attendedStep.value;
  if (step !== null) {
    return (
      <div class="holds-progress">
        <progress max={1} value={step.fraction} aria-label="How far it is" />
        <p class="quiet" aria-live="off">{step.step}, {Math.round(100 * step.fraction)} %</p>
        <button type="button" class="button" onClick={giveUpAttended}>Cancel</button>
      </div>
    );
  }
  return isAttendedGivenUp.value
    ? <p><button type="button" class="button" onClick={attendance.again}>Look again</button></p> : null;
}

function Answer({ answer }: { answer: AttendedAnswer }) {
  const [first, ...rest] = answer.answer, isOneDay = answer.places.every(({ days }) => days <= 1);
  const isOneTown = new Set(answer.places.map(({ area }) => area)).size < 2;
  return (
    <>
      <div class="attended-answer" aria-label="The answer" role="group">
        <p><strong>{isolated(first)}</strong></p>
        {rest.map((sentence) => <p key={sentence}>{isolated(sentence)}</p>)}
      </div>
      {answer.places.length > 0 && (
        <div class="scroll-x" tabIndex={0} role="region" aria-label="Each place">
          <table class="plain-table attended-table">
            <thead>
              <tr>
                <th scope="col">Place</th>{!isOneDay && <th scope="col" class="num">Days</th>}<th scope="col" class="num">Asked</th>
                <th scope="col" class="num">Made</th><th scope="col" class="num">Minutes</th>
                <th scope="col" class="num">Outside</th>
              </tr>
            </thead>
            <tbody>
              {answer.places.map(({ place, area, days, asked, made, minutes, outsideShare }) => (
                <tr key={`${area}/${place}`}>
                  <th scope="row">{isolated(place)}{area !== '' && !isOneTown && <span class="quiet block">{isolated(area)}</span>}</th>
                  {!isOneDay && <td class="num">{number(days)}</td>}
                  <td class="num">{made === null ? '' : number(asked)}</td>
                  <td class="num">{made === null ? 'no log' : number(made)}</td>
                  <td class="num">{minutes === null ? '' : number(Math.round(minutes))}</td>
                  <td class="num">{outsideShare === null ? '' : percent(outsideShare)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.places.some(({ outsideShare }) => outsideShare !== null) && (
        <p class="quiet deploy-note">
          Outside: the share of the visits’ positions beyond the outline itself. Near 100 % the outline, or the receiver, is off.
        </p>
      )}
      <Months answer={answer} />
      <Files answer={answer} />
      {answer.notes.length > 0 && (
        <details class="brief-more">
          <summary>What to know about this ({number(answer.notes.length)})</summary>
          <ul class="plain">{answer.notes.map((note) => <li key={note}>{isolated(note)}</li>)}</ul>
        </details>
      )}
    </>
  );
}

function Months({ answer: { months } }: { answer: AttendedAnswer }) {
  return (
    <>
      <h4 class="attended-months">For the Home Office, by month, at these places in these shifts</h4>
      {months.map(({ month, unitHours, personHours, arrests, stopAndSearches, asbPowers }) => (
        <table class="plain-table attended-table" key={month}>
          <caption>{isoInWords(month)}</caption>
          <tbody>
            <tr>
              <th scope="row">Person-hours</th>
              <td class="num">{personHours === null && unitHours !== null ? 'not known' : known(personHours, oneDecimal)}</td>
            </tr>
            {personHours === null && unitHours !== null && <tr><th scope="row">Unit-hours</th><td class="num">{oneDecimal(unitHours)}</td></tr>}
            <tr><th scope="row">Arrests</th><td class="num">{known(arrests)}</td></tr>
            <tr><th scope="row">Stop and searches</th><td class="num">{known(stopAndSearches)}</td></tr>
            <tr><th scope="row">Powers against anti-social behaviour</th><td class="num">{known(asbPowers)}</td></tr>
          </tbody>
        </table>
      ))}
      {months.some(({ personHours, unitHours }) => personHours === null && unitHours !== null) && (
        <p class="quiet deploy-note">
          A unit may be one officer’s radio or a car with two: say above how many officers each is, and there are person-hours.
        </p>
      )}
    </>
  );
}

function Files({ answer }: { answer: AttendedAnswer }) {
  const keep = async (file: string): Promise<void> => {
    const body = attendedQuery.peek();
    if (!body) return;
    over('attended');
    try {
      const { blob, name } = await postFile('/api/attended', file, body);
      save(blob, name);
      said.value = `${name} was saved, marked ${answer.marking}.`;
    } catch (error) {
      fail('attended', error instanceof Error ? error.message : 'The table could not be saved. Try again.');
    }
  };
  return (
    <div class="brief-keep">
      {answer.files.map((file) => <button key={file} type="button" class="button" onClick={() => void keep(file)}>Save {file}</button>)}
    </div>
  );
}
