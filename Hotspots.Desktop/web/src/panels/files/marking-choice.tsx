// The security marking of what is loaded, and another if this one does not say enough.
import { useSignal } from '@preact/signals';
import { putMarking } from '../../host/api';
import { dataset } from '../../state/state';
import { change, loading } from './loading';

const LADDER = ['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET'];

export function MarkingChoice() {
  const own = useSignal('');
  const now = dataset.value?.marking ?? '';
  const set = (marking: string) => {
    if (marking.trim() !== '' && marking !== now) void change([dataset.value?.name ?? ''], (options) => putMarking(marking, options), false);
  };
  return (
    <div class="head-row marking-choice">
      <label class="field-inline">Marking
        <select value={now} disabled={loading.value !== null} onChange={(event) => { set(event.currentTarget.value); }}>
          {(LADDER.includes(now) ? LADDER : [now, ...LADDER]).map((one) => <option key={one} value={one}>{one}</option>)}
        </select>
      </label>
      <input
        type="text" class="wide" placeholder="or in your own words" aria-label="Marking in your own words" maxLength={80} value={own.value}
        onInput={(event) => { own.value = event.currentTarget.value; }}
        onKeyDown={(event) => { if (event.key === 'Enter') set(own.value); }}
      />
      <button type="button" class="button" disabled={own.value.trim() === '' || loading.value !== null} onClick={() => { set(own.value); }}>
        Set
      </button>
    </div>
  );
}
