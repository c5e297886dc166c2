// A number with its unit: taken as soon as it is one that is allowed, told of in words where it is not.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { measured } from '../base/words';

interface Props {
  id: string;
  label: ComponentChildren;
  unit: ComponentChildren;
  value: number;
  range: readonly [least: number, most: number];
  step?: number;
  isInteger?: boolean;
  onValue: (value: number) => void;
}

export function NumberField({ id, label, unit, value, range: [least, most], step = 1, isInteger = false, onValue }: Props) {
  const typed = useSignal<string | null>(null);
  const wrong = (text: string): string => {
    const given = Number(text);
    if (text.trim() === '' || !Number.isFinite(given)) return `Give a number from ${measured(least)} to ${measured(most)}.`;
    if (given < least || given > most) return `From ${measured(least)} to ${measured(most)}.`;
    return isInteger && !Number.isInteger(given) ? 'Give a whole number.' : '';
  };
  const problem = typed.value === null ? '' : wrong(typed.value);
  return (
    <div class="deploy-row">
      <label for={id}>{label}</label>
      <span class="deploy-value">
        <input
          id={id} type="number" class="parameter-number" min={least} max={most} step={step} value={typed.value ?? value} aria-invalid={problem !== ''}
          aria-describedby={problem === '' ? undefined : `${id}-problem`}
          onInput={(event) => { typed.value = event.currentTarget.value; if (wrong(typed.value) === '') onValue(Number(typed.value)); }}
          onBlur={() => { typed.value = null; }}
        />
        {unit}
      </span>
      {problem !== '' && <p id={`${id}-problem`} class="warn-text deploy-problem" role="alert">{problem}</p>}
    </div>
  );
}
