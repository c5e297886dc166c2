// A map file on this computer: opened where it is, because such files are too large to hand over.
import { useSignal } from '@preact/signals';
import { closeTileFile, isElsewhere, openTileFile, rememberedPath, tileFile } from '../../map';
import { FileChooser } from './file-chooser';

export function TileFilePart() {
  const file = tileFile.value;
  const isChoosing = useSignal(false);
  const problem = useSignal('');
  const putAway = async () => {
    problem.value = '';
    try {
      await closeTileFile();
    } catch (error) {
      problem.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <section class="part tiles">
      <h3>Map file</h3>
      <p class="quiet">
        Streets, buildings and water from a file on this computer: OS Open Zoomstack, OS Open Roads, OpenStreetMap (.osm.pbf), or any MBTiles
        or PMTiles. Nothing is asked of the network.
      </p>
      {problem.value !== '' && <p class="bad-box" role="alert">{problem.value}</p>}
      <p class="wrap" role="status">{file === null ? 'No file is open.' : `${file.name}: ${words(file)}`}</p>
      {file !== null && <p class="quiet wrap">{file.path}</p>}
      {isElsewhere.value && <p class="warn-box">It shows none of the towns where your incidents are: choose a file of that county.</p>}
      <p class="head-row">
        <button type="button" class="button" onClick={() => { isChoosing.value = true; }}>
          {file === null ? 'Choose a file' : 'Choose another file'}
        </button>
        {file !== null && <button type="button" class="button" onClick={() => { void putAway(); }}>Put it away</button>}
      </p>
      {isChoosing.value && (
        <FileChooser from={file?.path ?? rememberedPath()} onChoose={openTileFile} onClose={() => { isChoosing.value = false; }} />
      )}
    </section>
  );
}

const STYLES: Readonly<Record<string, string>> = {
  zoomstack: 'OS Open Zoomstack, drawn by its layers', roads: 'streets and ground, drawn from the file itself',
  protomaps: 'Protomaps, drawn by its layers',
  openmaptiles: 'OpenMapTiles, drawn by its layers', plain: 'vector tiles, drawn in plain greys',
};

function words({ kind, style, minZoom, maxZoom }: { kind: string; style: string; minZoom: number; maxZoom: number }): string {
  return `${kind === 'vector' ? STYLES[style] ?? STYLES.plain : 'pictures'}, zoom ${minZoom} to ${maxZoom}.`;
}
