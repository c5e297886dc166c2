// How the hotspots are ranked: the host's presets of weights.
import { useEffect } from 'preact/hooks';
import { failed, method } from '../../state/state';
import { loadPresets } from '../../host/weights';
import { gradeWords, presets } from '../../state/weights';

export function Ranking() {
  useEffect(() => {
    loadPresets().catch((error: unknown) => { failed.value = error instanceof Error ? error.message : String(error); });
  }, []);
  return (
    <section class="part">
      <fieldset class="radios">
        <legend><h3>Ranking</h3></legend>
        {presets.value.map((preset) => [preset, gradeWords(preset)] as const).map(([{ name, title, effect }, table]) => (
          <label key={name}>
            <input type="radio" name="weights" checked={method.value.weights === name}
              onChange={() => { method.value = { ...method.value, weights: name }; }} />
            <span>{title}<span class="quiet block">{effect}</span>{table !== '' && <span class="quiet block">{table}</span>}</span>
          </label>
        ))}
      </fieldset>
      <p class="quiet">It changes the order of the hotspots, never which incidents belong together.</p>
    </section>
  );
}
