// Which kinds are compared with which, where a method compares.
import { useSignal } from '@preact/signals';
import { incidents, method } from '../../state/state';
import { capital } from '../../base/words';
import { sideOf, withSide, type Side } from './sides';

export function Comparison() {
  const problem = useSignal('');
  const kinds = (incidents.value?.texts.kind ?? []).filter((kind) => kind !== '');
  const set = (kind: string, side: Side) => {
    const next = withSide(method.value, kinds, kind, side);
    problem.value = next ? '' : 'Leave at least one kind on each side.';
    if (next) method.value = next;
  };
  return (
    <fieldset class="part sides">
      <legend><h4>What is compared</h4></legend>
      {kinds.map((kind) => (
        <label key={kind} class="side">{capital(kind)}
          <select value={sideOf(method.value, kind)} onChange={(event) => {
            set(kind, event.currentTarget.value as Side);
            // What was refused does not stay on show.
            event.currentTarget.value = sideOf(method.value, kind);
          }}>
            <option value="cases">asked about</option>
            <option value="controls">compared with</option>
            <option value="neither">left out</option>
          </select>
        </label>
      ))}
      {problem.value !== '' && <p class="warn-text" role="alert">{problem.value}</p>}
      {(method.value.cases.length > 0 || method.value.controls.length > 0)
        && (
          <button type="button" class="button-link" onClick={() => { method.value = { ...method.value, cases: [], controls: [] }; }}>
            Back to seizures and warrants against tips
          </button>
        )}
    </fieldset>
  );
}
