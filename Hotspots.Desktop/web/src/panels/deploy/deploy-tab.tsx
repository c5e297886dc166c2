// Where the teams go, how good that is, and what moving one of them costs.
import { wish } from '../../state/deploy-history';
import { deployment, isFaded, placing, placingStep, plan, planProblem, refusal, usualWish } from '../../state/deployment';
import { again } from '../../host/placing';
import { dataset, said } from '../../state/state';
import { Empty } from '../shell/empty';
import { whyNothingPlaced } from '../shell/why-empty';
import { open } from '../shell/tabs';
import { CoverageCurve } from './coverage-curve';
import { PatrolPart } from './patrol-part';
import { RaidPart } from './raid/raid-part';
import { Settings } from './settings';
import { SiteList } from './site-list';
import { Verdict } from './verdict';

export function DeployTab() {
  if (!dataset.value || dataset.value.placed === 0) {
    return (
      <Empty title="Nothing to place teams for">
        <p>Teams are placed where incidents are. {dataset.value ? whyNothingPlaced(dataset.value)?.text : 'Load a file of incidents first.'}</p>
        <button type="button" class="button button-first" onClick={() => open('files')}>Choose files</button>
      </Empty>
    );
  }
  const { isOn } = deployment.value, answer = plan.value;
  return (
    <div class="stack deploy">
      <Settings />
      {isOn && refusal.value !== null && <p class="warn-box" role="alert">{refusal.value} It is back where it was.</p>}
      {!isOn && <Start />}
      {isOn && planProblem.value !== null && (
        <div class="bad-box" role="alert"><p>{planProblem.value}</p><button type="button" class="button" onClick={again}>Try again</button></div>
      )}
      {isOn && !answer && planProblem.value === null && <p class="quiet">{placingStep.value ?? 'Placing the teams…'}</p>}
      {isOn && answer && placing.value && placingStep.value !== null && <p class="quiet">{placingStep.value}</p>}
      {isOn && answer && (
        <>
          <Verdict answer={answer} />
          <SiteList />
          {answer.curve.length > 0 && <CoverageCurve answer={answer} />}
          <PatrolPart patrol={answer.patrol} isAlongStreets={answer.streets !== null} />
          <End />
        </>
      )}
      <RaidPart />
    </div>
  );
}

function Start() {
  return (
    <section class="part">
      <p>Hotspots looks for the places from which your teams reach most, and says how near to the best possible that is.</p>
      <button type="button" class="button button-first" onClick={() => wish({ isOn: true })}>Place teams</button>
    </section>
  );
}

function End() {
  return (
    <section class="part deploy-end">
      <label class="check">
        <input type="checkbox" checked={isFaded.value} onChange={(event) => { isFaded.value = event.currentTarget.checked; }} />
        <span>Fade incidents that no team reaches</span>
      </label>
      <button type="button" class="button" onClick={() => { wish({ ...usualWish, locked: [] }); said.value = 'The deployment was taken off the map.'; }}>Take the deployment off</button>
    </section>
  );
}
