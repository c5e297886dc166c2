// What the map shows, and the user's own layers.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { addBoundary, boundaries, removeBoundary, setLayer } from '../../map';
import { said } from '../../state/state';
import { Icon } from '../shell/icon';
import { LayerList } from './layer-list';
import { TileFilePart } from './tile-file';
import { TileSourcePart } from './tile-source';

export function LayersTab() {
  return (
    <div class="stack">
      <LayerList />
      <Boundaries />
      <TileFilePart />
      <TileSourcePart />
    </div>
  );
}

function Boundaries() {
  const input = useRef<HTMLInputElement>(null);
  const problem = useSignal('');
  const tell = (error: unknown) => { problem.value = error instanceof Error ? error.message : 'The boundaries could not be read.'; };
  const add = async (files: readonly File[]) => {
    problem.value = '';
    for (const file of files) {
      try {
        await addBoundary(file);
        setLayer('boundaries', { visible: true });
        said.value = `${file.name} is on the map.`;
      } catch (error) {
        tell(error);
      }
    }
  };
  return (
    <section class="part">
      <h3>Boundaries</h3>
      {boundaries.value.length === 0 && <p class="quiet">Districts, wards or beats as GeoJSON or TopoJSON.</p>}
      <ul class="plain">
        {boundaries.value.map(({ name }) => (
          <li key={name} class="head-row">
            <span class="clip">{name}</span><span class="push" />
            <button type="button" class="button-icon" title={`Remove ${name}`} onClick={() => { removeBoundary(name).catch(tell); }}>
              <Icon name="close" /><span class="unseen">Remove {name}</span>
            </button>
          </li>
        ))}
      </ul>
      {problem.value !== '' && <p class="bad-box" role="alert">{problem.value}</p>}
      <button type="button" class="button" onClick={() => input.current?.click()}>Add a boundary file</button>
      <input
        ref={input} type="file" multiple class="unseen" tabIndex={-1} accept=".geojson,.json,.topojson" aria-label="Boundary files"
        onChange={(event) => { void add([...(event.currentTarget.files ?? [])]); event.currentTarget.value = ''; }}
      />
    </section>
  );
}
