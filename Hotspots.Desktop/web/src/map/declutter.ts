// One declutter for all that is written on the map: rank badges, places, streets, grid letters never cover each other.

/** Device pixels, x to the right and y down. */
export interface Box { left: number; top: number; right: number; bottom: number }

/** Something to write. `boxes` are the places it may take, best first; the first that is free is taken. */
export interface Candidate { boxes: readonly Box[]; /** Written even over others, and others keep off it. */ isForced?: boolean }

const CELL = 96;

/** For each candidate, in order of importance, which of its boxes it gets; −1 when there is no room. Boxes that are `taken` stay free. */
export function declutter(candidates: readonly Candidate[], taken: readonly Box[] = []): Int8Array {
  const cells = new Map<string, Box[]>();
  const cellsOf = (box: Box): string[] => {
    const names = [];
    for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++)
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++) names.push(`${x},${y}`);
    return names;
  };
  const isFree = (box: Box): boolean => !cellsOf(box).some((name) => cells.get(name)?.some((other) => overlap(box, other)));
  const take = (box: Box): void => {
    for (const name of cellsOf(box)) {
      const there = cells.get(name);
      if (there) there.push(box);
      else cells.set(name, [box]);
    }
  };
  taken.forEach(take);
  return Int8Array.from(candidates, ({ boxes, isForced }) => {
    const free = isForced ? 0 : boxes.findIndex(isFree);
    if (free >= 0) take(boxes[free]);
    return free;
  });
}

/** Boxes that only touch do not overlap. */
export const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
