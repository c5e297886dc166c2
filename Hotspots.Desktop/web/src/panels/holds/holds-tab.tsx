// Does it hold? What a map of the past would have held of what came after, on these incidents: a sentence, a curve, and a table behind it.
import { useSignal } from '@preact/signals';
import { postFile } from '../../host/api';
import { ask, askedOf, backtest, backtestProblem, backtestStep, cancel, isOfNow } from '../../questions/backtest';
import type { BacktestAnswer } from '../../questions/answers';
import { plainWords } from '../../questions/plain-words';
import { dataset, fail, over, said } from '../../state/state';
import { save } from '../save';
import { Empty } from '../shell/empty';
import { open } from '../shell/tabs';
import { isoInWords, measured, number, percent } from '../../base/words';
import { chartOf, HEIGHT, shownMaps, WIDTH, type Line } from './chart';

const GRID = [0, 0.25, 0.5, 0.75, 1];
/** Ground to flag in each town: as the host reads it, and in words. */
const GROUND = [['0.25km2', '¼ km²'], ['0.5km2', '½ km²'], ['1km2', '1 km²'], ['2km2', '2 km²']] as const;
const USUAL = '1km2';

export function HoldsTab() {
  const flag = useSignal<string>(askedOf.peek()?.flag ?? USUAL);
  const step = backtestStep.value, answer = backtest.value?.version === dataset.value?.version ? backtest.value : null;
  if (!dataset.value || dataset.value.placed === 0) {
    return (
      <Empty title="Nothing to test yet">
        <p>A map can be tested as soon as there are incidents with a place and a time.</p>
        <button type="button" class="button button-first" onClick={() => open('files')}>Choose files</button>
      </Empty>
    );
  }
  return (
    <div class="stack">
      <section class="part">
        <h3>Would the map have held what came after?</h3>
        <p class="quiet">
          A map is made of everything before a day, and held against the incidents of the weeks that followed. It is done for the incidents, areas
          and method chosen now, several times over; it can take some seconds.
        </p>
        <label class="holds-ground"><span>Ground that can be patrolled in each town</span>
          <select value={flag.value} onChange={(event) => { flag.value = event.currentTarget.value; }}>
            {GROUND.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
          </select>
        </label>
        {step === null
          ? (
            <button type="button" class={answer ? 'button' : 'button button-first'} onClick={() => void ask(flag.value)}>
              {answer ? 'Test again' : 'Test it'}
            </button>
          ) : (
            <div class="holds-progress">
              <progress max={1} value={step.fraction} aria-label="How far the test is" />
              <p class="quiet" aria-live="off">{step.step}, {Math.round(100 * step.fraction)} %</p>
              <button type="button" class="button" onClick={() => { cancel(); said.value = 'The test was given up.'; }}>Cancel</button>
            </div>
          )}
        {backtestProblem.value !== null && <p class="warn-box" role="alert">{plainWords(backtestProblem.value)}</p>}
      </section>
      {answer && <Answer answer={answer} />}
    </div>
  );
}

function Answer({ answer }: { answer: BacktestAnswer }) {
  const [first, ...rest] = answer.answer;
  return (
    <>
      {!isOfNow() && <p class="warn-box">This is of other filters or another method than those chosen now: test again.</p>}
      <section class="part holds-answer" aria-label="The answer"><p>{first}</p>{rest.map((sentence) => <p key={sentence}>{sentence}</p>)}</section>
      <section class="part" aria-labelledby="holds-curve">
        <h3 id="holds-curve">Share of incidents held, by ground in each town</h3>
        <p class="quiet">
          {isoInWords(answer.testFrom)} to {isoInWords(answer.testTo)}, {number(answer.maps[0]?.points[0]?.of ?? 0)} incidents, which had no say in
          the choice of the map.
        </p>
        <Curve answer={answer} />
        <Table answer={answer} />
      </section>
      <Files />
      <details class="holds-notes"><summary>What to know about this ({number(answer.notes.length + 1)})</summary>
        <ul class="plain"><li>{answer.rule}</li>{answer.notes.map((note) => <li key={note}>{plainWords(note)}</li>)}</ul>
      </details>
    </>
  );
}

const CLASSES: Record<Line['key'], string> = { map: 'holds-line', counts: 'holds-line holds-line-1', best: 'holds-line holds-line-best' };

function Curve({ answer }: { answer: BacktestAnswer }) {
  const chart = chartOf(answer);
  if (!chart) return <p class="quiet">Nothing happened in the weeks of the test: there is no curve to draw.</p>;
  const { lines, band, xTicks, yOf, left, right, bottom } = chart;
  const { map } = shownMaps(answer), asked = map?.points.find(({ km2 }) => km2 === answer.asked);
  const held = `${percent(asked?.rate ?? 0)} of the incidents on ${measured(answer.asked)} square kilometres`;
  return (
    <>
      <svg class="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${map?.title ?? ''}: ${held}. The same as a table below.`}>
        <path class="holds-band" d={band} />
        {GRID.map((share) => (
          <g key={share}>
            <path class="curve-grid" d={`M${left} ${yOf(share)}H${right}`} />
            <text class="curve-text" x={left - 5} y={yOf(share) + 3.5} text-anchor="end">{100 * share} %</text>
          </g>
        ))}
        {xTicks.map(({ x, text }) => <text key={text} class="curve-text" x={x} y={bottom + 14} text-anchor="middle">{text}</text>)}
        <text class="curve-text" x={right} y={bottom + 28} text-anchor="end">km² flagged in each town</text>
        {lines.map((line) => <path key={line.key} class={CLASSES[line.key]} d={line.path} />)}
        {lines.filter(({ key }) => key !== 'best').flatMap(({ key, dots }) => dots.map(({ x, y, title }) => (
          <g key={`${key}${x}`}>
            <title>{title}</title>
            {key === 'map' ? <circle class="holds-dot" cx={x} cy={y} r={3.5} /> : <rect class="holds-dot" x={x - 3} y={y - 3} width={6} height={6} />}
          </g>
        )))}
      </svg>
      <div class="holds-key" aria-hidden="true">
        {[...lines].reverse().map(({ key, name }) => (
          <span key={key}><svg viewBox="0 0 26 8"><path class={CLASSES[key]} d="M0 4H26" /></svg>{name}</span>
        ))}
        <span>Shaded: 95 % range</span>
      </div>
    </>
  );
}

function Table({ answer }: { answer: BacktestAnswer }) {
  const sizes = [...new Set(answer.maps.flatMap(({ points }) => points.map(({ km2 }) => km2)))].sort((a, b) => a - b);
  const best = (km2: number): string => {
    const point = answer.maps.flatMap(({ points }) => points).find((one) => one.km2 === km2);
    return point && point.of > 0 ? percent(point.best / point.of) : '–';
  };
  return (
    <details>
      <summary>As a table, with every map that was tried</summary>
      <table class="plain-table">
        <thead><tr><th scope="col">Map</th>{sizes.map((km2) => <th key={km2} scope="col" class="num">{measured(km2)} km²</th>)}</tr></thead>
        <tbody>
          {answer.maps.map(({ name, title, points }) => (
            <tr key={name}><th scope="row">{title}{name === answer.choice && <strong> (chosen)</strong>}</th>
              {sizes.map((km2) => {
                const rate = points.find((one) => one.km2 === km2)?.rate ?? null;
                return <td key={km2} class="num">{rate === null ? '–' : percent(rate)}</td>;
              })}
            </tr>
          ))}
          <tr><th scope="row">The best that any map could have done</th>{sizes.map((km2) => <td key={km2} class="num">{best(km2)}</td>)}</tr>
        </tbody>
      </table>
    </details>
  );
}

function Files() {
  const body = askedOf.value;
  if (!body) return null;
  const keep = async (name: string): Promise<void> => {
    over('export');
    try {
      const file = await postFile('/api/backtest/layers', name, body);
      save(file.blob, file.name);
      said.value = `${file.name} was saved, marked ${backtest.peek()?.marking ?? ''}.`;
    } catch (error) {
      fail('export', error instanceof Error ? error.message : 'It could not be saved. Try again.');
    }
  };
  return (
    <div class="presets">
      <button type="button" class="button" onClick={() => void keep('backtest.csv')}>Save the table (CSV)</button>
      <button type="button" class="button" onClick={() => void keep('backtest.json')}>Save the record (JSON)</button>
    </div>
  );
}
