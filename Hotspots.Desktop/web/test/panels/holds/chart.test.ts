import { describe, expect, it } from 'vitest';
import { chartOf, HEIGHT, shownMaps } from '../../../src/panels/holds/chart';
import type { BacktestMap } from '../../../src/questions/answers';

const map = (name: string, hits: number[]): BacktestMap => ({
  name, title: name,
  points: hits.map((hit, i) => {
    const rate = hit / 100;
    return { km2: 0.5 * 2 ** i, hits: hit, of: 100, rate, low: rate - 0.05, high: rate + 0.05, best: Math.min(100, hit + 20) };
  }),
});

describe('the curve of a back-test', () => {
  const maps = [map('counts', [40, 60, 80]), map('kde', [30, 55, 70])];

  it('rises from no ground and nothing held', () => {
    const chart = chartOf({ maps, choice: 'kde' })!;
    for (const { path } of chart.lines) expect(path.startsWith(`M${chart.left.toFixed(1)} ${chart.bottom.toFixed(1)}`)).toBe(true);
    const heights = chart.lines.find(({ key }) => key === 'map')!.dots.map(({ y }) => y);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
    expect(chart.yOf(0)).toBe(chart.bottom);
    expect(chart.yOf(1)).toBeLessThan(HEIGHT / 4);
  });

  it('lies below the best that any map could have done', () => {
    const chart = chartOf({ maps, choice: 'kde' })!;
    const best = chart.lines.find(({ key }) => key === 'best')!.dots;
    for (const { key, dots } of chart.lines) if (key !== 'best') dots.forEach(({ y }, i) => expect(y).toBeGreaterThanOrEqual(best[i].y));
  });

  it('has the plain counts beside it, once', () => {
    expect(chartOf({ maps, choice: 'kde' })!.lines.map(({ key }) => key)).toEqual(['best', 'counts', 'map']);
    expect(chartOf({ maps, choice: 'counts' })!.lines.map(({ key }) => key)).toEqual(['best', 'map']);
    expect(shownMaps({ maps, choice: 'counts' }).counts).toBeNull();
  });

  it('writes the ground below, from none to the most', () => {
    expect(chartOf({ maps, choice: 'kde' })!.xTicks.map(({ text }) => text)).toEqual(['0', '0.5', '1', '2']);
  });

  it('is none where nothing happened', () => {
    const quiet = { ...map('counts', [0]), points: [{ km2: 1, hits: 0, of: 0, rate: null, low: 0, high: 1, best: 0 }] };
    expect(chartOf({ maps: [quiet], choice: 'counts' })).toBeNull();
    expect(chartOf({ maps: [], choice: 'counts' })).toBeNull();
  });
});
