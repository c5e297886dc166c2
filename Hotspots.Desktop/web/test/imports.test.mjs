import { describe, expect, it } from 'vitest';
import { importsOf, inCycles, pastIndex, sources, upward } from './imports.mjs';
import today from './imports-today.json';

// A folder uses those above it in this list. What puts the page together comes last.
const layers = ['basemap', 'tiles', 'density', 'cells', 'grid', 'boundaries', 'incidents', 'contours', 'hotspots', 'effect', 'changes', 'deployment', 'names'];
const panels = ['shell', 'method', 'filters', 'time', 'hotspots/now', 'hotspots', 'files', 'evidence', 'export', 'layers', 'deploy', 'holds', 'effect'];
const order = [
  ...['styles', 'base', 'contracts', 'wishes', 'state', 'host', 'questions', 'map/core', 'map/labels'].map((name) => ({ folder: `src/${name}` })),
  ...layers.map((name) => ({ folder: `src/map/layers/${name}` })),
  ...['map/layers', 'map', 'view', 'panels'].map((name) => ({ folder: `src/${name}` })),
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

  // What breaks a rule today is listed by name in imports-today.json; the lists may only become shorter.
  it('goes round in no circle but today\'s', () => expect(inCycles(imports)).toEqual(today.inCycles));
  it('goes down the list of folders, but for today\'s', () => expect(upward(imports, order)).toEqual(today.upward));
  it('passes no folder\'s index by, but for today\'s', () => expect(pastIndex(imports, files)).toEqual(today.pastIndex));
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

  it('where a folder uses one below it, or one that nobody has listed', () => {
    const two = [file('src/map/a.ts', 'import \'../state/b\'; import \'ol\'; import \'../a.css\';'), file('src/state/b.ts', 'import \'../map/a\';')];
    expect(upward(importsOf(two), order)).toEqual(['src/state/b.ts -> src/map/a.ts']);
    expect(upward([{ from: 'src/new/a.ts', to: 'src/state/b.ts' }], order)).toEqual(['src/new/a.ts -> src/state/b.ts']);
    expect(upward([{ from: 'src/app.tsx', to: 'src/panels/deploy/a.ts' }], order)).toEqual([]);
  });

  it('where an index is passed by from outside', () => {
    const three = [
      file('src/map/index.ts', 'export { a } from \'./a\';'), file('src/map/a.ts'),
      file('src/x.ts', 'import { a } from \'./map\';'), file('src/y.ts', 'import { a } from \'./map/a\';'),
    ];
    expect(pastIndex(importsOf(three), three)).toEqual(['src/y.ts -> src/map/a.ts']);
    // A folder within is inside.
    const within = [...three.slice(0, 2), file('src/map/layer/b.ts', 'import { a } from \'../a\';')];
    expect(pastIndex(importsOf(within), within)).toEqual([]);
  });

  it('where a file is imported that is not there', () =>
    expect(() => importsOf([file('src/a.ts', 'import \'./b\';')])).toThrow('src/a.ts imports ./b'));
});
