import { render } from 'preact';
import './styles/fonts.css';
import { recallView } from './view/address';
import { App } from './app';
import { recallTileSource } from './map';
import { recallSettings } from './host/settings';
import { start } from './start';

const root = document.getElementById('app');
if (root) void open(root);

// What was looked at before comes first: the map looks there from its first picture on.
async function open(root: HTMLElement): Promise<void> {
  await Promise.all([recallView(), recallSettings()]);
  recallTileSource();
  render(<App />, root);
  await start();
}
