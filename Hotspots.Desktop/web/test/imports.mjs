import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const page = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every source of the page: its path, as 'src/map/scene.ts', and its text. */
export function sources() {
  return readdirSync(join(page, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(page.length + 1).replaceAll('\\', '/'))
    .map((path) => ({ path, text: readFileSync(join(page, path), 'utf8') }));
}

/** Who imports whom, types too: pairs of paths; packages and styles are left out. */
export function importsOf(files) {
  const known = new Set(files.map(({ path }) => path));
  return files.flatMap(({ path, text }) => ts.preProcessFile(text, true, true).importedFiles
    .filter(({ fileName }) => fileName.startsWith('.') && !fileName.endsWith('.css'))
    .map(({ fileName }) => {
      const bare = posix.join(posix.dirname(path), fileName);
      const found = [`${bare}.ts`, `${bare}.tsx`, `${bare}/index.ts`, bare].find((one) => known.has(one));
      if (!found) throw new Error(`${path} imports ${fileName}, which is not there`);
      return { from: path, to: found };
    }));
}

/** Files that import one another, directly or on the way round, in order of path. */
export function inCycles(imports) {
  const next = new Map(imports.map(({ from }) => [from, []]));
  for (const { from, to } of imports) next.get(from).push(to);
  const reaches = (start, goal, seen = new Set()) => (next.get(start) ?? []).some((to) =>
    to === goal || (!seen.has(to) && reaches(to, goal, seen.add(to))));
  return [...next.keys()].filter((file) => reaches(file, file)).sort();
}

/** Imports from a folder of those listed after it, or of none of the list: 'a.ts -> b.ts', in order. */
export function upward(imports, order) {
  const own = (file) => order.findIndex(({ files }) => files?.includes(file));
  const rank = (file) => own(file) >= 0 ? own(file) : order.findIndex(({ folder }) => folder === posix.dirname(file));
  return imports.filter(({ from, to }) => rank(from) < 0 || rank(to) < 0 || rank(to) > rank(from)).map(words).sort();
}

/** Imports that reach past a folder's index from outside of it. */
export function pastIndex(imports, files) {
  const indexed = new Set(files.filter(({ path }) => /\/index\.tsx?$/.test(path)).map(({ path }) => posix.dirname(path)));
  return imports.filter(({ from, to }) =>
    indexed.has(posix.dirname(to)) && !/\/index\.tsx?$/.test(to) && !from.startsWith(`${posix.dirname(to)}/`)).map(words).sort();
}

const words = ({ from, to }) => `${from} -> ${to}`;
