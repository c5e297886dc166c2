// Does a place have a neighbour nearer than so many pixels?

type Place = readonly [x: number, y: number];

export class Crowd {
  readonly #cells = new Map<number, Place[]>();
  readonly #side: number;

  /** Places that differ, and the farthest that is asked for. */
  constructor(places: readonly Place[], farthest: number) {
    this.#side = farthest;
    for (const place of places) {
      const cell = this.#cellOf(Math.floor(place[0] / farthest), Math.floor(place[1] / farthest)), there = this.#cells.get(cell);
      if (there) there.push(place);
      else this.#cells.set(cell, [place]);
    }
  }

  /** Is another place within `reach` pixels? One at the same pixel is another; the place itself counts once. */
  isNear([x, y]: Place, reach: number): boolean {
    const column = Math.floor(x / this.#side), row = Math.floor(y / this.#side);
    let there = 0;
    for (let up = -1; up <= 1; up++) for (let right = -1; right <= 1; right++)
      for (const [otherX, otherY] of this.#cells.get(this.#cellOf(column + right, row + up)) ?? [])
        if (Math.hypot(otherX - x, otherY - y) <= reach && ++there > 1) return true;
    return false;
  }

  #cellOf(column: number, row: number): number { return (row + 32_768) * 65_536 + column + 32_768; }
}
