const marked = new Set<string>();

/** A mark on the browser's own timeline the first time: what bench/pan.mjs and the browser tests wait for. */
export function markOnce(name: string): void {
  if (marked.has(name)) return;
  marked.add(name);
  performance.mark(name);
}
