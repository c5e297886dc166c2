// Is it new, steady or over? One bar a month.
import { count, MONTHS, number } from '../../base/words';
import type { Months } from './pattern';

const HEIGHT = 48;

export function MonthBars({ months, total }: { months: Months; total: number }) {
  const { counts, first, imprecise } = months;
  if (counts.length === 0) return <p class="quiet">None of the {count(total, 'incident')} is known to the month.</p>;
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const name = (index: number) => `${MONTHS[(first + index) % 12]} ${Math.floor((first + index) / 12)}`;
  const short = (index: number) => `${MONTHS[(first + index) % 12].slice(0, 3)} ${Math.floor((first + index) / 12)}`;
  const busiest = counts.indexOf(most);
  return (
    <div class="months">
      <div class="months-plot">
        <span class="months-most quiet">{number(most)}</span>
        <svg
          class="months-bars" viewBox={`0 0 ${counts.length} ${HEIGHT}`} preserveAspectRatio="none" role="img"
          aria-label={`Incidents a month from ${name(0)} to ${name(counts.length - 1)}. Most, ${number(most)}, in ${name(busiest)}.`}
        >
          {counts.map((value, index) => {
            const height = (value / most) * HEIGHT;
            return (
              <g key={index}>
                <title>{`${name(index)}: ${count(value, 'incident')}`}</title>
                <rect class="months-hit" x={index} y={0} width={1} height={HEIGHT} />
                <rect class="months-bar" x={index + 0.12} y={HEIGHT - height} width={0.76} height={height} />
              </g>
            );
          })}
        </svg>
      </div>
      <div class="months-axis quiet" aria-hidden="true"><span>{short(0)}</span>{counts.length > 1 && <span>{short(counts.length - 1)}</span>}</div>
      {imprecise > 0 && <p class="quiet">{number(imprecise)} of {number(total)} are not known to the month and are not shown.</p>}
    </div>
  );
}
