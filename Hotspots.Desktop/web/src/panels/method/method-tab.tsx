// How hotspots are found: made from the catalogue, so that a new method needs no new page.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AreaAnswer } from '../../model';
import { method, methods, run } from '../../state';
import { Empty } from '../shell/empty';
import { measured, number } from '../words';
import { fromStep, sliderRange, STEPS, toStep, wrongBecause, type ParameterInfo } from './scale';
import { Ranking } from './weights';

export function MethodTab() {
  const info = methods.value.find((one) => one.name === method.value.name) ?? methods.value.at(0);
  if (!info) return <Empty title="Asking for the methods…" />;
  const isGiven = Object.keys(method.value.given).length > 0;
  return (
    <div class="stack">
      <section class="part">
        <h3>Method</h3>
        {methods.value.length > 1 ? (
          <select aria-label="Method" value={info.name} onChange={(event) => { method.value = { ...method.value, name: event.currentTarget.value, given: {} }; }}>
            {methods.value.map((one) => <option key={one.name} value={one.name}>{one.title}</option>)}
          </select>
        ) : <p><strong>{info.title}</strong></p>}
        <p class="quiet">{info.question}</p>
      </section>
      {info.parameters.map((parameter) => <Parameter key={`${info.name} ${parameter.name}`} info={parameter} areas={run.value?.areas ?? []} />)}
      {isGiven && <p class="part"><button type="button" class="button" onClick={() => { method.value = { ...method.value, given: {} }; }}>All back to automatic</button></p>}
      <Ranking />
    </div>
  );
}

function valuesOf(areas: readonly AreaAnswer[], name: string) {
  return areas.flatMap((area) => area.parameters.filter((one) => one.name === name).map((one) => ({ area: area.name, ...one })));
}

function Parameter({ info, areas }: { info: ParameterInfo; areas: readonly AreaAnswer[] }) {
  const { given } = method.value;
  const isGiven = Object.hasOwn(given, info.name);
  const values = valuesOf(areas, info.name);
  const derived = useSignal<number[]>([]);
  // The slider's ends stay where they were while it is moved.
  useEffect(() => { if (!isGiven && values.length > 0) derived.value = values.map((one) => one.value); }, [areas, isGiven]);
  const current = isGiven ? given[info.name] : middle(derived.value.length > 0 ? derived.value : values.map((one) => one.value)) ?? info.minimum;
  const { low, high } = sliderRange(info, derived.value.length > 0 ? derived.value : [current]);
  const typed = useSignal<string | null>(null);
  const problem = typed.value === null ? '' : wrongBecause(info, typed.value);
  const set = (value: number) => { method.value = { ...method.value, given: { ...given, [info.name]: value } }; };
  const reset = () => {
    typed.value = null;
    method.value = { ...method.value, given: Object.fromEntries(Object.entries(given).filter(([name]) => name !== info.name)) };
  };
  const onType = (text: string) => {
    typed.value = text;
    if (wrongBecause(info, text) === '') set(Number(text));
  };
  const id = `parameter-${info.name}`;
  return (
    <section class="part parameter">
      <h3><label for={id}>{info.title}</label></h3>
      <p class="parameter-state">
        {isGiven ? <><span class="tag">chosen by you</span><button type="button" class="button-link" onClick={reset}>Back to automatic</button></>
          : <span class="tag tag-quiet">automatic, for each area</span>}
      </p>
      <div class="parameter-row">
        <input
          type="range" min={0} max={STEPS} step={1} value={toStep(current, low, high)} aria-label={`${info.title}, slider`} aria-valuetext={`${measured(current)} ${info.unit}`}
          onInput={(event) => { typed.value = null; set(fromStep(Number(event.currentTarget.value), low, high, info.isInteger)); }}
        />
        <input
          id={id} type="number" class="parameter-number" min={info.minimum} max={info.maximum} step={info.isInteger ? 1 : 'any'} aria-invalid={problem !== ''}
          aria-describedby={`${id}-effect`} value={typed.value ?? (isGiven ? current : Number(current.toPrecision(3)))} onInput={(event) => onType(event.currentTarget.value)}
          onBlur={() => { if (problem === '') typed.value = null; }}
        />
        <span class="unit">{info.unit}</span>
      </div>
      <p class={problem === '' ? 'quiet parameter-range' : 'warn-text parameter-range'}>{problem !== '' ? problem
        : `Slider ${measured(low)} to ${measured(high)}; allowed ${number(info.minimum)} to ${number(info.maximum)} ${info.unit}`}</p>
      <p id={`${id}-effect`}>{info.effect}</p>
      {!isGiven && values.length > 0 && (
        <details>
          <summary>Automatic value in each area ({number(values.length)})</summary>
          <ul class="plain derived">
            {values.map((one) => <li key={one.area}><span>{one.area}</span> <strong>{measured(one.value)} {one.unit}</strong>{one.reason !== '' && <span class="quiet"> because {one.reason}</span>}</li>)}
          </ul>
        </details>
      )}
      <p class="quiet">Automatic: {info.defaultRule}.</p>
    </section>
  );
}

function middle(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b).at(Math.floor(values.length / 2));
}
