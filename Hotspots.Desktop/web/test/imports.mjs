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

/** Folders that hold tests: 'test/map/core'. */
export function testFolders() {
  return [...new Set(readdirSync(join(page, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.(ts|mjs)$/.test(entry.name))
    .map((entry) => entry.parentPath.slice(page.length + 1).replaceAll('\\', '/')))].sort();
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

/** The same between folders; files that the order lists by name stand for themselves. */
export function betweenFolders(imports, order) {
  const own = new Set(order.flatMap(({ files }) => files ?? []));
  const place = (file) => own.has(file) ? file : posix.dirname(file);
  return imports.map(({ from, to }) => ({ from: place(from), to: place(to) })).filter(({ from, to }) => from !== to);
}

/**
 * Imports from a folder of those listed after it, or of none of the list: 'a.ts -> b.ts', in order.
 * `within` stands for every folder right in one, all of one rank.
 */
export function upward(imports, order) {
  const rank = (file) => {
    const folder = posix.dirname(file), own = order.findIndex(({ files }) => files?.includes(file));
    return own >= 0 ? own : order.findIndex((one) => one.folder === folder || one.within === posix.dirname(folder));
  };
  return imports.filter(({ from, to }) => rank(from) < 0 || rank(to) < 0 || rank(to) > rank(from)).map(words).sort();
}

/** Imports that reach past an index from outside of its folder, however deep. */
export function pastIndex(imports, files) {
  const indexed = files.filter(({ path }) => /\/index\.tsx?$/.test(path)).map(({ path }) => ({ index: path, inside: `${posix.dirname(path)}/` }));
  const isPast = ({ from, to }) => indexed.some(({ index, inside }) => to !== index && to.startsWith(inside) && !from.startsWith(inside));
  return imports.filter(isPast).map(words).sort();
}

const words = ({ from, to }) => `${from} -> ${to}`;
