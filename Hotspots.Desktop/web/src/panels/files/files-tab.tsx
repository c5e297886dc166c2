// Files: choose them, see them being read, and what was read.
import { useRef } from 'preact/hooks';
import { job } from '../../state/state';
import { count, number } from '../../base/words';
import { cancel, loaded, loading, loadProblem, staged, take } from './loading';
import { PreviewDialog } from './preview-dialog';
import { ReportPage } from './report-page';

const TYPES = '.csv,.tsv,.txt,.xlsx,.xls,.geojson,.json,.gpkg,.zip';

export function FilesTab() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="stack">
      <div class="head">
        <p class="drop-hint">
          <button type="button" class="button button-first" disabled={loading.value !== null} onClick={() => input.current?.click()}>
            Choose files
          </button>
          <span class="quiet">or drop them anywhere on this window: CSV, Excel, GeoJSON or ZIP.</span>
        </p>
        <input
          ref={input} type="file" class="unseen" multiple accept={TYPES} tabIndex={-1} aria-label="Files of incidents"
          onChange={(event) => { take([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ''; }}
        />
      </div>
      {loading.value && <Progress />}
      {loadProblem.value !== null && !staged.value && <p class="bad-box" role="alert">{loadProblem.value} What was loaded before is still here.</p>}
      {loaded.value?.problems.map(({ file, problem }) => <p key={file} class="bad-box"><strong>{file}</strong>: {problem}</p>)}
      {!loading.value && <ReportPage />}
      <PreviewDialog />
    </div>
  );
}

function Progress() {
  const now = loading.value;
  if (!now) return null;
  const told = job.value;
  const isSending = !told && now.sent < 1;
  const fraction = told ? told.fraction : isSending ? now.sent : null;
  const step = now.isCancelled ? 'Cancelling' : told?.step ?? (isSending ? 'Handing the files over' : 'Reading');
  return (
    <div class="progress-box">
      <p><strong>{now.names.length === 1 ? now.names[0] : count(now.names.length, 'file')}</strong></p>
      <progress aria-label="Reading" {...(fraction === null ? {} : { value: fraction, max: 1 })} />
      <div class="head-row">
        <span class="quiet">{step}{fraction === null ? '…' : `, ${number(Math.floor(fraction * 100))} %`}</span>
        <span class="push" />
        <button type="button" class="button" disabled={now.isCancelled} onClick={cancel}>Cancel</button>
      </div>
    </div>
  );
}
