// Of thousands of areas a list shows the largest.

/** Areas a list shows at most: more is nobody's reading, and slows the window down. */
export const MOST_AREAS = 200;

/** The areas with most incidents, in the order given; all of them where there are few. */
export function largest<T extends { incidents: number }>(areas: readonly T[], most = MOST_AREAS): readonly T[] {
  if (areas.length <= most) return areas;
  const shown = new Set([...areas].sort((a, b) => b.incidents - a.incidents).slice(0, most));
  return areas.filter((area) => shown.has(area));
}
