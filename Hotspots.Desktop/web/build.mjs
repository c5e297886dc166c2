// Bundles the page to dist/: index.html and assets/ (script, styles, fonts). No type check here: `npm run check` does that.
// Which packages something was taken from is written to ../obj/page-modules.json: the notice and the bill of materials name them.
import { build } from 'esbuild';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

await rm(here('dist'), { recursive: true, force: true });
await mkdir(here('dist/assets'), { recursive: true });
const made = await build({
  absWorkingDir: here('.'),
  entryPoints: { page: 'src/main.tsx' },
  outdir: 'dist/assets',
  bundle: true,
  format: 'esm',
  target: ['chrome111', 'edge111', 'firefox115', 'safari16.4'],
  minify: true,
  sourcemap: false,
  // Comments that state a licence stay, in a file of their own beside what they belong to; whole licences are in NOTICE.txt.
  legalComments: 'linked',
  banner: { js: '/*! Licences of what is in here: /NOTICE.txt */', css: '/*! Licences of what is in here: /NOTICE.txt */' },
  metafile: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.woff2': 'file' },
  assetNames: '[name]',
  logLevel: 'warning',
});
await copyFile(here('index.html'), here('dist/index.html'));
await copyFile(here('src/icon.svg'), here('dist/assets/icon.svg'));

// "node_modules/ol/node_modules/rbush/index.js" is from "node_modules/ol/node_modules/rbush"; a scope and its name are one.
const folderOf = (input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
const taken = Object.values(made.metafile.outputs).flatMap((output) =>
  Object.entries(output.inputs).filter(([, part]) => part.bytesInOutput > 0).map(([input]) => folderOf(input)));
await mkdir(here('../obj'), { recursive: true });
await writeFile(here('../obj/page-modules.json'), JSON.stringify([...new Set(taken.filter(Boolean))].sort(), null, 2) + '\n');
