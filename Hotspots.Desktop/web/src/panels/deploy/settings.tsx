// What is wished: how many teams, how far each reaches, and what makes a deployment good.
import { signal } from '@preact/signals';
import { drag, settle, wish } from '../../state/deploy-history';
import { OBJECTIVES, RANGES } from '../../state/deploy-address';
import { deployment, MOST_TEAMS, townsNow } from '../../state/deployment';
import type { Objective, ReachUnit } from '../../contracts/placement';
import { count } from '../../base/words';
import { OBJECTIVE_WORDS } from './deploy-words';
import { NumberField } from '../number-field';
import { Steps } from './steps';
import { Ways } from './ways';
import { TownsAndFiles } from './towns-and-files';

const isMore = signal(false);

export function Settings() {
  const { objective, reach, unit, by, speed, detour, spacing } = deployment.value;
  const setUnit = (next: ReachUnit) => { if (next !== unit) wish({ unit: next, reach: next === 'm' ? 1500 : 5 }); };
  return (
    <section class="part deploy-settings" aria-labelledby="deploy-wish">
      <div class="head-row"><h3 id="deploy-wish">What is wanted</h3><span class="push" /><Steps /></div>
      {Object.keys(townsNow.value).length === 0 && <Teams />}
      <NumberField
        id="deploy-reach" label="Reach of a team" value={reach} range={unit === 'm' ? RANGES.metres : RANGES.minutes} step={unit === 'm' ? 50 : 1}
        onValue={(value) => wish({ reach: value })}
        unit={(
          <select aria-label="Unit of the reach" value={unit} onChange={(event) => setUnit(event.currentTarget.value as ReachUnit)}>
            <option value="m">metres</option>
            <option value="minutes">minutes</option>
          </select>
        )}
      />
      <Ways />
      {unit === 'minutes' && by === null && (
        <>
          <NumberField id="deploy-speed" label="Speed" unit={<span class="unit">km/h</span>} value={speed} range={RANGES.speed} step={5} onValue={(value) => wish({ speed: value })} />
          <NumberField id="deploy-detour" label="Way against straight line" unit={<span class="unit">times</span>} value={detour} range={RANGES.detour} step={0.1} onValue={(value) => wish({ detour: value })} />
        </>
      )}
      <div class="deploy-row">
        <label for="deploy-objective">What matters</label>
        <select id="deploy-objective" aria-describedby="deploy-objective-effect" value={objective} onChange={(event) => wish({ objective: event.currentTarget.value as Objective })}>
          {OBJECTIVES.map((name) => <option key={name} value={name}>{OBJECTIVE_WORDS[name].title}</option>)}
        </select>
      </div>
      <p id="deploy-objective-effect" class="quiet deploy-note">{OBJECTIVE_WORDS[objective].effect}</p>
      <TownsAndFiles />
      <details class="deploy-more" open={isMore.value} onToggle={(event) => { isMore.value = event.currentTarget.open; }}>
        <summary>Room between sites{spacing > 0 ? `: ${count(spacing, 'm', 'm')}` : ''}</summary>
        <NumberField id="deploy-spacing" label="At least" unit={<span class="unit">m</span>} value={spacing} range={RANGES.spacing} step={100} onValue={(value) => wish({ spacing: value })} />
        <p class="quiet deploy-note">0 m leaves it open. Police practice keeps about 500 m between posts.</p>
      </details>
    </section>
  );
}

function Teams() {
  const { teams, locked } = deployment.value;
  const least = Math.max(1, locked.length);
  const clamp = (value: number): number => Math.min(MOST_TEAMS, Math.max(least, value));
  return (
    <div class="deploy-row">
      <label for="deploy-teams">Teams</label>
      <span class="deploy-teams">
        <input
          id="deploy-teams" type="range" min={1} max={MOST_TEAMS} step={1} value={teams} aria-valuetext={count(teams, 'team')}
          onInput={(event) => { const next = clamp(Number(event.currentTarget.value)); drag({ teams: next }); event.currentTarget.value = String(next); }}
          onChange={() => settle()}
        />
        <button type="button" class="button-icon deploy-step" disabled={teams <= least} onClick={() => wish({ teams: clamp(teams - 1) })}><span aria-hidden="true">−</span><span class="unseen">One team less</span></button>
        <output class="deploy-count" for="deploy-teams">{teams}</output>
        <button type="button" class="button-icon deploy-step" disabled={teams >= MOST_TEAMS} onClick={() => wish({ teams: clamp(teams + 1) })}><span aria-hidden="true">+</span><span class="unseen">One team more</span></button>
      </span>
      {teams === least && least > 1 && <p class="quiet deploy-problem">{count(least, 'site')} locked: unlock one to send fewer teams.</p>}
    </div>
  );
}
