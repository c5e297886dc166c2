// How the hotspots are ranked: the host's presets of weights.
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { getWeights } from '../../api';
import type { WeightsInfo } from '../../model';
import { failed, method } from '../../state';

/** Asked for once; the catalogue does not change while the host runs. */
const presets = signal<readonly WeightsInfo[]>([]);

export function Ranking() {
  useEffect(() => {
    if (presets.peek().length > 0) return;
    getWeights().then((all) => { presets.value = all; }, (error: unknown) => { failed.value = error instanceof Error ? error.message : String(error); });
  }, []);
  return (
    <section class="part">
      <fieldset class="radios">
        <legend><h3>Ranking</h3></legend>
        {presets.value.map(({ name, title, effect }) => (
          <label key={name}>
            <input type="radio" name="weights" checked={method.value.weights === name} onChange={() => { method.value = { ...method.value, weights: name }; }} />
            <span>{title}<span class="quiet block">{effect}</span></span>
          </label>
        ))}
      </fieldset>
      <p class="quiet">It changes the order of the hotspots, never which incidents belong together.</p>
    </section>
  );
}
