// The chooser of a file on this computer: the browser's own gives a page no path, and such files are too large to hand over.
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { size } from '../../base/words';
import { getFolder, type Folder } from '../../host/api';
import { Dialog } from '../shell/dialog';
import { Icon } from '../shell/icon';

export function FileChooser({ from, onChoose, onClose }: { from: string; onChoose: (path: string) => Promise<void>; onClose: () => void }) {
  const folder = useSignal<Folder | null>(null);
  const typed = useSignal(from);
  const problem = useSignal('');
  const isBusy = useSignal(false);
  const list = useRef<HTMLUListElement>(null);
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
  const look = (path: string, isMoved = true) => attempt(async () => {
    const found = await getFolder(path);
    folder.value = found;
    typed.value = found.path;
    // What was pressed is gone with the folder it was in.
    if (isMoved) requestAnimationFrame(() => list.current?.querySelector('button')?.focus());
  });
  const choose = (path: string) => attempt(async () => {
    await onChoose(path);
    onClose();
  });
  useEffect(() => {
    // What was remembered may be gone: then from where downloads are.
    void look(from, false).then(() => (folder.value === null && from !== '' ? look('', false) : undefined));
  }, []);
  const now = folder.value;
  const within = (name: string): string => `${now?.path.replace(/[/\\]$/, '') ?? ''}${now?.path.includes('\\') === true ? '\\' : '/'}${name}`;
  return (
    <Dialog title="Choose a map file" onClose={onClose}>
      <form class="chooser-path" onSubmit={(event) => { event.preventDefault(); void look(typed.value); }}>
        <label class="field">Folder
          <input
            type="text" class="wide" spellcheck={false} autocomplete="off" value={typed.value}
            onInput={(event) => { typed.value = event.currentTarget.value; }}
          />
        </label>
      </form>
      <div class="chooser-roots" role="group" aria-label="Begin at">
        {typeof now?.parent === 'string' && (
          <button type="button" class="button" onClick={() => void look(now.parent ?? '')}><Icon name="up" /> One folder up</button>
        )}
        {now?.roots.map((root, at) => (
          <button key={root} type="button" class="button" onClick={() => void look(root)}>{at === 0 ? 'My folder' : root}</button>
        ))}
      </div>
      {problem.value !== '' && <p class="bad-box" role="alert">{problem.value}</p>}
      <div class="dialog-scroll chooser-list">
        <ul ref={list} aria-label="Files and folders" aria-busy={isBusy.value}>
          {now?.files.map((file) => (
            <li key={file.path}>
              <button type="button" class="chooser-file" disabled={isBusy.value} onClick={() => void choose(file.path)}>
                <span class="clip">{file.name}</span><span class="quiet">{size(file.bytes)}</span>
              </button>
            </li>
          ))}
          {now?.folders.map((name) => (
            <li key={name}>
              <button type="button" class="chooser-folder" disabled={isBusy.value} onClick={() => void look(within(name))}>
                <span class="clip">{name}</span><span class="quiet">folder</span>
              </button>
            </li>
          ))}
        </ul>
        {now?.files.length === 0 && <p class="quiet">No map file is in this folder. Their names end in .mbtiles, .pmtiles, .gpkg or .pbf.</p>}
      </div>
    </Dialog>
  );
}
