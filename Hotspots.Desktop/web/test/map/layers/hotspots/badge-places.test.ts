import { describe, expect, it } from 'vitest';
import type { Hotspot } from '../../../../src/contracts/model';
import { alongOutline, badgePlaces, isInside } from '../../../../src/map/layers/hotspots/badge-places';
import type { Frame } from '../../../../src/map/core/canvas-layer';

type Ring = [number, number][];
const hotspot = (ring: Ring): Hotspot => ({ outline: [[ring]], centre: [5_000, 5_000] }) as unknown as Hotspot;
const frame = (metres: number, west = 0, north = 10_000): Frame => ({ width: 1000, height: 1000, ratio: 1, metres, west, north, isMoving: false });
/** A crescent: its middle and the middle of its box lie outside. */
const crescent: Ring = [
  [2_000, 8_000], [8_000, 8_000], [8_000, 7_000], [3_000, 7_000], [3_000, 3_000], [8_000, 3_000], [8_000, 2_000], [2_000, 2_000],
  [2_000, 8_000],
];

describe('a rank badge', () => {
  it('stands on the outline, whatever its shape', () => {
    const places = badgePlaces(hotspot(crescent), frame(10), 9);
    expect(places.length).toBeGreaterThan(2);
    const corners = crescent.map(([e, n]) => `${e / 10},${(10_000 - n) / 10}`);
    for (const [x, y] of places) expect(corners).toContain(`${x},${y}`);
    expect(Math.min(...places.map(([, y]) => y))).toBe(places[0][1]);
  });

  it('stays in sight where only a part of the outline is', () => {
    for (const [x, y] of badgePlaces(hotspot(crescent), frame(10, 2_500, 5_000), 9)) {
      expect(x).toBeGreaterThanOrEqual(9);
      expect(y).toBeLessThanOrEqual(1000 - 9);
    }
  });

  it('stands inside where the hotspot fills the window', () => {
    const square: Ring = [[0, 0], [10_000, 0], [10_000, 10_000], [0, 10_000], [0, 0]];
    const view = frame(1, 4_000, 6_000);
    const places = badgePlaces(hotspot(square), view, 9);
    expect(places).toHaveLength(1);
    expect(isInside([[square]], view.west + places[0][0], view.north - places[0][1])).toBe(true);
  });

  it('is in the middle of a hotspot of its own size, and nowhere when that is out of sight', () => {
    expect(badgePlaces(hotspot(crescent), frame(500, -200_000, 250_000), 9)[0]).toEqual([410, 490]);
    expect(badgePlaces(hotspot(crescent), frame(1, 100_000, 100_000), 9)).toEqual([]);
  });
});

describe('points along an outline', () => {
  it('leave no gap wider than a step', () => {
    const points = alongOutline([[crescent]], frame(10), 6);
    for (let i = 1; i < points.length; i++)
      expect(Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1])).toBeLessThanOrEqual(6.001);
    expect(points.length).toBeGreaterThan(300);
  });
});
