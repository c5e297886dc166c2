// Which column of a file is what? By hand, where the guess was wrong; the host has the file and reads it again, and leaves the others as they are.
import { useSignal } from '@preact/signals';
import { changeColumns } from '../../host/api';
import { dataset } from '../../state/state';
import { Dialog } from '../shell/dialog';
import { change } from './loading';
import { remember } from './remembered';
import { columnsOf, isPlaced, ROLES, type FileReport } from './report';

export function ColumnDialog({ file, part, onClose }: { file: FileReport; part: number; onClose: () => void }) {
  const roles = useSignal(file.columns.map(({ role }) => role));
  const choices = file.columns.map(({ header }, index) => ({ header, role: roles.value[index] }));
  const { columns, twice } = columnsOf(choices, file.columns);
  const problem = twice !== null ? `Two columns are read as “${twice}”; choose one of them.`
    : !isPlaced(roles.value) ? 'No column says where: choose longitude and latitude, easting and northing, or a grid reference.' : '';
  const apply = () => {
    const version = dataset.value?.version ?? 0;
    onClose();
    remember(file.columns.map(({ header }) => header), columns);
    void change([file.name], (options) => changeColumns(part, version, columns, options), false);
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
      <p class={problem === '' ? 'quiet' : 'warn-text'} role="status">
        {problem !== '' ? problem : `Reads ${file.name} again. Other files, and the marking, stay as they are.`}
      </p>
      <div class="dialog-foot">
        <button type="button" class="button" onClick={onClose}>Cancel</button>
        <button type="button" class="button button-first" disabled={problem !== ''} onClick={apply}>Read again</button>
      </div>
    </Dialog>
  );
}
