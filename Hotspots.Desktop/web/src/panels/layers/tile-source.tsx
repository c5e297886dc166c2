// A tile server of the user's own: nothing is asked of the network before its address is given here.
import { useSignal } from '@preact/signals';
import { addressProblem, setLayer, tileFile, tileSource, type TileSourceChoice, wmtsLayers, wmtsProblem } from '../../map';
import { said } from '../../state/state';

type Kind = TileSourceChoice['kind'];
const KINDS: readonly (readonly [kind: Kind, words: string, example: string])[] = [
  ['xyz', 'Web map tiles (Mercator)', 'https://…/{z}/{x}/{y}.png'],
  ['os-grid', 'Ordnance Survey tiles on the National Grid', 'https://…/{z}/{x}/{y}.png'],
  ['wmts', 'WMTS, by its capabilities', 'https://…?service=WMTS&request=GetCapabilities'],
];

export function TileSourcePart() {
  const now = tileSource.value;
  const url = useSignal(now?.url ?? '');
  const kind = useSignal<Kind>(now?.kind ?? 'xyz');
  const attribution = useSignal(now?.attribution ?? '');
  const address = url.value.trim();
  const problem = address === '' ? null : addressProblem(address, kind.value);
  const isSame = now !== null && now.url === address && now.kind === kind.value && now.attribution === attribution.value.trim();
  // A file of one's own comes before the server.
  const refused = now?.kind === 'wmts' && tileFile.value === null ? wmtsProblem.value : null;
  const isAgain = isSame && refused !== null;
  const show = (choice: TileSourceChoice | null) => {
    setLayer('tiles', { visible: choice !== null });
    tileSource.value = choice;
    said.value = choice ? 'Tiles are shown.' : 'No tiles are asked for.';
  };
  const choose = () => {
    const choice = { kind: kind.value, url: address, attribution: attribution.value.trim() };
    show(now?.url === address && now.layer !== undefined ? { ...choice, layer: now.layer } : choice);
  };
  return (
    <section class="part tiles">
      <h3>Tile source</h3>
      <p class="warn-box">Tiles are asked for over the network. Whoever serves them can see which part of the country you look at.</p>
      <label class="field">Kind
        <select id="tile-kind" class="wide" value={kind.value} onChange={(event) => { kind.value = event.currentTarget.value as Kind; }}>
          {KINDS.map(([name, words]) => <option key={name} value={name}>{words}</option>)}
        </select>
      </label>
      <label class="field">Address
        <input
          type="url" class="wide" placeholder={KINDS.find(([name]) => name === kind.value)?.[2] ?? ''} spellcheck={false} value={url.value}
          aria-invalid={problem !== null}
          aria-describedby="tile-problem" onInput={(event) => { url.value = event.currentTarget.value; }}
        />
      </label>
      <label class="field">Credit, drawn on the map
        <input type="text" class="wide" placeholder="© whoever made the tiles" value={attribution.value}
          onInput={(event) => { attribution.value = event.currentTarget.value; }} />
      </label>
      <p id="tile-problem" class={problem === null ? 'quiet wrap' : 'warn-text'} role="status">
        {problem ?? (now === null ? 'None: nothing is asked of the network.' : `In use: ${now.url}`)}
      </p>
      {refused !== null && <p class="bad-box" role="alert">{refused}</p>}
      {now?.kind === 'wmts' && <WmtsLayerChoice choice={now} />}
      <p class="head-row">
        <button type="button" class="button" disabled={address === '' || problem !== null || (isSame && !isAgain)} onClick={choose}>
          {isAgain ? 'Ask it again' : 'Use this source'}
        </button>
        {now !== null && <button type="button" class="button" onClick={() => show(null)}>Stop using it</button>}
      </p>
    </section>
  );
}

/** Which of the server's layers, where there are several. */
function WmtsLayerChoice({ choice }: { choice: TileSourceChoice }) {
  const known = wmtsLayers.value;
  if (known === null) return wmtsProblem.value === null ? <p class="quiet" role="status">Asking the server what it has…</p> : null;
  if (known.layers.length === 1) return <p class="quiet">Layer: {known.layers[0].title}</p>;
  return (
    <label class="field">Layer of the server
      <select
        class="wide" value={known.layers.some(({ id }) => id === choice.layer) ? choice.layer ?? '' : known.layers[0].id}
        onChange={(event) => { tileSource.value = { ...choice, layer: event.currentTarget.value }; }}
      >
        {known.layers.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
      </select>
    </label>
  );
}
