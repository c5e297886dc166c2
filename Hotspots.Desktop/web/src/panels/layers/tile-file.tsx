// A file of tiles on this computer: opened by its path, because such files are too large to hand over.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { closeTileFile, openTileFile, rememberedPath, tileFile, tileSource } from '../../map';

export function TileFilePart() {
  const file = tileFile.value;
  const path = useSignal(rememberedPath());
  const problem = useSignal('');
  const isBusy = useSignal(false);
  // What could not be opened is no matter once something else lies there.
  useEffect(() => { problem.value = ''; }, [file, tileSource.value]);
  const attempt = async (work: () => Promise<void>) => {
    problem.value = '';
    isBusy.value = true;
    try {
      await work();
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
    isBusy.value = false;
  };
  return (
    <section class="part tiles">
      <h3>Tile file</h3>
      <p class="quiet">An MBTiles file on this computer, pictures or vector tiles, such as OS Open Zoomstack. Nothing is asked of the network.</p>
      <form class="part" onSubmit={(event) => { event.preventDefault(); void attempt(() => openTileFile(path.value)); }}>
        <label class="field">Path on this computer
          <input
            type="text" class="wide" placeholder="…/OS_Open_Zoomstack.mbtiles" spellcheck={false} autocomplete="off" value={path.value}
            aria-invalid={problem.value !== ''} aria-describedby="tile-file-state" onInput={(event) => { path.value = event.currentTarget.value; problem.value = ''; }}
          />
        </label>
        {problem.value !== '' && <p class="bad-box" role="alert">{problem.value}</p>}
        <p id="tile-file-state" class="quiet" role="status">{file === null ? 'No file is open.' : `${file.name}: ${words(file)}`}</p>
        <p class="head-row">
          <button type="submit" class="button" disabled={isBusy.value || path.value.trim() === ''}>Open this file</button>
          {file !== null && <button type="button" class="button" disabled={isBusy.value} onClick={() => { void attempt(closeTileFile); }}>Put it away</button>}
        </p>
      </form>
    </section>
  );
}

function words({ kind, style, minZoom, maxZoom }: { kind: string; style: string; minZoom: number; maxZoom: number }): string {
  const what = style === 'zoomstack' ? 'OS Open Zoomstack, drawn by its layers' : kind === 'vector' ? 'vector tiles, drawn in plain greys' : 'pictures';
  return `${what}, zoom ${minZoom} to ${maxZoom}.`;
}
