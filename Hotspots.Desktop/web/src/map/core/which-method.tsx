import { prefer } from '../../host/run-layers';
import { methods } from '../../state/state';

/** Which method's layer is drawn, where several made the same. */
export function WhichMethod({ made, shown, label }: { made: readonly { method: string }[]; shown: string; label: string }) {
  if (made.length < 2) return null;
  const choose = (name: string): void => { prefer(name, made.map(({ method }) => method)); };
  return (
    <select class="legend-which" aria-label={label} value={shown} onChange={(event) => { choose(event.currentTarget.value); }}>
      {made.map(({ method }) => <option key={method} value={method}>{methods.value.find(({ name }) => name === method)?.title ?? method}</option>)}
    </select>
  );
}
