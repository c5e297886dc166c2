// Each place without the operation as a grey dot, this one as a mark among them; the same as a table.
import type { EffectAnswer } from '../../questions/answers';
import { count, isolated, number, percent } from '../../base/words';
import { rankRows, stripOf, WIDTH } from './strip';

const MARK = 5;

export function PlaceboStrip({ answer }: { answer: EffectAnswer }) {
  const strip = stripOf(answer), rows = rankRows(answer), all = answer.placeboZ.length;
  if (!strip) return <p class="quiet">No other place was as busy before: what chance does cannot be told.</p>;
  const { height, radius, base, dots, own, zero, ticks } = strip;
  const anchor = own < 70 ? 'start' : own > WIDTH - 70 ? 'end' : 'middle';
  const at = anchor === 'start' ? Math.max(0, own - MARK) : anchor === 'end' ? Math.min(WIDTH, own + MARK) : own;
  return (
    <>
      <p class="quiet">
        Each grey dot is one of {count(all, 'place')} that {all === 1 ? 'was' : 'were'} as busy before ({isolated(answer.placeboTowns)}), by how much
        it changed against a place like it. Where this one lies far out, chance seldom does as much.
      </p>
      <svg
        class="effect-strip" viewBox={`0 0 ${WIDTH} ${height}`} role="img"
        aria-label={`${rows[0].name} than here: ${rows[0].count} of ${count(all, 'other place')}. The same as a table below.`}
      >
        <path class="curve-grid" d={`M0 ${base}H${WIDTH}`} />
        <path class="effect-zero" d={`M${zero} 20V${base}`} />
        {dots.map(({ x, y }, i) => <circle key={i} class="effect-dot" cx={x} cy={y} r={radius} />)}
        <path class="effect-own-line" d={`M${own} 18V${base}`} />
        <path class="effect-own" d={`M${own} ${base - MARK}l${MARK} ${MARK}l${-MARK} ${MARK}l${-MARK} ${-MARK}Z`} />
        <text class="effect-own-text" x={at} y={12} text-anchor={anchor}>This place</text>
        {ticks.map(({ x, text }) => <text key={text} class="curve-text" x={x} y={base + 17} text-anchor="middle">{text}</text>)}
        <text class="curve-text" x={0} y={base + 31}>← fewer than the place like it</text>
        <text class="curve-text" x={WIDTH} y={base + 31} text-anchor="end">more →</text>
      </svg>
      <details>
        <summary>As a table</summary>
        <table class="plain-table">
          <caption class="unseen">Other places, by how they changed against this one</caption>
          <thead><tr><th scope="col">Other places that</th><th scope="col" class="num">Places</th><th scope="col" class="num">Share</th></tr></thead>
          <tbody>
            {rows.map(({ name, count: places }) => (
              <tr key={name}>
                <th scope="row">{name.toLowerCase()}</th><td class="num">{number(places)}</td><td class="num">{percent(places / all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="quiet">
          The scale below the dots is the change divided by its own standard error, so that busy and quiet places can be put side by side.
        </p>
      </details>
    </>
  );
}
