// "Export for partners": counts that can be handed over, tried first, and written as they were tried.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { getReleaseProfiles } from '../../host/api';
import type { ReleaseProfile } from '../../contracts/release';
import { giveUpTrying, isOutdated, releaseProblem, releaseStep, reviewed, tryIt, written } from '../../questions/release';
import { Review } from './review';
import { WishForm } from './wish-form';

const profiles = signal<ReleaseProfile[]>([]), profilesProblem = signal<string | null>(null);

async function haveProfiles(): Promise<void> {
  if (profiles.peek().length > 0) return;
  try {
    profiles.value = await getReleaseProfiles();
    profilesProblem.value = null;
  } catch (error) {
    profilesProblem.value = error instanceof Error ? error.message : 'The profiles cannot be had. Load the page again.';
  }
}

export function PartnersPart() {
  useEffect(() => { void haveProfiles(); }, []);
  const step = releaseStep.value, problem = releaseProblem.value ?? profilesProblem.value, done = written.value;
  return (
    <>
      <section class="part" aria-labelledby="release-title">
        <h3 id="release-title">Counts that can be handed over</h3>
        <p class="quiet">
          Incidents by cell and month, for a council or for everybody. Small counts are hidden, and the layer is attacked together with all that was
          given before. What cannot be proved to be safe is not written. Filters and hotspots of the window have no part in it.
        </p>
        <WishForm profiles={profiles.value} />
        {step === null
          ? <button type="button" class={reviewed.value ? 'button' : 'button button-first'} onClick={() => void tryIt()}>Try it</button>
          : (
            <div class="holds-progress">
              <progress max={1} value={step.fraction} aria-label="How far it is" />
              <p class="quiet" aria-live="off">{step.step}, {Math.round(100 * step.fraction)} %</p>
              <button type="button" class="button" onClick={giveUpTrying}>Cancel</button>
            </div>
          )}
        {problem !== null && <p class="warn-box" role="alert">{problem}</p>}
        {isOutdated.value && <p class="warn-box">What was tried is not what is chosen now: try it again.</p>}
        {done && (
          <div class="release-done" role="status">
            <p><strong>{done.name}</strong> was saved, marked {done.marking}, for <bdi>{done.recipient}</bdi>.</p>
            <p>It is entered in the ledger {done.ledger}, which stays with you: it holds what the layer hides.</p>
          </div>
        )}
      </section>
      <Review />
    </>
  );
}
