// Which column of the file is what? By hand, where the guess was wrong; then the files are read again.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Dialog } from '../shell/dialog';
import { list } from '../words';
import { held, load } from './loading';
import { columnsOf, ROLES, type FileReport } from './report';

export function ColumnDialog({ file, onClose }: { file: FileReport; onClose: () => void }) {
  const roles = useSignal(file.columns.map(({ role }) => role));
  const files = useSignal(held.peek());
  const input = useRef<HTMLInputElement>(null);
  const choices = file.columns.map(({ header }, index) => ({ header, role: roles.value[index] }));
  const { columns, twice } = columnsOf(choices);
  const isPlaced = ['latLong', 'gridReference'].some((role) => roles.value.includes(role))
    || ['longitude', 'latitude'].every((role) => roles.value.includes(role)) || ['easting', 'northing'].every((role) => roles.value.includes(role));
  const problem = twice !== null ? `Two columns are read as “${twice}”; choose one of them.`
    : !isPlaced ? 'No column says where: choose longitude and latitude, easting and northing, or a grid reference.' : '';
  const apply = () => {
    onClose();
    void load(files.value, 'replace', columns);
  };
  return (
    <Dialog title={`Columns of ${file.name}`} onClose={onClose}>
      <div class="dialog-scroll">
        <table class="columns">
          <thead><tr><th scope="col">Column</th><th scope="col">Read as</th></tr></thead>
          <tbody>
            {file.columns.map(({ header }, index) => (
              <tr key={index}>
                <td><label for={`column-${index}`}>{header}</label></td>
                <td>
                  <select
                    id={`column-${index}`} value={roles.value[index]}
                    onChange={(event) => { roles.value = roles.value.map((role, i) => (i === index ? event.currentTarget.value : role)); }}
                  >
                    <option value="attribute">Kept as it is</option>
                    {roles.value[index] === 'rejectNote' && <option value="rejectNote">Passed over</option>}
                    {ROLES.map(([role, , words]) => <option key={role} value={role}>{words}</option>)}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {files.value.length === 0 && (
        <p class="warn-box">
          This window did not load the file itself. Choose it to read it again:{' '}
          <button type="button" class="button" onClick={() => input.current?.click()}>Choose {file.name}</button>
          <input ref={input} type="file" multiple class="unseen" tabIndex={-1} aria-label="The file to read again" onChange={(event) => { files.value = [...(event.currentTarget.files ?? [])]; }} />
        </p>
      )}
      <p class={problem === '' ? 'quiet' : 'warn-text'} role="status">
        {problem !== '' ? problem : files.value.length > 0 ? `Reads ${list(files.value.map(({ name }) => name))} again, in place of what is loaded.` : ' '}
      </p>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>Cancel</button>
        <button type="button" class="button button-first" disabled={problem !== '' || files.value.length === 0} onClick={apply}>Read again</button>
      </div>
    </Dialog>
  );
}
