// How good the deployment is: what it reaches, what could be reached at best, and what one more team would add.
import { wish } from '../../deploy-history';
import { deployment, live, MOST_TEAMS, placing } from '../../deployment';
import { hereAndBest, unlockAll } from '../../locking';
import type { PlaceAnswer } from '../../model';
import { withoutLocks } from '../../placing';
import { distance, measured, percent } from '../words';
import { oneMore, verdict } from './deploy-words';

export function Verdict({ answer }: { answer: PlaceAnswer }) {
  const counted = live.value, words = hereAndBest.value;
  return (
    <section class="part verdict" aria-labelledby="deploy-verdict" aria-busy={placing.value}>
      <h3 id="deploy-verdict" class="unseen">How good it is</h3>
      {words ? <p class="verdict-head"><strong>{words.here}</strong> here, {words.best} at best</p> : <Placed answer={answer} />}
      <Bar share={counted?.share ?? answer.coveredShare} best={answer.bestShare} />
      {!counted && <p>{answer.why}</p>}
      {!counted && <Ways answer={answer} />}
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
      {cost >= 0.0005 && <p class="quiet">Locked sites cost {measured(100 * cost)} percentage points: without them {percent(free ?? 0)}.</p>}
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

function Ways({ answer: { totalWeight, coveredShare, meanDistance, worstDistance, objective } }: { answer: PlaceAnswer }) {
  return (
    <dl class="facts">
      <div class="fact"><dt>Weight reached</dt><dd>{measured(totalWeight * coveredShare)} <span class="unit">of {measured(totalWeight)}</span></dd></div>
      {objective !== 'coverage' && <div class="fact"><dt>Within reach</dt><dd>{percent(coveredShare)}</dd></div>}
      <div class="fact"><dt>Way, mean</dt><dd>{distance(meanDistance)}</dd></div>
      <div class="fact"><dt>Way, longest</dt><dd>{distance(worstDistance)}</dd></div>
    </dl>
  );
}

function OneMore({ answer }: { answer: PlaceAnswer }) {
  const { teams } = deployment.value, gain = oneMore(answer);
  if (teams >= MOST_TEAMS || gain === null) return null;
  return <button type="button" class="button button-first" onClick={() => wish({ teams: teams + 1 })}>Add one more team: +{percent(gain)}</button>;
}
