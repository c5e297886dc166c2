// What the map shows, and the user's own layers.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { addBoundary, boundaries, removeBoundary } from '../../map/boundaries';
import { addressProblem, tileSource, type TileSourceChoice } from '../../map/tile-source';
import { layers, said, type LayerName, type LayerState } from '../../state';
import { Icon } from '../shell/icon';
import { number } from '../words';
import { TileFilePart } from './tile-file';

const TITLES: readonly (readonly [LayerName, string, string])[] = [
  ['hotspots', 'Hotspots', 'outlines with their rank'],
  ['incidents', 'Incidents', 'by kind; thinned where they are dense'],
  ['labels', 'Names', 'towns, villages and streets'],
  ['grid', 'National Grid', 'lines in kilometres'],
  ['boundaries', 'Boundaries', 'your own files, below'],
  ['tiles', 'Tiles', 'your own file or source, below'],
  ['basemap', 'Land and water', 'coast, rivers and lakes'],
];

export function LayersTab() {
  return (
    <div class="stack">
      <section class="part"><h3>On the map</h3><ul class="layers">{TITLES.map(([name, title, what]) => <Layer key={name} name={name} title={title} what={what} />)}</ul></section>
      <Boundaries />
      <TileFilePart />
      <Tiles />
    </div>
  );
}

function Layer({ name, title, what }: { name: LayerName; title: string; what: string }) {
  const layer = layers.value[name];
  const set = (part: Partial<LayerState>) => { layers.value = { ...layers.value, [name]: { ...layer, ...part } }; };
  const percent = Math.round(layer.opacity * 100);
  return (
    <li class="layer">
      <label class="layer-name">
        <input type="checkbox" checked={layer.visible} onChange={(event) => set({ visible: event.currentTarget.checked })} />
        <span>{title}<span class="quiet block">{what}</span></span>
      </label>
      <input
        type="range" min={10} max={100} step={5} value={percent} disabled={!layer.visible} aria-label={`Opacity of ${title}`} aria-valuetext={`${percent} percent`}
        onInput={(event) => set({ opacity: Number(event.currentTarget.value) / 100 })}
      />
      <span class="layer-percent quiet">{number(percent)} %</span>
    </li>
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
        layers.value = { ...layers.value, boundaries: { ...layers.value.boundaries, visible: true } };
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
            <button type="button" class="button-icon" title={`Remove ${name}`} onClick={() => { removeBoundary(name).catch(tell); }}><Icon name="close" /><span class="unseen">Remove {name}</span></button>
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

const KINDS: readonly (readonly [TileSourceChoice['kind'], string])[] = [
  ['xyz', 'Web map tiles (Mercator)'], ['os-grid', 'Ordnance Survey tiles on the National Grid'],
];

function Tiles() {
  const now = tileSource.value;
  const url = useSignal(now?.url ?? '');
  const kind = useSignal<TileSourceChoice['kind']>(now?.kind ?? 'xyz');
  const attribution = useSignal(now?.attribution ?? '');
  const address = url.value.trim();
  const problem = address === '' ? null : addressProblem(address);
  const isSame = now !== null && now.url === address && now.kind === kind.value && now.attribution === attribution.value.trim();
  const show = (choice: TileSourceChoice | null) => {
    tileSource.value = choice;
    layers.value = { ...layers.value, tiles: { ...layers.value.tiles, visible: choice !== null } };
    said.value = choice ? 'Tiles are shown.' : 'No tiles are asked for.';
  };
  return (
    <section class="part tiles">
      <h3>Tile source</h3>
      <p class="warn-box">Tiles are asked for over the network. Whoever serves them can see which part of the country you look at.</p>
      <label class="field">Address
        <input
          type="url" class="wide" placeholder="https://…/{z}/{x}/{y}.png" spellcheck={false} value={url.value} aria-invalid={problem !== null} aria-describedby="tile-problem"
          onInput={(event) => { url.value = event.currentTarget.value; }}
        />
      </label>
      <label class="field">Kind
        <select class="wide" value={kind.value} onChange={(event) => { kind.value = event.currentTarget.value as TileSourceChoice['kind']; }}>
          {KINDS.map(([name, words]) => <option key={name} value={name}>{words}</option>)}
        </select>
      </label>
      <label class="field">Credit, drawn on the map
        <input type="text" class="wide" placeholder="© whoever made the tiles" value={attribution.value} onInput={(event) => { attribution.value = event.currentTarget.value; }} />
      </label>
      <p id="tile-problem" class={problem === null ? 'quiet' : 'warn-text'} role="status">{problem ?? (now === null ? 'None: nothing is asked of the network.' : `In use: ${now.url}`)}</p>
      <p class="head-row">
        <button type="button" class="button" disabled={address === '' || problem !== null || isSame} onClick={() => show({ kind: kind.value, url: address, attribution: attribution.value.trim() })}>Use this source</button>
        {now !== null && <button type="button" class="button" onClick={() => show(null)}>Stop using it</button>}
      </p>
    </section>
  );
}
