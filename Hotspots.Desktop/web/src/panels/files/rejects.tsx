// The rows that could not be understood, and what would be right.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { dataset } from '../../state/state';
import { number } from '../../base/words';
import { readings } from './loading';
import { rejectsFrom, type Reject } from './report';

const PAGE = 50;

export function Rejects({ total }: { total: number }) {
  const rows = useSignal<Reject[]>([]);
  const from = useSignal(0);
  const problem = useSignal('');
  useEffect(() => {
    const mine = new AbortController();
    rejectsFrom(from.value, PAGE, mine.signal).then(
      (answer) => { rows.value = answer; problem.value = ''; },
      (error: unknown) => {
        if (!mine.signal.aborted) problem.value = error instanceof Error ? error.message : 'The rejected rows could not be read.';
      },
    );
    return () => mine.abort();
  }, [from.value, dataset.value?.version, readings.value]);
  const hasFiles = rows.value.some((row) => row.file !== rows.value[0].file);
  const last = Math.min(total, from.value + PAGE);
  return (
    <section class="part">
      <h3>Rejected rows</h3>
      <p class="head-row">
        <a class="button" href="/api/rejects.csv" download="rejects.csv">Save rejects.csv</a>
        <span class="quiet">Mend them there and load the file again.</span>
      </p>
      {problem.value !== '' && <p class="bad-box">{problem.value}</p>}
      <div class="scroll-x" role="region" aria-label="Rejected rows" tabIndex={0}>
        <table class="rejects">
          <thead>
            <tr>
              {hasFiles && <th scope="col">File</th>}<th scope="col" class="num">Line</th><th scope="col">Column</th><th scope="col">Value</th>
              <th scope="col">Expected</th>
            </tr>
          </thead>
          <tbody>
            {rows.value.map((row, index) => (
              <tr key={index}>
                {hasFiles && <td class="value">{row.file}</td>}
                <td class="num">{row.line > 0 ? number(row.line) : '–'}</td><td>{row.column || 'whole row'}</td>
                <td class="value">{row.value === '' ? <span class="quiet">blank</span> : row.value}</td><td>{row.expected}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > PAGE && (
        <p class="head-row">
          <button type="button" class="button" disabled={from.value === 0} onClick={() => { from.value -= PAGE; }}>Earlier</button>
          <button type="button" class="button" disabled={last >= total} onClick={() => { from.value += PAGE; }}>Later</button>
          <span class="quiet">{number(from.value + 1)} to {number(last)} of {number(total)}</span>
        </p>
      )}
    </section>
  );
}
