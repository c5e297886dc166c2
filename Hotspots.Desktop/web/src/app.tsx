// The window: the map, one panel of evidence beside it, time below it.
import './styles/tokens.css';
import './styles/app.css';
import './styles/panels.css';
import './styles/map.css';
import './styles/now.css';
import './styles/effect.css';
import './styles/brief.css';
import './styles/release.css';
import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { keepView } from './view/address';
import { keepFiltered } from './state/filtering';
import { Legend, MapView } from './map';
import { keepPlacing } from './host/placing';
import { keepRunLayers } from './host/run-layers';
import { keepRunning } from './host/running';
import { keepWithin } from './host/within';
import { keepChange } from './questions/change';
import { keepEffect } from './questions/effect';
import { keepNow } from './questions/now';
import { theme } from './state/state';
import { DropZone } from './panels/files/drop-zone';
import { Notices } from './panels/shell/notices';
import { Panel } from './panels/shell/panel';
import { keepShortcuts } from './panels/shell/shortcuts';
import { TopBar } from './panels/shell/top-bar';
import { TimeBar } from './panels/time/time-bar';

/** Sets the theme on the page, following the system's where the user leaves it to that. */
function keepTheme(): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.documentElement.dataset.theme = theme.value === 'system' ? (dark.matches ? 'dark' : 'light') : theme.value;
  };
  const stop = effect(apply);
  dark.addEventListener('change', apply);
  return () => {
    stop();
    dark.removeEventListener('change', apply);
  };
}

const begin = (): (() => void)[] => [
  keepView(), keepTheme(), keepWithin(), keepFiltered(), keepRunning(), keepRunLayers(), keepPlacing(),
  keepNow(), keepChange(), keepEffect(), keepShortcuts(),
];

export function App() {
  const [ends] = useState(begin);
  useEffect(() => () => { for (const end of ends) end(); }, [ends]);
  return (
    <div class="app">
      <a class="skip" href="#panel" onClick={(event) => { event.preventDefault(); document.getElementById('panel')?.focus(); }}>Skip to the panel</a>
      <TopBar />
      <main class="map-place" aria-label="Map">
        <MapView />
        <div class="legend-place"><Legend /></div>
        <Notices />
      </main>
      <Panel />
      <TimeBar />
      <DropZone />
    </div>
  );
}
