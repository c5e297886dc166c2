import { afterEach, describe, expect, it } from 'vitest';
import { canRedo, canUndo, drag, forget, redo, settle, undo, wish } from '../../../src/state/deploy-history';
import {
  best, chosenSite, deployed, deployment, draggedSite, live, moves, plan, shownSites, straightMetres, usualWish, wayOf,
} from '../../../src/state/deployment';
import { cancel, drop, hasHome, hereAndBest, isLocked, lock, move, putBack, take, unlock } from '../../../src/state/locking';
import { once } from '../../../src/map/layers/deployment/deployment-layer';
import type { At, PlaceAnswer } from '../../../src/contracts/placement';
import { chartOf } from '../../../src/panels/deploy/curve';
import { oneMore, reachWords, targetWords, verdict } from '../../../src/panels/deploy/deploy-words';
import { clock } from '../../../src/panels/deploy/patrol-part';
import { incidents, passing, said } from '../../../src/state/state';
import { madeUp } from '../../made';

const CURVE = [
  { teams: 1, share: 0.4, bound: 0.4 }, { teams: 2, share: 0.6, bound: 0.61 }, { teams: 3, share: 0.7, bound: 0.75 },
  { teams: 4, share: 0.7, bound: 0.8 },
];

function answer(sites: readonly At[], part: Partial<PlaceAnswer> = {}): PlaceAnswer {
  return {
    version: 1, objective: 'coverage', teams: sites.length, reach: 1500, reachMetres: 1500, streets: null, unit: 'm', value: 60, bound: 75, gap: 0.2,
    proven: false, why: '', totalWeight: 100, coveredShare: 0.6, bestShare: 0.75,
    meanDistance: 640, worstDistance: 5120,
    sites: sites.map((at, k) => ({
      number: k + 1, at, locked: false, name: '', gridReference: '', covered: 1, gain: 1, gainShare: 0.1, nearestHotspot: null,
      nearestHotspotMetres: null, area: '', why: '',
    })),
    curve: CURVE, knee: 2, teamsForTarget: 5, patrol: null, atSea: [], warnings: [], notes: [], milliseconds: 1, ...part,
  };
}
const show = (sites: readonly At[]): void => {
  deployment.value = { ...usualWish, isOn: true, teams: sites.length };
  plan.value = answer(sites);
};
const site = (number: number) => shownSites.value.find((one) => one.number === number)!;

afterEach(() => {
  deployment.value = usualWish;
  plan.value = null;
  moves.value = new Map();
  draggedSite.value = chosenSite.value = null;
  incidents.value = null;
  forget();
});

describe('the coverage curve', () => {
  const chart = chartOf({ curve: [...CURVE].reverse(), teams: 3, knee: 2 });

  it('goes from few teams to many, higher shares higher up', () => {
    expect(chart.points.map(({ teams }) => teams)).toEqual([1, 2, 3, 4]);
    const { points } = chart;
    expect(points[1].x - points[0].x).toBeCloseTo(points[3].x - points[2].x, 9);
    expect(points[0].y).toBeGreaterThan(points[1].y);
    expect(points[2].y).toBe(points[3].y);
    expect(chart.yOf(1)).toBeLessThan(chart.yOf(0));
    expect([chart.yOf(-1), chart.yOf(2)]).toEqual([chart.yOf(0), chart.yOf(1)]);
  });

  it('marks what is chosen, the knee and the bound, and leaves out a bound that is the curve', () => {
    expect(chart.points.filter(({ isNow }) => isNow).map(({ teams }) => teams)).toEqual([3]);
    expect(chart.points.filter(({ isKnee }) => isKnee).map(({ teams }) => teams)).toEqual([2]);
    expect(chart.boundLine.split('L')).toHaveLength(4);
    expect(chartOf({ curve: CURVE.map((one) => ({ ...one, bound: one.share })), teams: 1, knee: null }).boundLine).toBe('');
  });

  it('holds one point, none, and more than there is room to write', () => {
    expect(chartOf({ curve: [], teams: 1, knee: null })).toMatchObject({ points: [], line: '', ticks: [] });
    expect(chartOf({ curve: CURVE.slice(0, 1), teams: 1, knee: 1 }).points[0].x).toBeGreaterThan(100);
    const many = Array.from({ length: 23 }, (_, k) => ({ teams: k + 1, share: k / 23, bound: 1 }));
    expect(chartOf({ curve: many, teams: 20, knee: 4 }).ticks.length).toBeLessThanOrEqual(10);
  });
});

describe('a deployment in words', () => {
  it('says what one more team adds, and nothing where the curve ends', () => {
    expect(oneMore(answer([[0, 0], [1, 1]]))).toBeCloseTo(0.1, 9);
    // Nothing is not offered, nor what would be written as 0.0 %.
    expect(oneMore(answer([[0, 0], [1, 1], [2, 2]]))).toBeNull();
    expect(oneMore(answer([[0, 0]], { curve: [{ teams: 1, share: 0.4, bound: 1 }, { teams: 2, share: 0.4004, bound: 1 }] }))).toBeNull();
    expect(oneMore(answer([[0, 0]], { teams: 4 }))).toBeNull();
  });

  it('says how many teams a share takes', () => {
    expect(targetWords(answer([]), 0.8)).toBe('5 teams for 80.0\u00a0%.');
    expect(targetWords(answer([], { teamsForTarget: 1 }), 0.8)).toBe('1 team for 80.0\u00a0%.');
    expect(targetWords(answer([], { teamsForTarget: null }), 0.95)).toMatch(/^More teams than .* 95\.0\u00a0%\.$/);
  });

  it('puts the figure of the objective first, with its unit', () => {
    expect(verdict(answer([])).figure).toBe('60.0\u00a0%');
    expect(verdict(answer([], { objective: 'median' })).figure).toBe('640 m');
    expect(verdict(answer([], { objective: 'center', worstDistance: 12_400 })).figure).toBe('12.4 km');
  });

  it('gives the best in the terms of the objective: a share, or a way that scales as the bound does', () => {
    expect(best(answer([]))).toBe(0.75);
    expect(best(answer([], { objective: 'median', value: 64_000, bound: 60_000 }))).toBeCloseTo(600, 9);
    expect(best(answer([], { objective: 'center', value: 5120, bound: 5000 }))).toBeCloseTo(5000, 9);
  });

  it('measures ways in the unit of the reach', () => {
    const minutes = answer([], { unit: 'minutes', reach: 5, reachMetres: 2000, meanDistance: 3.25, objective: 'median' });
    expect(verdict(minutes).figure).toBe('3.25 min');
    expect(wayOf(minutes, 1300)).toBeCloseTo(3.25, 9);
    expect(wayOf(answer([]), 1300)).toBe(1300);
  });

  it('turns minutes into metres by speed and detour', () => {
    const minutes = { ...usualWish, unit: 'minutes' as const, reach: 6, speed: 40, detour: 1.25 };
    expect(straightMetres(minutes)).toBeCloseTo(3200, 9);
    expect(reachWords(minutes, null)).toContain('3,200 m');
    expect(straightMetres(usualWish)).toBe(1500);
  });

  it('writes the time of a shift', () => {
    expect([0, 15, 59.6, 125.2].map(clock)).toEqual(['0:00', '0:15', '1:00', '2:05']);
  });
});

describe('patrols on the map', () => {
  it('are drawn once where they go again, whichever way round', () => {
    const [a, b, c]: [At, At, At] = [[0, 0], [10, 0], [10, 10]];
    expect(once([[a, b, c, a], [a, c, b, a]])).toEqual([[a, b, c, a]]);
    expect(once([[a, b, a, c], [b, c]])).toEqual([[a, b], [a, c], [b, c]]);
    expect(once([[a, a], []])).toEqual([]);
  });
});

describe('the way back', () => {
  it('takes a drag as one step', () => {
    wish({ isOn: true });
    drag({ teams: 4 });
    drag({ teams: 5 });
    drag({ teams: 6 });
    settle();
    undo();
    expect(deployment.value).toMatchObject({ isOn: true, teams: 3 });
    undo();
    expect([deployment.value.isOn, canUndo.value, canRedo.value]).toEqual([false, false, true]);
    redo();
    redo();
    expect([deployment.value.teams, canRedo.value]).toEqual([6, false]);
  });

  it('makes no step of no change', () => {
    wish({ teams: 3 });
    drag({ teams: 3 });
    settle();
    expect(canUndo.value).toBe(false);
  });
});

describe('a site that is moved', () => {
  const here: At = [400_000.4, 200_000.4], there: At = [400_250, 200_000], other: At = [410_000, 210_000];

  it('is locked where it is put, in whole metres, and the others are left to be placed', () => {
    show([here, other]);
    take(1);
    move(1, [400_249.7, 200_000.2]);
    expect(deployment.value.locked).toEqual([]);
    drop(1);
    expect(deployment.value.locked).toEqual([there]);
    expect([site(1).at, isLocked(site(1)), isLocked(site(2)), draggedSite.value]).toEqual([there, true, false, null]);
    undo();
    expect(deployment.value.locked).toEqual([]);
  });

  it('keeps one lock however often it is moved, and is put back to where the plan had it', () => {
    show([here, other]);
    for (const at of [there, [400_500, 200_100], [400_700, 200_200]] as const) {
      take(1);
      move(1, at);
      drop(1);
    }
    expect(deployment.value.locked).toEqual([[400_700, 200_200]]);
    expect(hasHome(site(1))).toBe(true);
    putBack(1);
    expect(deployment.value.locked).toEqual([]);
    expect(site(1).at).toEqual([400_000, 200_000]);
  });

  it('is put back locked where it had been locked', () => {
    show([there, other]);
    lock(1);
    take(1);
    move(1, [401_000, 200_000]);
    drop(1);
    putBack(1);
    expect(deployment.value.locked).toEqual([there]);
  });

  it('is back where it was when the move is given up', () => {
    show([here, other]);
    take(1);
    move(1, there);
    cancel(1);
    expect([site(1).at, site(1).isMoved, deployment.value.locked, draggedSite.value]).toEqual([here, false, [], null]);
    take(1);
    move(1, there);
    drop(1);
    take(1);
    move(1, other);
    cancel(1);
    expect([site(1).at, deployment.value.locked]).toEqual([there, [there]]);
  });

  it('changes nothing when it is only touched', () => {
    show([here, other]);
    take(2);
    drop(2);
    expect([deployment.value.locked, canUndo.value, chosenSite.value]).toEqual([[], false, 2]);
  });

  it('is unlocked alone', () => {
    show([there, other]);
    lock(1);
    lock(2);
    unlock(1);
    expect(deployment.value.locked).toEqual([other]);
  });

  it('has its share counted at once, and the host’s is shown again when it is back', () => {
    const data = {
      ...madeUp(3), easting: Float32Array.of(400_000, 400_200, 410_000), northing: Float32Array.of(200_000, 200_000, 210_000), codes: {},
      texts: {},
    };
    incidents.value = data;
    passing.value = new Uint8Array(3).fill(1);
    show([here, other]);
    expect(live.value).toBeNull();
    take(1);
    move(1, [390_000, 200_000]);
    expect(live.value?.share).toBeCloseTo(1 / 3, 9);
    move(1, [400_100, 200_000]);
    expect(live.value?.share).toBe(1);
    // The plan of this test says 75 % at best: a hand has found more.
    expect(hereAndBest.value).toEqual({ here: '100.0\u00a0%', best: 'better than any place tried' });
    cancel(1);
    expect(live.value).toBeNull();
    expect(said.value).toBe('Site 1 is back where it was.');
  });

  it('takes the round of patrols off the map until there is a new one', () => {
    show([here, other]);
    plan.value = answer(
      [here, other],
      { patrol: { visits: [], lines: [[[0, 0], [1, 1]]], travelMinutes: 0, visitMinutes: 0, spareMinutes: 0, lengthMetres: 0, boundMetres: 0 } },
    );
    expect(deployed.value?.patrol).not.toBeNull();
    move(1, there);
    expect(deployed.value?.patrol).toBeNull();
  });
});
