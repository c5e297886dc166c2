// How good the deployment is: what it reaches, what could be reached at best, and what one more team would add.
import { wish } from '../../state/deploy-history';
import { deployment, live, MOST_TEAMS, placing, townsNow } from '../../state/deployment';
import { hereAndBest, isToldLater, TOLD_LATER, unlockAll } from '../../state/locking';
import type { PlaceAnswer } from '../../contracts/placement';
import { withoutLocks } from '../../host/placing';
import { percent, points, measured } from '../../base/words';
import { isWorth, oneMore, verdict, wayOrNone } from './deploy-words';

export function Verdict({ answer }: { answer: PlaceAnswer }) {
  const counted = live.value, words = hereAndBest.value;
  return (
    <section class="part verdict" aria-labelledby="deploy-verdict" aria-busy={placing.value}>
      <h3 id="deploy-verdict" class="unseen">How good it is</h3>
      {words ? <p class="verdict-head"><strong>{words.here}</strong> here, {words.best}</p> : <Placed answer={answer} />}
      {isToldLater.value ? <p class="quiet">{TOLD_LATER}</p> : answer.streets?.said && <p>{answer.streets.said}</p>}
      <Bar share={counted?.share ?? answer.coveredShare} best={answer.bestShare} />
      {answer.warnings.length > 0 && <ul class="warn-box plain">{answer.warnings.map((warning) => <li key={warning}>{warning}</li>)}</ul>}
      <div class={counted ? 'verdict-more is-before' : 'verdict-more'}>
        <p>{answer.why}</p>
        <Ways answer={answer} />
      </div>
      {answer.notes.length > 0 && (
        <details>
          <summary>What else to know about this deployment ({answer.notes.length})</summary>
          <ul class="plain deploy-notes">{answer.notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </details>
      )}
      <div class="deploy-buttons"><OneMore answer={answer} />{deployment.value.locked.length > 0 && <button type="button" class="button" onClick={unlockAll}>Unlock all</button>}</div>
    </section>
  );
}

function Placed({ answer }: { answer: PlaceAnswer }) {
  const { figure, words } = verdict(answer);
  const free = withoutLocks.value;
  const cost = free === null ? 0 : free - answer.coveredShare;
  return (
    <>
      <p class="verdict-head"><strong>{figure}</strong> {words}</p>
      {isWorth(cost) && <p class="quiet">Locked sites cost {points(cost)} percentage points: without them {percent(free ?? 0)}.</p>}
    </>
  );
}


function Bar({ share, best: top }: { share: number; best: number | null }) {
  return (
    <svg class="verdict-bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label={`${percent(share)} reached${top === null ? '' : ` of at best ${percent(top)}`}`}>
      <title>{`${percent(share)} reached${top === null ? '' : `, at best ${percent(top)}`}`}</title>
      <rect class="verdict-all" width={100} height={10} />
      {top !== null && <rect class="verdict-best" width={100 * top} height={10} />}
      <rect class="verdict-share" width={100 * share} height={10} />
    </svg>
  );
}

function Ways({ answer: { totalWeight, coveredShare, meanDistance, worstDistance, objective, unit } }: { answer: PlaceAnswer }) {
  return (
    <dl class="facts">
      <div class="fact"><dt>Weight reached</dt><dd>{measured(totalWeight * coveredShare)} <span class="unit">of {measured(totalWeight)}</span></dd></div>
      {objective !== 'coverage' && <div class="fact"><dt>Within reach</dt><dd>{percent(coveredShare)}</dd></div>}
      <div class="fact"><dt>Way, mean</dt><dd>{wayOrNone(meanDistance, unit)}</dd></div>
      <div class="fact"><dt>Way, longest</dt><dd>{wayOrNone(worstDistance, unit)}</dd></div>
    </dl>
  );
}

function OneMore({ answer }: { answer: PlaceAnswer }) {
  const { teams } = deployment.value, gain = oneMore(answer);
  if (teams >= MOST_TEAMS || Object.keys(townsNow.value).length > 0) return null;
  // Where the curve ends nobody knows; where it is flat another team is not worth offering.
  if (gain === null) return answer.curve.some((point) => point.teams === answer.teams + 1) ? <p class="quiet">One more team would add less than 0.1 %.</p> : null;
  return <button type="button" class="button button-first" onClick={() => wish({ teams: teams + 1 })}>Add one more team: +{percent(gain)}</button>;
}
