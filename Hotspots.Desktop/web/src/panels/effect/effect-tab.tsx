// What did an operation do? An operation is chosen, or a hotspot with a first day; the sentence comes first, then what it rests on.
import { useEffect } from 'preact/hooks';
import { boundaries } from '../../map';
import {
  askAgain, chooseEffect, DRAWN, effectQuery, effectStep, evaluated, evaluation, giveUp, isGivenUp, takeGround,
} from '../../questions/effect';
import { dataset, run, running } from '../../state/state';
import { effectWish, type EffectPlaceWish } from '../../wishes/effect-wish';
import { Empty } from '../shell/empty';
import { Icon } from '../shell/icon';
import { open } from '../shell/tabs';
import { capital, isolated } from '../../base/words';
import { Answer } from './answer';
import { Choice } from './choice';
import { Dates } from './dates';
import { Drawing } from './drawing';

export function EffectTab() {
  const { place } = effectWish.value, drawn = boundaries.value;
  useEffect(() => {
    const area = place?.of === 'boundary' ? drawn.find(({ name }) => name === place.layer)?.areas.find(({ name }) => name === place.name) : undefined;
    if (place && area) takeGround(place, area);
  }, [place, drawn]);
  if (!dataset.value || dataset.value.placed === 0) {
    return (
      <Empty title="Nothing to look at yet">
        <p>What an operation did can be looked at as soon as there are incidents with a place and a time.</p>
        <button type="button" class="button button-first" onClick={() => open('files')}>Choose files</button>
      </Empty>
    );
  }
  if (!place) return <div class="stack"><Choice /></div>;
  const answer = evaluated.value, isWithoutDay = place.of !== 'operation' && effectWish.value.start === null;
  const isOpen = isWithoutDay || evaluation.problem.value !== null;
  const dates = <Dates key={JSON.stringify(effectWish.value)} answer={answer} place={place} isOpen={isOpen} />;
  return (
    <div class="stack effect">
      <section class="part">
        <div class="steps">
          <button type="button" class="button button-quiet" onClick={() => chooseEffect(null)}><Icon name="back" />All operations</button>
        </div>
        <h2 data-focus tabIndex={-1}>{isolated(nameOf(place))}</h2>
        <Drawing />
        <Waiting isAnswered={answer !== null} place={place} />
      </section>
      {answer ? <Answer answer={answer}>{dates}</Answer> : dates}
    </div>
  );
}

function nameOf(place: EffectPlaceWish): string {
  if (place.of === 'hotspot') return place.key.slice(place.key.indexOf('/') + 1);
  if (place.of === 'boundary') return `${place.name} (${place.layer})`;
  if (place.of === 'drawn') return capital(DRAWN);
  return `${place.name}${place.area === null ? '' : ` in ${place.area}`}`;
}

/** How far it is, or why there is nothing. */
function Waiting({ isAnswered, place }: { isAnswered: boolean; place: EffectPlaceWish }) {
  const step = effectStep.value, problem = evaluation.problem.value;
  if (step !== null) {
    return (
      <div class="holds-progress">
        <progress max={1} value={step.fraction} aria-label="How far it is" />
        <p class="quiet" aria-live="off">{step.step}, {Math.round(100 * step.fraction)} %</p>
        <button type="button" class="button" onClick={giveUp}>Cancel</button>
      </div>
    );
  }
  if (problem !== null) return <p class="warn-box" role="alert">{problem}</p>;
  if (isGivenUp.value) return <><p class="quiet">It was given up.</p><button type="button" class="button" onClick={askAgain}>Look again</button></>;
  if (isAnswered || effectQuery.value) return null;
  const { start } = effectWish.value;
  if (place.of === 'hotspot' && start !== null && (running.value || !run.value)) return <p class="quiet">Looking for the hotspot…</p>;
  return <p class="warn-box">{start === null ? 'Give the first day on which something was done here.'
    : place.of === 'hotspot' ? 'This hotspot is not among those with these filters and this method: choose another.'
      : 'This boundary is not on the map any more: add its file under Layers, or choose another place.'}</p>;
}
