// Bundles the page to dist/: index.html and assets/ (script, styles, fonts). No type check here: `npm run check` does that.
import { build } from 'esbuild';
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await rm(here('dist'), { recursive: true, force: true });
await mkdir(here('dist/assets'), { recursive: true });
await build({
  absWorkingDir: here('.'),
  entryPoints: { page: 'src/main.tsx' },
  outdir: 'dist/assets',
  bundle: true,
  format: 'esm',
  target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
  minify: true,
  sourcemap: false,
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.woff2': 'file' },
  assetNames: '[name]',
  logLevel: 'warning',
});
await copyFile(here('index.html'), here('dist/index.html'));
await copyFile(here('src/icon.svg'), here('dist/assets/icon.svg'));
