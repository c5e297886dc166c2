import { describe, expect, it } from 'vitest';
import { betweenFolders, importsOf, inCycles, pastIndex, sources, testFolders, upward } from './imports.mjs';

// A folder uses those above it in this list. What puts the page together comes last.
const panels = [
  'shell', 'method', 'time', 'filters', 'hotspots/now', 'hotspots', 'files', 'evidence', 'release', 'export', 'layers', 'deploy/raid', 'deploy',
  'holds', 'effect', 'brief',
];
const order = [
  ...['styles', 'base', 'contracts', 'wishes', 'state', 'host', 'questions', 'map/core', 'map/labels'].map((name) => ({ folder: `src/${name}` })),
  { files: ['src/map/layers/layer.ts'] },
  // A layer is a folder; a new one needs no line here.
  { within: 'src/map/layers' },
  ...['map/layers', 'map'].map((name) => ({ folder: `src/${name}` })),
  { files: ['src/map/index.ts'] },
  ...['view', 'panels'].map((name) => ({ folder: `src/${name}` })),
  ...panels.map((name) => ({ folder: `src/panels/${name}` })),
  { files: ['src/panels/shell/panel.tsx', 'src/main.tsx', 'src/app.tsx', 'src/start.ts'] },
];

const file = (path, text = '') => ({ path, text });

describe('what the page\'s sources import', () => {
  const files = sources();
  const imports = importsOf(files);

  it('is read from all of them', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ from: 'src/main.tsx', to: 'src/app.tsx' });
  });

  it('goes round in no circle, of files or of folders', () => {
    expect(inCycles(imports)).toEqual([]);
    expect(inCycles(betweenFolders(imports, order))).toEqual([]);
  });
  it('goes down the list of folders', () => expect(upward(imports, order)).toEqual([]));
  it('passes no index by', () => expect(pastIndex(imports, files)).toEqual([]));

  it('is tested in folders that are called the same', () => {
    const folders = new Set(files.flatMap(({ path }) => path.split('/').slice(1, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))));
    const strange = testFolders().map((folder) => folder.slice('test/'.length)).filter((folder) => !folders.has(folder));
    // What is of all folders: this file, and the tests of the whole page in a browser.
    expect(strange).toEqual(['', 'browser']);
  });
});

describe('a breach is seen', () => {
  it('where files import one another, types too', () => {
    const round = [
      file('src/a.ts', 'import { b } from \'./b\';'), file('src/b.tsx', 'export { c } from \'./c\';'),
      file('src/c/index.ts', 'import type { A } from \'../a\';'), file('src/d.ts', 'import { a } from \'./a\';\n// import \'./d\';'),
    ];
    expect(inCycles(importsOf(round))).toEqual(['src/a.ts', 'src/b.tsx', 'src/c/index.ts']);
    expect(inCycles(importsOf(round.slice(1).concat(file('src/a.ts'))))).toEqual([]);
  });

  it('where folders import one another, though no files do', () => {
    const two = [file('src/a/a.ts', 'import \'../b/b\';'), file('src/b/b.ts'), file('src/b/c.ts', 'import \'../a/d\';'), file('src/a/d.ts')];
    expect(inCycles(importsOf(two))).toEqual([]);
    expect(inCycles(betweenFolders(importsOf(two), order))).toEqual(['src/a', 'src/b']);
    expect(inCycles(betweenFolders(importsOf(two), [{ files: ['src/b/c.ts'] }]))).toEqual([]);
  });

  it('where a folder uses one below it, or one that nobody has listed', () => {
    const two = [file('src/map/a.ts', 'import \'../state/b\'; import \'ol\'; import \'../a.css\';'), file('src/state/b.ts', 'import \'../map/a\';')];
    expect(upward(importsOf(two), order)).toEqual(['src/state/b.ts -> src/map/a.ts']);
    expect(upward([{ from: 'src/new/a.ts', to: 'src/state/b.ts' }], order)).toEqual(['src/new/a.ts -> src/state/b.ts']);
    expect(upward([{ from: 'src/map/layers/a/a.ts', to: 'src/map/layers/list.ts' }], order))
      .toEqual(['src/map/layers/a/a.ts -> src/map/layers/list.ts']);
    expect(upward([{ from: 'src/map/layers/list.ts', to: 'src/map/layers/a/a.ts' }], order)).toEqual([]);
    expect(upward([{ from: 'src/app.tsx', to: 'src/panels/deploy/a.ts' }], order)).toEqual([]);
  });

  it('where an index is passed by from outside', () => {
    const three = [
      file('src/map/index.ts', 'export { a } from \'./a\';'), file('src/map/a.ts'),
      file('src/x.ts', 'import { a } from \'./map\';'), file('src/y.ts', 'import { a } from \'./map/a\';'),
    ];
    expect(pastIndex(importsOf(three), three)).toEqual(['src/y.ts -> src/map/a.ts']);
    // However deep what is imported lies.
    const deep = [...three.slice(0, 2), file('src/map/layer/b.ts'), file('src/z.ts', 'import { b } from \'./map/layer/b\';')];
    expect(pastIndex(importsOf(deep), deep)).toEqual(['src/z.ts -> src/map/layer/b.ts']);
    // A folder within is inside.
    const within = [...three.slice(0, 2), file('src/map/layer/b.ts', 'import { a } from \'../a\';')];
    expect(pastIndex(importsOf(within), within)).toEqual([]);
  });

  it('where a file is imported that is not there', () =>
    expect(() => importsOf([file('src/a.ts', 'import \'./b\';')])).toThrow('src/a.ts imports ./b'));
});
