import { render } from 'preact';
import './styles/fonts.css';
import { App } from './app';
import { start } from './start';

const root = document.getElementById('app');
if (root) {
  render(<App />, root);
  void start();
}
