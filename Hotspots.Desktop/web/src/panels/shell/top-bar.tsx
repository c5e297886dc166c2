// What is loaded, how it is marked, where to go.
import { dataset, run, theme } from '../../state/state';
import { copyLink } from '../../view/address';
import { count } from '../../base/words';
import { PlaceBox } from './place-box';
import { open } from './tabs';

export function TopBar() {
  const data = dataset.value;
  const marking = run.value?.marking ?? data?.marking ?? '';
  return (
    <header class="top">
      <div class="top-data">
        <h1 class="unseen">Hotspots</h1>
        {data ? (
          <button type="button" class="top-name" onClick={() => open('files')} title="What was read from the files">
            <strong>{data.name}</strong>
            <span class="quiet">{data.isSample ? 'sample data, ' : ''}{count(data.incidents, 'incident')}</span>
          </button>
        ) : <span class="quiet">Opening…</span>}
      </div>
      {marking !== '' && <p class="marking"><span class="unseen">Security marking: </span>{marking}</p>}
      <div class="top-tools">
        <PlaceBox />
        <button type="button" class="button" title="Copies a link to what you see now. It holds on this computer until Hotspots is closed."
          onClick={() => void copyLink()}>Copy link</button>
        <label class="field-inline">
          <span class="unseen">Theme</span>
          <select value={theme.value} onChange={(event) => { theme.value = event.currentTarget.value as typeof theme.value; }} title="Light or dark">
            <option value="system">Auto theme</option>
            <option value="light">Light</option>
            <option value="dark">Dark</option>
          </select>
        </label>
      </div>
    </header>
  );
}
