// A tile server of the user's own: nothing is asked of the network before its address is given here.
import { useSignal } from '@preact/signals';
import { setLayer } from '../../layers';
import { addressProblem, tileSource, type TileSourceChoice } from '../../map/tile-source';
import { said } from '../../state';

const KINDS: readonly (readonly [TileSourceChoice['kind'], string])[] = [
  ['xyz', 'Web map tiles (Mercator)'], ['os-grid', 'Ordnance Survey tiles on the National Grid'],
];

export function TileSourcePart() {
  const now = tileSource.value;
  const url = useSignal(now?.url ?? '');
  const kind = useSignal<TileSourceChoice['kind']>(now?.kind ?? 'xyz');
  const attribution = useSignal(now?.attribution ?? '');
  const address = url.value.trim();
  const problem = address === '' ? null : addressProblem(address);
  const isSame = now !== null && now.url === address && now.kind === kind.value && now.attribution === attribution.value.trim();
  const show = (choice: TileSourceChoice | null) => {
    tileSource.value = choice;
    setLayer('tiles', { visible: choice !== null });
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
