import { describe, expect, it } from 'vitest';
import { levelOf, SQUARE, squaresOf } from '../../../src/map/core/tile-cache';

describe('kept squares', () => {
  it('cover the frame, each once', () => {
    const frame = { width: 1440, height: 900, ratio: 1, metres: 2, west: 323_001.3, north: 364_000.7, isMoving: false };
    const squares = squaresOf(frame, 2);
    expect(new Set(squares.map(({ column, row }) => `${column},${row}`)).size).toBe(squares.length);
    for (let y = 0; y <= 900; y += 50) for (let x = 0; x <= 1440; x += 40) {
      const column = Math.floor((frame.west + 2 * x) / (SQUARE * 2)), row = Math.floor(-(frame.north - 2 * y) / (SQUARE * 2));
      expect(squares).toContainEqual({ column, row });
    }
    expect(squares.length).toBeLessThanOrEqual(20);
  });
  it(
    'are those of the nearest level',
    () => { expect([levelOf(2), levelOf(2.3), levelOf(0.01), levelOf(1e6)]).toEqual([2, 2, 2048 / 2 ** 12.5, 2048]); },
  );
});
