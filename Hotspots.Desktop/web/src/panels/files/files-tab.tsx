// Files: choose them, see them being read, and what was read.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { dataset, job } from '../../state';
import { Dialog } from '../shell/dialog';
import { count, list, number } from '../words';
import { cancel, load, loaded, loading, loadProblem, take, waiting } from './loading';
import { ReportPage } from './report-page';

const TYPES = '.csv,.tsv,.txt,.xlsx,.xls,.geojson,.json,.gpkg,.zip';

export function FilesTab() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="stack">
      <div class="head">
        <p class="drop-hint">
          <button type="button" class="button button-first" disabled={loading.value !== null} onClick={() => input.current?.click()}>Choose files</button>
          <span class="quiet">or drop them anywhere on this window: CSV, Excel, GeoJSON or ZIP.</span>
        </p>
        <input
          ref={input} type="file" class="unseen" multiple accept={TYPES} tabIndex={-1} aria-label="Files of incidents"
          onChange={(event) => { take([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ''; }}
        />
      </div>
      {loading.value && <Progress />}
      {loadProblem.value !== null && <p class="bad-box" role="alert">{loadProblem.value} What was loaded before is still here.</p>}
      {loaded.value?.problems.map(({ file, problem }) => <p key={file} class="bad-box"><strong>{file}</strong>: {problem}</p>)}
      {!loading.value && <ReportPage />}
      {waiting.value.length > 0 && <AddOrReplace />}
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

function AddOrReplace() {
  const files = waiting.value;
  const mode = useSignal<'add' | 'replace'>(dataset.value?.isSample ? 'replace' : 'add');
  const close = () => { waiting.value = []; };
  const names = files.slice(0, 3).map((file) => file.name);
  const more = files.length - names.length;
  if (!dataset.value || dataset.value.rows === 0) {
    void load(files, 'replace');
    return null;
  }
  return (
    <Dialog title={`Read ${count(files.length, 'file')}`} onClose={close}>
      <p>{list(more > 0 ? [...names, `${number(more)} more`] : names)}, {size(files.reduce((sum, file) => sum + file.size, 0))}.</p>
      <fieldset class="radios">
        <legend>What is loaded now: {dataset.value.name}, {count(dataset.value.incidents, 'incident')}</legend>
        <label><input type="radio" name="mode" checked={mode.value === 'replace'} onChange={() => { mode.value = 'replace'; }} /> Replace it with these files</label>
        <label><input type="radio" name="mode" checked={mode.value === 'add'} onChange={() => { mode.value = 'add'; }} /> Keep it, and add these files</label>
      </fieldset>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={close}>Cancel</button>
        <button type="button" class="button button-first" autofocus onClick={() => void load(files, mode.value)}>{mode.value === 'add' ? 'Add' : 'Replace'}</button>
      </div>
    </Dialog>
  );
}

function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  return bytes < 1e6 ? `${number(Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
