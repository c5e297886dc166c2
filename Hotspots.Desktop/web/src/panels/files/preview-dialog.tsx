// What would come of these files? Their first rows, each column under what it is read as, and what to do with them: before anything that is loaded is
// touched.
import { useSignal } from '@preact/signals';
import { dataset } from '../../state/state';
import type { LookedAtFile } from '../../contracts/model';
import { Dialog } from '../shell/dialog';
import { count, list, number } from '../../base/words';
import { isLooking, leave, load, loadProblem, lookWith, staged, type Staged } from './loading';
import { remember } from './remembered';
import { HowRead } from './how-read';
import { columnsOf, exchangedSentence, isPlaced, ROLES, withExchanged } from './report';

const MOST_NAMED = 3;

export function PreviewDialog() {
  return staged.value ? <Preview key={staged.value.look.stage} now={staged.value} /> : null;
}

function Preview({ now }: { now: Staged }) {
  const repeats = useSignal<'once' | 'count'>('once');
  const marking = useSignal('');
  const { look } = now;
  const names = now.names.slice(0, MOST_NAMED), more = now.names.length - names.length;
  const isAdded = now.mode === 'add';
  const follows = isAdded ? look.markingIfAdded : look.marking, repeated = look.repeated ?? 0;
  const apply = () => {
    for (const [part, columns] of Object.entries(now.columns)) {
      const file = look.files.find((one) => String(one.part) === part);
      if (file) remember(file.columns.map(({ header }) => header), columns);
    }
    void load({ mode: now.mode, repeats: repeats.value, columns: now.columns, readings: now.readings,
      ...(marking.value === '' ? {} : { marking: marking.value }) });
  };
  return (
    <Dialog title={`Read ${count(now.names.length, 'file')}`} onClose={leave} isWide>
      <p>
        {list(more > 0 ? [...names, `${number(more)} more`] : names)}, {size(now.bytes)}: {count(look.rows, 'row')},
        {' '}{number(look.placed)} with a position, {number(look.unplaced)} without one, {number(look.rejected)} not understood.
      </p>
      {now.isRecalled && <p class="quiet">The columns are read as you chose them for a file with these headers before.</p>}
      {look.files.slice(0, 20)
        .map((file, index) => (
          <FilePart key={file.name} file={file} isOpen={index === 0} isFirst={look.files.findIndex(({ part }) => part === file.part) === index}
            now={now} />
        ))}
      {(loadProblem.value ?? look.problem) !== '' && (
        <p class="bad-box" role="alert">{loadProblem.value ?? look.problem} What is loaded stays as it is.</p>
      )}
      {dataset.value && dataset.value.rows > 0 && (
        <fieldset class="radios">
          <legend>What is loaded now: {dataset.value.name}, {count(dataset.value.incidents, 'incident')}</legend>
          <label>
            <input type="radio" name="mode" checked={!isAdded} disabled={isLooking.value}
              onChange={() => void lookWith({ mode: 'replace' })} /> Replace it with these files
          </label>
          <label>
            <input type="radio" name="mode" checked={isAdded} disabled={isLooking.value} onChange={() => void lookWith({ mode: 'add' })} /> Keep it,
            and add these files
          </label>
        </fieldset>
      )}
      {isAdded && repeated > 0 && (
        <fieldset class="radios">
          <legend>{number(repeated)} of these rows {repeated === 1 ? 'is' : 'are'} loaded already</legend>
          <label>
            <input type="radio" name="repeats" checked={repeats.value === 'once'} onChange={() => { repeats.value = 'once'; }} /> Count them once
          </label>
          <label>
            <input type="radio" name="repeats" checked={repeats.value === 'count'} onChange={() => { repeats.value = 'count'; }} /> Count them twice
          </label>
        </fieldset>
      )}
      <div class="dialog-foot">
        <label class="field-inline">Marking
          <select value={marking.value} onChange={(event) => { marking.value = event.currentTarget.value; }}>
            <option value="">{follows} (from the files)</option>
            {look.markings.slice(look.markings.indexOf(follows) + 1).map((one) => <option key={one} value={one}>{one}</option>)}
          </select>
        </label>
        <span class="push" />
        <button type="button" class="button" onClick={leave}>Cancel</button>
        <button type="button" class="button button-first" autofocus disabled={look.problem !== '' || isLooking.value} onClick={apply}>
          {isAdded ? 'Add' : 'Replace'}
        </button>
      </div>
    </Dialog>
  );
}

/** `isFirst`: of the files and sheets that came with one path, which are read alike. */
function FilePart({ file, isOpen, isFirst, now }: { file: LookedAtFile; isOpen: boolean; isFirst: boolean; now: Staged }) {
  const choose = (index: number, role: string) => {
    // Another column that was read as this one is kept as it is from now on.
    const choices = file.columns.map((column, i) =>
      (i === index ? { ...column, role } : { ...column, role: role !== 'attribute' && column.role === role ? 'attribute' : column.role }));
    void lookWith({ columns: { ...now.columns, [String(file.part)]: columnsOf(choices, file.columns).columns } });
  };
  const exchange = () => {
    void lookWith({ columns: { ...now.columns, [String(file.part)]: columnsOf(withExchanged(file.columns, file.exchanged), file.columns).columns } });
  };
  const isUnsaid = file.columns.length > 0 && !isPlaced(file.columns.map(({ role }) => role));
  return (
    <details class="file" open={isOpen || isUnsaid || file.exchanged.length > 0}>
      <summary>
        <span class="file-name" title={file.name}>{file.name}</span>
        <span class="file-sum quiet">{file.format === '' ? 'not read' : `${file.format}${file.detail === '' ? '' : `: ${file.detail}`}`}</span>
      </summary>
      {file.problem !== '' && <p class="bad-box">{file.problem}</p>}
      {file.exchanged.length > 0 && (
        <p class="warn-box ask-box">
          <span>{exchangedSentence(file.exchanged)}</span>
          <button type="button" class="button" disabled={isLooking.value} onClick={exchange}>Exchange them and look again</button>
        </p>
      )}
      {isFirst && <HowRead file={file} tables={now.look.files.filter(({ part }) => part === file.part).length} now={now} />}
      {file.columns.length > 0 && (
        <div class="scroll-x preview" role="region" aria-label={`First rows of ${file.name}`} tabIndex={0}>
          <table class="columns">
            <thead>
              <tr>{file.columns.map(({ header }, index) => <th key={index} scope="col">{header}</th>)}</tr>
              <tr>
                {file.columns.map(({ header, role }, index) => (
                  <td key={index}>
                    <select aria-label={`Read ${header} as`} value={role} disabled={isLooking.value}
                      onChange={(event) => { choose(index, event.currentTarget.value); }}>
                      <option value="attribute">Kept as it is</option>
                      {role === 'rejectNote' && <option value="rejectNote">Passed over</option>}
                      {ROLES.map(([name, , words]) => <option key={name} value={name}>{words}</option>)}
                    </select>
                  </td>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.firstRows.map((row, index) => (
                <tr key={index}>{file.columns.map((_, column) => <td key={column} class="value">{row[column] ?? ''}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  return bytes < 1e6 ? `${number(Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
