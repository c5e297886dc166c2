// One declutter for all that is written on the map: rank badges, places, streets, grid letters never cover each other.

/** Device pixels, x to the right and y down. */
export interface Box { left: number; top: number; right: number; bottom: number }

/** Something to write. `boxes` are the places it may take, best first; the first that is free is taken. */
export interface Candidate {
  boxes: readonly Box[];
  /** Written even over others, and others keep off it. */
  isForced?: boolean;
  /** Does it keep off the obstacles too? */
  keepsOff?: boolean;
  /** A place it does not want for reasons of its own. */
  refuses?: (box: Box) => boolean;
  /** Not written again within so many device pixels of where the same text stands. */
  once?: { text: string; within: number };
}

const CELL = 96;

/**
 * For each candidate, in order of importance, which of its boxes it gets; −1 when there is no room. Boxes that are `taken` stay free;
 * `obstacles` are marks that only those keep off that say so.
 */
export function declutter(candidates: readonly Candidate[], taken: readonly Box[] = [], obstacles: readonly Box[] = []): Int8Array {
  const used = new Boxes(taken), marks = new Boxes(obstacles);
  const standing = new Map<string, Box[]>();
  return Int8Array.from(candidates, ({ boxes, isForced, keepsOff, refuses, once }) => {
    const others = once && standing.get(once.text);
    const isFree = (box: Box): boolean => used.isFree(box) && (keepsOff !== true || marks.isFree(box)) &&
      !others?.some((other) => distance(box, other) < once!.within) && refuses?.(box) !== true;
    const free = isForced ? 0 : boxes.findIndex(isFree);
    if (free < 0) return free;
    used.take(boxes[free]);
    if (others) others.push(boxes[free]);
    else if (once) standing.set(once.text, [boxes[free]]);
    return free;
  });
}

/** Boxes, found by the cells of a square net that they touch. */
class Boxes {
  readonly #cells = new Map<number, Box[]>();

  constructor(boxes: readonly Box[]) { for (const box of boxes) this.take(box); }

  isFree(box: Box): boolean {
    for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++)
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++)
        if (this.#cells.get(cellOf(x, y))?.some((other) => overlap(box, other))) return false;
    return true;
  }

  take(box: Box): void {
    for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++)
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++) {
        const there = this.#cells.get(cellOf(x, y));
        if (there) there.push(box);
        else this.#cells.set(cellOf(x, y), [box]);
      }
  }
}

const cellOf = (x: number, y: number): number => (y + 32_768) * 65_536 + x + 32_768;

/** Between the middles. */
const distance = (a: Box, b: Box): number => Math.hypot(a.left + a.right - b.left - b.right, a.top + a.bottom - b.top - b.bottom) / 2;

/** Boxes that only touch do not overlap. */
export const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
