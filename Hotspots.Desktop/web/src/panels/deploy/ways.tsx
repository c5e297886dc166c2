// How teams get there: as the crow flies, or along the streets of the map file.
import { useSignal } from '@preact/signals';
import { isElsewhere, openTileFile, rememberedPath, tileFile } from '../../map';
import { wish } from '../../state/deploy-history';
import { deployment, streetFile } from '../../state/deployment';
import { FileChooser } from '../layers/file-chooser';
import { reachWords, WAYS } from './deploy-words';
import { FileRow } from './towns-and-files';

export function Ways() {
  const { by, unit, patrolHours, speeds } = deployment.value, file = streetFile.value;
  const isChoosing = useSignal(false);
  return (
    <>
      <div class="deploy-row">
        <label for="deploy-ways">Ways</label>
        <select
          id="deploy-ways" aria-describedby="deploy-ways-effect" value={by ?? ''}
          onChange={({ currentTarget: { value } }) => wish({ by: WAYS.find(([name]) => name === value)?.[0] ?? null })}
        >
          {WAYS.map(([name, title]) => (
            <option key={title} value={name ?? ''} disabled={name !== null && name !== by && file === null}>{title}</option>
          ))}
        </select>
      </div>
      <p id="deploy-ways-effect" class="quiet deploy-note wrap">{reachWords(deployment.value, file?.name ?? null)}</p>
      {by !== null && (unit === 'minutes' || patrolHours > 0 || speeds !== null) && <FileRow name="speeds" />}
      {file !== null && by !== null && isElsewhere.value && (
        <p class="warn-box">{file.name} shows none of the towns where your incidents are: choose the file of that county.</p>
      )}
      {file === null && (
        <p class="quiet deploy-note">
          {tileFile.value !== null && `${tileFile.value.name} is a picture of streets and does not say how they join. `}
          {'For ways along streets '}
          <button type="button" class="button-link" onClick={() => { isChoosing.value = true; }}>choose a file of streets</button>
          : your county’s .osm.pbf (from Geofabrik) or OS Open Roads (.gpkg).
        </p>
      )}
      {isChoosing.value && (
        <FileChooser from={tileFile.value?.path ?? rememberedPath()} onChoose={openTileFile} onClose={() => { isChoosing.value = false; }} />
      )}
    </>
  );
}
