// How much more teams would reach: the curve, its knee, and how many teams a target takes.
import { wish } from '../../state/deploy-history';
import { RANGES } from '../../state/deploy-address';
import { deployment } from '../../state/deployment';
import type { PlaceAnswer } from '../../contracts/placement';
import { count, percent } from '../../base/words';
import { chartOf, HEIGHT, WIDTH, type Plotted } from './curve';
import { targetWords } from './deploy-words';
import { NumberField } from '../number-field';

const GRID = [0, 0.25, 0.5, 0.75, 1];

export function CoverageCurve({ answer }: { answer: PlaceAnswer }) {
  const { target } = deployment.value;
  return (
    <section class="part" aria-labelledby="deploy-curve">
      <h3 id="deploy-curve">Share reached by number of teams</h3>
      <Chart answer={answer} target={target} />
      <p class="quiet deploy-note">{chartOf(answer).boundLine === '' ? 'The best there can be is within 0.2 percentage points of the line.' : 'Thin line: the best there can be.'}{answer.knee !== null && ' Ring: the knee, after which a further team adds much less.'}</p>
      <NumberField
        id="deploy-target" label="To reach" unit={<span class="unit">% of the weight</span>} value={Number((100 * (target ?? 0.8)).toFixed(1))} range={[100 * RANGES.target[0], 100 * RANGES.target[1]]} step={5}
        onValue={(value) => wish({ target: value / 100 })}
      />
      <p class="deploy-note"><strong>{target === null ? 'Give a share to see how many teams it takes.' : targetWords(answer, target)}</strong></p>
      <Table answer={answer} />
    </section>
  );
}

function Chart({ answer, target }: { answer: PlaceAnswer; target: number | null }) {
  const { points, yOf, left, right, bottom, line, boundLine, ticks } = chartOf(answer);
  const last = points.at(-1);
  if (!last) return null;
  return (
    <svg class="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`From ${percent(points[0].share)} with ${count(points[0].teams, 'team')} to ${percent(last.share)} with ${count(last.teams, 'team')}. The same as a table below.`}>
      {GRID.map((share) => (
        <g key={share}>
          <path class="curve-grid" d={`M${left} ${yOf(share)}H${right}`} />
          <text class="curve-text" x={left - 5} y={yOf(share) + 3.5} text-anchor="end">{100 * share} %</text>
        </g>
      ))}
      {ticks.map(({ x, teams }) => <text key={teams} class="curve-text" x={x} y={bottom + 14} text-anchor="middle">{teams}</text>)}
      {target !== null && <path class="curve-target" d={`M${left} ${yOf(target)}H${right}`}><title>{`Target: ${percent(target)}`}</title></path>}
      {boundLine !== '' && <path class="curve-bound" d={boundLine}><title>No deployment reaches more than this</title></path>}
      <path class="curve-line" d={line} />
      {points.map((point) => <Point key={point.teams} point={point} />)}
      {points.filter(({ isKnee }) => isKnee).map(({ x, y, teams }) => (
        <text key={teams} class="curve-text curve-knee" x={x + 7} y={y + 15}>knee</text>
      ))}
      {target !== null && <text class="curve-text" x={left + 3} y={yOf(target) - 3}>{percent(target)}</text>}
    </svg>
  );
}

function Point({ point: { teams, share, bound, x, y, isNow, isKnee } }: { point: Plotted }) {
  const title = `${count(teams, 'team')}: ${percent(share)}, at best ${percent(bound)}${isNow ? ' (now)' : ''}${isKnee ? ' (knee: from here on a team adds much less)' : ''}`;
  return (
    <g class={isNow ? 'curve-point is-now' : isKnee ? 'curve-point is-knee' : 'curve-point'}>
      <title>{title}</title>
      <rect class="months-hit" x={x - 8} y={0} width={16} height={HEIGHT} />
      {isKnee && <circle class="curve-ring" cx={x} cy={y} r={6.5} />}
      <circle class="curve-dot" cx={x} cy={y} r={isNow ? 4.5 : 3} />
    </g>
  );
}

function Table({ answer: { curve, teams: now, knee } }: { answer: PlaceAnswer }) {
  const note = (teams: number): string => [teams === now ? 'now' : '', teams === knee ? 'knee' : ''].filter((word) => word !== '').join(', ');
  return (
    <details>
      <summary>As a table</summary>
      <table class="plain-table">
        <thead><tr><th scope="col">Teams</th><th scope="col">Reached</th><th scope="col">At best</th><th scope="col"><span class="unseen">Note</span></th></tr></thead>
        <tbody>
          {curve.map(({ teams, share, bound }) => (
            <tr key={teams}><td class="num">{teams}</td><td class="num">{percent(share)}</td><td class="num">{percent(bound)}</td><td>{note(teams)}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
