// What was read, what was not and why, and what to know before trusting the map.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { changeColumns, getReport, removeFile, undoLoad } from '../../host/api';
import { dataset } from '../../state/state';
import { Empty } from '../shell/empty';
import { count, isoInWords, number } from '../../base/words';
import { ColumnDialog } from './column-dialog';
import { change, loading, readings } from './loading';
import { Rejects } from './rejects';
import { remember } from './remembered';
import { columnsOf, exchangedSentence, inputOf, reportOf, roleInWords, tellsOfExchange, withExchanged, type FileReport, type Report } from './report';

export function ReportPage() {
  const report = useSignal<Report | null>(null);
  const problem = useSignal('');
  const version = dataset.value?.version;
  const hasReport = dataset.value?.hasReport ?? false;
  useEffect(() => {
    const mine = new AbortController();
    if (hasReport) {
      getReport(mine.signal).then(
        (answer) => { report.value = reportOf(answer); problem.value = ''; },
        (error: unknown) => { if (!mine.signal.aborted) problem.value = error instanceof Error ? error.message : 'The report could not be read.'; },
      );
    }
    return () => mine.abort();
  }, [version, hasReport, readings.value]);
  if (problem.value !== '') return <p class="bad-box">{problem.value}</p>;
  if (!dataset.value) return <Empty title="Opening…" />;
  if (!hasReport) return <Empty title="Nothing was read yet"><p>Files that you load are told here row by row.</p></Empty>;
  return report.value ? <Told report={report.value} /> : null;
}

function Told({ report }: { report: Report }) {
  const before = dataset.value?.before ?? '';
  const sound = report.placed + report.unplaced;
  const isExchanged = report.files.some((file) => isMendable(file));
  const notes = report.notes.filter((note) => !isExchanged || !tellsOfExchange(note));
  return (
    <article class="report" aria-label="Read report">
      <section class="part">
        <h3>{count(report.rows, 'row')} read</h3>
        <Share report={report} />
        <table class="plain-table">
          <tbody>
            <tr><td class="num">{number(report.placed)}</td><th scope="row">placed</th><td class="quiet">sound, with a position</td></tr>
            <tr><td class="num">{number(report.unplaced)}</td><th scope="row">unplaced</th><td class="quiet">sound, but without a position</td></tr>
            <tr><td class="num">{number(report.rejected)}</td><th scope="row">rejected</th><td class="quiet">could not be understood</td></tr>
          </tbody>
        </table>
        {report.incidents !== sound && (
          <p class="quiet">The {count(sound, 'sound row')} make {count(report.incidents, 'incident')}: items of one seizure are counted once.</p>
        )}
        {report.first !== null && report.last !== null && (
          <p>{isoInWords(report.first)}{report.last !== report.first && ` to ${isoInWords(report.last)}`}.</p>
        )}
      </section>
      {report.notes.length > 0 && (
        <section class="part">
          <h3>What to know</h3>
          {report.files.map((file) => <Exchanged key={file.name} file={file} />)}
          <ul class="plain">{notes.map((note) => <li key={note}>{note}</li>)}</ul>
        </section>
      )}
      <section class="part">
        <h3>{report.files.length === 1 ? 'File' : count(report.files.length, 'file')}</h3>
        {before !== '' && (
          <p class="head-row">
            <button type="button" class="button" disabled={loading.value !== null} onClick={() => void change([before], undoLoad, true)}>
              Go back to {before}
            </button>
            <span class="quiet">as it was before the last change to the files</span>
          </p>
        )}
        {report.files.map((file) => <FileCard key={file.name} file={file} isOpen={report.files.length === 1} />)}
      </section>
      {Object.keys(report.reasons).length > 0 && (
        <section class="part">
          <h3>Why rows were rejected</h3>
          <ul class="reasons">
            {Object.entries(report.reasons)
              .map(([reason, rows]) => <li key={reason}><span class="num">{number(rows)}</span><span>{reason}</span></li>)}
          </ul>
        </section>
      )}
      {report.rejected > 0 && <Rejects total={report.rejected} />}
    </article>
  );
}

const isMendable = (file: FileReport): boolean => (file.exchanged?.length ?? 0) > 0 && inputOf(file.name, dataset.value?.inputs ?? []) >= 0;

/** Two columns that look exchanged, and what puts them right. */
function Exchanged({ file }: { file: FileReport }) {
  if (!isMendable(file)) return null;
  const { inputs, version } = dataset.value ?? { inputs: [], version: 0 };
  const roles = file.exchanged ?? [];
  const exchange = () => {
    const { columns } = columnsOf(withExchanged(file.columns, roles), file.columns);
    remember(file.columns.map(({ header }) => header), columns);
    void change([file.name], (options) => changeColumns(inputOf(file.name, inputs), version, columns, options), false);
  };
  return (
    <p class="warn-box ask-box">
      <span>{exchangedSentence(roles, file.name)}</span>
      <button type="button" class="button" disabled={loading.value !== null} onClick={exchange}>Exchange them and look again</button>
    </p>
  );
}

function Share({ report }: { report: Report }) {
  if (report.rows === 0) return null;
  const placed = (100 * report.placed) / report.rows, unplaced = (100 * report.unplaced) / report.rows;
  return (
    <svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="share-placed" width={placed} height="8" />
      <rect class="share-unplaced" x={placed} width={unplaced} height="8" />
      <rect class="share-rejected" x={placed + unplaced} width={Math.max(0, 100 - placed - unplaced)} height="8" />
    </svg>
  );
}

function FileCard({ file, isOpen }: { file: FileReport; isOpen: boolean }) {
  const isMapping = useSignal(false);
  const { inputs, version } = dataset.value ?? { inputs: [], version: 0 };
  const part = inputOf(file.name, inputs);
  return (
    <>
      <details class="file" open={isOpen}>
        <summary>
          <span class="file-name" title={file.name}>{file.name}</span>
          <span class="file-sum quiet">
            {number(file.rows)} rows = {number(file.placed)} placed + {number(file.unplaced)} unplaced
            + {number(file.rejected)} rejected{(file.repeated ?? 0) > 0
              && `; ${number(file.repeated ?? 0)} more are in an earlier file and counted once`}
          </span>
        </summary>
        {file.problem && <p class="bad-box">{file.problem}</p>}
        <p class="quiet">{file.format === '' ? 'Not read.' : `Read as ${file.format}${file.detail === '' ? '' : `: ${file.detail}`}.`}</p>
        {file.columns.length > 0 && (
          <>
            <table class="columns">
              <thead><tr><th scope="col">Column</th><th scope="col">Read as</th></tr></thead>
              <tbody>
                {file.columns.map(({ header, role }, index) => (
                  <tr key={index}><td>{header}</td><td class={role === 'attribute' ? 'quiet' : ''}>{roleInWords(role)}</td></tr>
                ))}
              </tbody>
            </table>
            {part >= 0 && <button type="button" class="button" onClick={() => { isMapping.value = true; }}>Put columns right…</button>}
          </>
        )}
        {isMapping.value && <ColumnDialog file={file} part={part} onClose={() => { isMapping.value = false; }} />}
      </details>
      {part >= 0 && inputs.length > 1 && (
        <button
          type="button" class="button" disabled={loading.value !== null} aria-label={`Remove ${inputs[part]}`}
          onClick={() => void change([inputs[part]], (options) => removeFile(part, version, options), false)}
        >{inputs[part] === file.name ? 'Remove' : `Remove ${inputs[part]}`}</button>
      )}
    </>
  );
}
