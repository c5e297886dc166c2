// One number of a method, or one of a few things that it can be: what it is now, and what it does.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AreaAnswer, ParameterValue } from '../../contracts/model';
import { method, run } from '../../state/state';
import { measured, number } from '../../base/words';
import { largest } from './largest';
import { fromStep, sliderRange, STEPS, toStep, wrongBecause, type ParameterInfo } from './scale';
import type { ShownParameter } from './wish';

/** What a list has room for. */
const MOST_LETTERS = 44;
const shortly = ({ name, words }: { name: string; words: string }): string =>
  words.length <= MOST_LETTERS ? words
    : words.startsWith(`${name}: `) ? name : words.includes(': ') && words.indexOf(': ') <= MOST_LETTERS ? words.slice(0, words.indexOf(': ')) : name;

interface AreaValue extends ParameterValue { area: string }

/** The parameter as a method used it, area by area. */
export function valuesOf(areas: readonly AreaAnswer[], methodName: string, name: string): AreaValue[] {
  return areas.flatMap((area) => area.methods.filter((one) => one.method === methodName)
    .flatMap(({ parameters }) => parameters.filter((one) => one.name === name).map((one) => ({ area: area.name, ...one, name }))));
}

const give = (name: string, value: number): void => { method.value = { ...method.value, given: { ...method.value.given, [name]: value } }; };
const giveBack = (name: string): void => {
  method.value = { ...method.value, given: Object.fromEntries(Object.entries(method.value.given).filter(([one]) => one !== name)) };
};

export function Parameter({ of, shown: { info, sharedWith } }: { of: string; shown: ShownParameter }) {
  const areas = run.value?.areas ?? [];
  const isGiven = Object.hasOwn(method.value.given, info.name);
  const values = valuesOf(areas, of, info.name);
  const listed = valuesOf(largest(areas), of, info.name);
  const id = `parameter-${info.name}`;
  // "Bandwidth: radius at which the kernel ends": what comes after the name is said once, below it.
  const [title = info.title, ...more] = info.title.split(': ');
  return (
    <section class="part parameter">
      <h4><label for={id}>{title}</label></h4>
      {more.length > 0 && <p class="quiet">{more.join(': ')}</p>}
      <p class="parameter-state">
        {isGiven
          ? <><span class="tag">chosen by you</span>
            <button type="button" class="button-link" onClick={() => giveBack(info.name)}>Back to automatic</button></>
          : <span class="tag tag-quiet">{values.some(({ origin }) => origin === 'derived') ? 'automatic, for each area' : 'automatic'}</span>}
      </p>
      {info.choices.length > 0 ? <Choice id={id} info={info} values={values} isGiven={isGiven} />
        : <Numbers id={id} info={info} values={values} isGiven={isGiven} />}
      <p id={`${id}-effect`}>{info.effect}</p>
      {!isGiven && info.choices.length === 0 && values.length > 0 && (
        <details>
          <summary>Automatic value in each area ({number(values.length)})</summary>
          <ul class="plain derived">
            {listed.map((one) => (
              <li key={one.area}>
                <span>{one.area}</span> <strong>{measured(one.value)} {one.unit}</strong>
                {one.reason !== '' && <span class="quiet"> because {one.reason}</span>}
              </li>
            ))}
            {values.length > listed.length && (
              <li class="quiet">and {number(values.length - listed.length)} smaller areas; run.json lists them all.</li>
            )}
          </ul>
        </details>
      )}
      <p class="quiet">Automatic: {info.defaultRule}.{sharedWith.length > 0 && ` The same for ${sharedWith.join(' and ')}.`}</p>
    </section>
  );
}

interface Shown { id: string; info: ParameterInfo; values: readonly AreaValue[]; isGiven: boolean }

function Choice({ id, info, values, isGiven }: Shown) {
  const current = isGiven ? method.value.given[info.name] : values.at(0)?.value ?? 0;
  const { name, words } = info.choices[current] ?? info.choices[0];
  return (
    <>
      <select id={id} class="wide" aria-describedby={`${id}-effect`} value={String(current)}
        onChange={(event) => { give(info.name, Number(event.currentTarget.value)); }}>
        {info.choices.map((choice, index) => <option key={choice.name} value={String(index)}>{shortly(choice)}</option>)}
      </select>
      {words !== shortly({ name, words }) && <p class="quiet">{words}</p>}
    </>
  );
}

function Numbers({ id, info, values, isGiven }: Shown) {
  const derived = useSignal<number[]>([]);
  const areas = run.value?.areas;
  // The slider's ends stay where they were while it is moved.
  useEffect(() => { if (!isGiven && values.length > 0) derived.value = values.map((one) => one.value); }, [areas, isGiven]);
  const current =
    isGiven ? method.value.given[info.name] : middle(derived.value.length > 0 ? derived.value : values.map((one) => one.value)) ?? info.minimum;
  const { low, high } = sliderRange(info, derived.value.length > 0 ? derived.value : [current]);
  const typed = useSignal<string | null>(null);
  useEffect(() => { if (!isGiven) typed.value = null; }, [isGiven]);
  const problem = typed.value === null ? '' : wrongBecause(info, typed.value);
  const unit = info.unit === '' ? '' : ` ${info.unit}`;
  const onType = (text: string) => {
    typed.value = text;
    if (wrongBecause(info, text) === '') give(info.name, Number(text));
  };
  return (
    <>
      <div class="parameter-row">
        <input
          type="range" min={0} max={STEPS} step={1} value={toStep(current, low, high)} aria-label={`${info.title}, slider`}
          aria-valuetext={`${measured(current)}${unit}`}
          onInput={(event) => { typed.value = null; give(info.name, fromStep(Number(event.currentTarget.value), low, high, info.isInteger)); }}
        />
        <input
          id={id} type="number" class="parameter-number" min={info.minimum} max={info.maximum} step={info.isInteger ? 1 : 'any'}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-effect`} value={typed.value ?? (isGiven ? current : Number(current.toPrecision(3)))}
          onInput={(event) => onType(event.currentTarget.value)}
          onBlur={() => { if (problem === '') typed.value = null; }}
        />
        <span class="unit">{info.unit}</span>
      </div>
      <p class={problem === '' ? 'quiet parameter-range' : 'warn-text parameter-range'}>{problem !== '' ? problem
        : `Slider ${measured(low)} to ${measured(high)}; allowed ${measured(info.minimum)} to ${number(info.maximum)}${unit}`}</p>
    </>
  );
}

function middle(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b).at(Math.floor(values.length / 2));
}
