// The sheet for a shift: chosen, looked at as it will be printed, printed and kept; and whether it was done.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { postFile } from '../../host/api';
import type { BriefAnswer } from '../../questions/answers';
import {
  askBriefAgain, briefing, briefProblem, briefQuery, briefStep, giveUpBrief, isBriefGivenUp, keepBrief, paperNow, sheetAt,
} from '../../questions/brief';
import { dataset, fail, over, said } from '../../state/state';
import { save } from '../save';
import { Empty } from '../shell/empty';
import { open } from '../shell/tabs';
import { whyNothingPlaced } from '../shell/why-empty';
import { isolated } from '../../base/words';
import { AttendedPart } from './attended-part';
import { leftOutWords, whatToDo, whyNotKept } from './brief-words';
import { Settings } from './settings';
import { SheetView } from './sheet-view';

/** Beside the sheet itself: its visits. */
const VISITS = [
  ['visits.ics', 'Calendar', 'The visits of the shift for a calendar (.ics): a quarter of an hour at each place'],
  ['round.gpx', 'Route', 'The same round for a satellite navigator (.gpx)'],
] as const;

export function BriefTab() {
  useEffect(keepBrief, []);
  if (!dataset.value || dataset.value.placed === 0) {
    return (
      <Empty title="Nothing to brief yet">
        <p>A sheet says where to go. {dataset.value ? whyNothingPlaced(dataset.value)?.text : 'Load a file of incidents first.'}</p>
        <button type="button" class="button button-first" onClick={() => open('files')}>Choose files</button>
      </Empty>
    );
  }
  const answer = briefing.answer.value, problem = briefProblem.value;
  return (
    <div class="stack brief">
      <Settings />
      {problem !== null && (
        <div class="warn-box" role="alert"><p>{problem}</p><button type="button" class="button" onClick={askBriefAgain}>Try again</button></div>
      )}
      <Progress isAnswered={answer !== null} />
      {answer && <Answer answer={answer} />}
      <AttendedPart />
    </div>
  );
}

/** How far it is, where that takes a while. */
function Progress({ isAnswered }: { isAnswered: boolean }) {
  const step = briefStep.value, isLong = useSignal(false), isUnder = step !== null;
  useEffect(() => {
    isLong.value = false;
    if (!isUnder) return undefined;
    const timer = setTimeout(() => { isLong.value = true; }, 400);
    return () => { clearTimeout(timer); };
  }, [isUnder]);
  if (step === null) {
    return !isBriefGivenUp.value || isAnswered ? null : (
      <section class="part">
        <p class="quiet">It was given up.</p><button type="button" class="button" onClick={askBriefAgain}>Make the sheet</button>
      </section>
    );
  }
  if (!isLong.value) return isAnswered ? null : <p class="quiet">Making the sheet…</p>;
  return (
    <section class="part holds-progress">
      <progress max={1} value={step.fraction} aria-label="How far the sheet is" />
      <p class="quiet" aria-live="off">{step.step}, {Math.round(100 * step.fraction)} %</p>
      <button type="button" class="button" onClick={giveUpBrief}>Cancel</button>
    </section>
  );
}

function Answer({ answer }: { answer: BriefAnswer }) {
  const page = answer.pages[answer.sheets[Math.min(sheetAt.value, answer.sheets.length - 1)].page];
  const nothing = whatToDo(answer), leftOut = leftOutWords(answer);
  return (
    <section class="part brief-answer" aria-label="What it says">
      <p class="brief-shift">{answer.shift}</p>
      {nothing === null
        ? <p><strong>{isolated(page.headline)}</strong> {isolated(page.sentences.join(' '))}</p>
        : <p class="warn-box" role="alert">{isolated(page.headline)} {nothing}</p>}
      {leftOut !== null && <p class="quiet">{leftOut}</p>}
      <Keep answer={answer} hasVisits={nothing === null} />
      <SheetView answer={answer} />
      <p class="quiet deploy-note">Marked {answer.marking}. Print at 100 %, or the map is not to scale.</p>
    </section>
  );
}

/** Prints it, and keeps it as files: byte for byte those of the command line. */
function Keep({ answer, hasVisits }: { answer: BriefAnswer; hasVisits: boolean }) {
  const busy = useSignal<string | null>(null), paper = paperNow.value, query = briefQuery.value;
  if (!paper || !query) return null;
  const doing = async (what: string, file: string, then: (blob: Blob, name: string) => void): Promise<void> => {
    busy.value = what;
    over('brief');
    try {
      const { blob, name } = await postFile('/api/brief', file, query);
      then(blob, name);
    } catch (error) {
      fail('brief', error instanceof Error ? error.message : 'The sheet could not be made. Try again.');
    } finally {
      busy.value = null;
    }
  };
  const keep = (file: string): void => void doing(file, file, (blob, name) => {
    save(blob, name);
    said.value = `${name} was saved, marked ${answer.marking}.`;
  });
  const print = (): void => void doing('print', paper.files[0].name, (blob, name) => {
    const address = URL.createObjectURL(blob);
    setTimeout(() => { URL.revokeObjectURL(address); }, 600_000);
    if (window.open(address, '_blank')) said.value = 'The sheet is open in a window of its own: print it from there, at 100 %.';
    else {
      save(blob, name);
      said.value = `The browser opens no other window: ${name} was saved instead. Open and print it, at 100 %.`;
    }
  });
  const isBusy = busy.value !== null;
  return (
    <div class="brief-keep">
      <button type="button" class="button button-first" disabled={isBusy} onClick={print}>{busy.value === 'print' ? 'Making it…' : 'Print'}</button>
      <span class="quiet" aria-hidden="true">Save as</span>
      {paper.files.filter(({ holdsOneSheet }) => !holdsOneSheet || answer.sheets.length === 1).map((file) => {
        const why = whyNotKept(file, paper, query.cards);
        return (
          <button
            key={file.name} type="button" class="button" disabled={isBusy || why !== null} title={why ?? `Save as ${file.name}`}
            aria-label={`Save as ${file.title}`} onClick={() => { keep(file.name); }}
          >
            {busy.value === file.name ? 'Saving…' : file.title}
          </button>
        );
      })}
      {hasVisits && VISITS.map(([file, title, what]) => (
        <button
          key={file} type="button" class="button" disabled={isBusy} title={what} aria-label={`Save as ${title.toLowerCase()}`}
          onClick={() => { keep(file); }}
        >
          {busy.value === file ? 'Saving…' : title}
        </button>
      ))}
    </div>
  );
}
