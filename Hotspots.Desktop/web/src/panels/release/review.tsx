// What would be handed over, before it is: what was proved, the layer on the map month by month, and step by step how it was made.
import { useEffect, useRef } from 'preact/hooks';
import type { ReleaseAnswer } from '../../contracts/release';
import { isWriting, putAway, reviewed, showPeriod, shownPeriod, writeIt } from '../../questions/release';
import { capital, count, number } from '../../base/words';
import { save } from '../save';

/** What was brought into sight last: it is not done again when the same is shown once more. */
let seen = '';

export function Review() {
  const answer = reviewed.value, head = useRef<HTMLHeadingElement>(null), key = answer?.key ?? '';
  useEffect(() => {
    if (key === '' || key === seen) return;
    seen = key;
    head.current?.focus({ preventScroll: true });
    head.current?.closest('section')?.scrollIntoView({ block: 'start' });
  }, [key]);
  if (!answer) return null;
  return (
    <section class="part release-review" aria-labelledby="release-head">
      <p class="marking">{answer.marking}</p>
      <h2 id="release-head" ref={head} tabIndex={-1}>Layer for <bdi>{answer.recipient}</bdi></h2>
      <p class="quiet">{capital(answer.profile)}; {count(answer.cells.length, 'cell')} of {answer.area}. Nothing is written yet.</p>
      <div class="release-proof">{answer.summary.map((sentence) => <p key={sentence}>{sentence}</p>)}</div>
      <Shown answer={answer} />
      <details open>
        <summary>How it was made (for you alone)</summary>
        <dl class="release-steps">
          {answer.steps.map(({ name, words }) => <div key={name}><dt>{capital(name)}</dt><dd>{words}</dd></div>)}
        </dl>
      </details>
      <details open>
        <summary>What to know about this ({number(answer.notes.length)})</summary>
        <ul class="plain">{answer.notes.map((note) => <li key={note}>{note}</li>)}</ul>
      </details>
      <details>
        <summary>Files that go out ({number(answer.files.length)})</summary>
        <ul class="plain">{answer.files.map((file) => <li key={file}>{file}</li>)}</ul>
      </details>
      <div class="deploy-buttons">
        <button
          type="button" class="button button-first" disabled={isWriting.value} aria-describedby="release-write-note"
          onClick={() => void writeIt(save)}
        >{isWriting.value ? 'Writing…' : 'Write it'}</button>
        <button type="button" class="button" disabled={isWriting.value} onClick={putAway}>Put it away</button>
      </div>
      <p id="release-write-note" class="quiet deploy-note">
        As it stands here, in one ZIP file. Before the first byte leaves it is entered in the ledger {answer.ledger}, which stays with you: it
        holds what the layer hides.
      </p>
    </section>
  );
}

/** Which month the map shows, and what of it goes out. */
function Shown({ answer }: { answer: ReleaseAnswer }) {
  const period = answer.periods[shownPeriod.value];
  const hidden = period.counts.filter((one) => one === null).length;
  return (
    <>
      <label class="field-inline release-shown"><span>On the map</span>
        <select value={period.name} onChange={(event) => { showPeriod(event.currentTarget.value); }}>
          {answer.periods.map(({ name, words }) => <option key={name} value={name}>{words}</option>)}
        </select>
      </label>
      <p class="quiet">
        {hidden === 0 ? 'Every count is told' : `${count(hidden, 'count')} of ${number(period.counts.length)} ${hidden === 1 ? 'is' : 'are'} hidden`};
        {' '}{period.total === null ? 'the total is hidden' : `the total is ${answer.roundedTo > 1 ? 'about ' : ''}${number(period.total)}`}.
        {' '}Your own marks on the map are not in it.
      </p>
    </>
  );
}
