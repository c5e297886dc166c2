import { describe, expect, it } from 'vitest';
import { groundLook, GROUNDS } from '../../src/map/layers/effect/look';
import type { Dataset, Incidents } from '../../src/contracts/model';
import { UNKNOWN_MINUTE } from '../../src/contracts/model';
import { chance, figuresOf, onlyRange, rangeText, signed, signedWhole } from '../../src/panels/effect/effect-words';
import { operationsIn } from '../../src/panels/effect/operations';
import { rankRows, stripOf, WIDTH } from '../../src/panels/effect/strip';
import { minuteOf } from '../../src/base/words';
import type { EffectAnswer } from '../../src/questions/answers';
import { boxOfPlaces, effectQuery, viewOf } from '../../src/questions/effect';
import { dataset, filters, noFilters } from '../../src/state/state';
import { effectParts, effectWish, readEffectPart, usualEffect, type EffectWish } from '../../src/wishes/effect-wish';

const TOWNS = ['', 'Buckley', 'Mold'], NAMES = ['', 'Racer', 'Dovecote'];

/** One incident a row: operation, town, day of June 2026 (0: not known). */
function made(rows: readonly (readonly [operation: number, town: number, day: number])[]): Incidents {
  const zeros = (): Float32Array => new Float32Array(rows.length);
  return {
    count: rows.length, easting: zeros(), northing: zeros(), span: new Uint32Array(rows.length), precision: new Uint8Array(rows.length),
    minute: Int32Array.from(rows, ([, , day]) => (day === 0 ? UNKNOWN_MINUTE : minuteOf(2026, 6, day) + 61)),
    codes: { operation: Uint8Array.from(rows, ([operation]) => operation), town: Uint8Array.from(rows, ([, town]) => town) },
    texts: { operation: NAMES, town: TOWNS },
  };
}

type Row = readonly [operation: number, town: number, day: number];
const many = (times: number, row: Row): Row[] => Array.from({ length: times }, () => row);

describe('what is asked', () => {
  it('is not bound to a ward: the place to compare with may lie outside it', () => {
    dataset.value = { version: 1, incidents: 9, areas: [] } as unknown as Dataset;
    filters.value = { ...noFilters, boundary: 'ward:Pier, Tendring', kinds: ['tip'] };
    effectWish.value = { ...usualEffect, place: { of: 'operation', name: 'Racer', area: 'Mold' } };
    expect(effectQuery.value?.filters).toEqual({ ...noFilters, kinds: ['tip'], areas: ['Mold'] });
    dataset.value = null;
    filters.value = noFilters;
    effectWish.value = usualEffect;
  });
});

describe('the operations to choose from', () => {
  it('are listed where each has most incidents, the latest first', () => {
    const data = made([[1, 1, 3], [1, 1, 5], [1, 1, 0], [1, 2, 9], [2, 2, 20], [0, 1, 30]]);
    expect(operationsIn(data, ['Buckley', 'Mold'])).toEqual([
      { name: 'Dovecote', area: 'Mold', incidents: 1, first: minuteOf(2026, 6, 20), last: minuteOf(2026, 6, 20) },
      { name: 'Racer', area: 'Buckley', incidents: 3, first: minuteOf(2026, 6, 3), last: minuteOf(2026, 6, 5) },
    ]);
  });

  it('are listed in a second town with many incidents, too', () => {
    const data = made([...many(20, [1, 1, 3]), ...many(12, [1, 2, 4])]);
    expect(operationsIn(data, ['Buckley', 'Mold']).map(({ area, incidents }) => [area, incidents])).toEqual([['Mold', 12], ['Buckley', 20]]);
  });

  it('prefer a town that is listed to ground outside of all, and have none where there is nothing else', () => {
    const found = operationsIn(made([[1, 0, 3], [1, 0, 3], [1, 1, 3]]), ['Buckley']);
    expect(found.map(({ area, incidents }) => [area, incidents])).toEqual([['Buckley', 1]]);
    expect(operationsIn(made([[1, 2, 0]]), ['Buckley'])).toEqual([{ name: 'Racer', area: null, incidents: 1, first: null, last: null }]);
  });

  it('are none where the files name none', () => {
    expect(operationsIn(made([[0, 1, 1]]), ['Buckley'])).toEqual([]);
    expect(operationsIn({ ...made([[1, 1, 1]]), codes: {}, texts: {} }, ['Buckley'])).toEqual([]);
  });
});

describe('the strip of placebos', () => {
  const placeboZ = [-2.5, -1.2, -1.2, -0.1, 0, 0.4, 0.4, 0.41, 1.9];

  it('has a dot for each, none outside of it, and more to the right', () => {
    const strip = stripOf({ z: -1.4, placeboZ })!;
    expect(strip.dots).toHaveLength(placeboZ.length);
    for (const { x, y } of strip.dots) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(WIDTH);
      expect(y).toBeLessThan(strip.base);
      expect(y).toBeGreaterThan(18);
    }
    expect(strip.own).toBeLessThan(strip.zero);
    expect(strip.zero).toBe(WIDTH / 2);
  });

  it('keeps thousands of dots, and one far out, within its height and width', () => {
    const strip = stripOf({ z: 40, placeboZ: Array.from({ length: 3000 }, () => 0) })!;
    expect(strip.height).toBeLessThan(200);
    expect(strip.own).toBeLessThan(WIDTH);
    for (const { y } of strip.dots) expect(y).toBeGreaterThan(18);
  });

  it('is none without placebos', () => expect(stripOf({ z: 1, placeboZ: [] })).toBeNull());

  it.each([-3, -1.2, 0, 0.4, 2.2])('adds up in its table at z %f', (z) => {
    const rows = rankRows({ z, placeboZ });
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(placeboZ.length);
    const asFar = z <= 0 ? placeboZ.filter((other) => other <= z).length : placeboZ.filter((other) => other >= z).length;
    expect(rows[0].count).toBe(asFar);
  });
});

describe('the text of a view', () => {
  const read = (wish: EffectWish): EffectWish => {
    const back: EffectWish = { ...usualEffect };
    for (const [key, values] of effectParts(wish)) expect(readEffectPart(back, key, values)).toBe(true);
    return back;
  };

  it('keeps what is asked, and says nothing where nothing is', () => {
    expect(effectParts(usualEffect)).toEqual([]);
    const wish: EffectWish = {
      place: { of: 'operation', name: 'Operation Racer', area: 'Buckley' }, start: '2026-05-01', end: '2026-06',
      chosen: '2025-01-01..2025-02-28', ring: 300, control: null,
    };
    expect(read(wish)).toEqual(wish);
    const everywhere: EffectWish = { ...usualEffect, place: { of: 'operation', name: 'Racer', area: null } };
    expect(read(everywhere)).toEqual(everywhere);
    const hotspot: EffectWish = { ...usualEffect, place: { of: 'hotspot', key: 'Mold/High Street' }, start: '2026-05-01' };
    expect(read(hotspot)).toEqual(hotspot);
    const ward: EffectWish = { ...usualEffect, place: { of: 'boundary', layer: 'Wards, 2026', name: 'Pier' }, start: '2026-05-01' };
    expect(read(ward)).toEqual(ward);
  });

  it('takes nothing in that is wrong', () => {
    const wish: EffectWish = { ...usualEffect };
    const wrong = [
      ['effect', 'operation'], ['effect', 'town'], ['effect', 'boundary'], ['effect-start', 'soon'], ['effect-end', '1'], ['effect-chosen', '..'],
      ['effect-ring', '5'], ['effect-ring', 'wide'],
    ];
    for (const [key, value] of wrong) readEffectPart(wish, key, [value]);
    expect(wish).toEqual(usualEffect);
    expect(readEffectPart(wish, 'shift', ['22-5'])).toBe(false);
  });
});

const square = (west: number, south: number, side: number): [number, number][][][] =>
  [[[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]]];

describe('the four grounds on the map', () => {
  it('are seen together where they are near, and the place alone where the other is far', () => {
    const where = (control: number) => [['treated', 0], ['control', control], ['ring', 0], ['ring of control', control]] as const;
    const places = (control: number): EffectAnswer['places'] => where(control)
      .map(([role, west]) => ({ role, name: '', before: 0, during: 0, km2: 1, difference: null, outline: square(west, 0, 1000) }));
    expect(viewOf({ places: places(4000) })[2]).toBeGreaterThan(5000);
    expect(viewOf({ places: places(300_000) })[2]).toBeLessThan(2000);
    expect(boxOfPlaces(places(0))).toEqual([-150, -150, 1150, 1150]);
    // Room for the legend below what lies side by side.
    const [west, south, east, north] = viewOf({ places: places(4000) });
    expect(north - south).toBeGreaterThan(0.8 * (east - west));
    expect(north).toBe(boxOfPlaces(places(4000))[3]);
  });

  it('differ in their lines, and not in colour alone', () => {
    const looks = GROUNDS.map(({ role }) => groundLook(role, { isDark: false }));
    expect(new Set(looks.map(({ dash }) => dash.join())).size).toBe(4);
    expect(new Set(looks.map(({ colour }) => colour)).size).toBe(2);
  });
});

describe('words', () => {
  it('say more and fewer, and how sure', () => {
    expect([signed(37), signed(-1.14), signed(0.02), signed(-0.04)]).toEqual(['+37', '−1.1', '0', '0']);
    expect(rangeText({ value: 2, low: -1, high: 5 })).toBe('−1 to +5');
    expect([signedWhole(36.96), signedWhole(-1.14), signedWhole(0.3), signedWhole(-0.04)]).toEqual(['+37', '−1', '+0.3', '0']);
    expect([chance(0.0004), chance(0.0344)]).toEqual(['p below 0.001', 'p 0.034']);
  });

  it('warn of a range that leaves out 0 where there is no verdict, and there alone', () => {
    const together = { value: 47, low: 5, high: 89 };
    expect(onlyRange({ verdict: 'too few', together })).toContain('no verdict');
    expect(onlyRange({ verdict: 'within chance', together: { value: -9, low: -15, high: -2 } })).toContain('no verdict');
    expect(onlyRange({ verdict: 'more', together })).toBeNull();
    expect(onlyRange({ verdict: 'too few', together: { ...together, low: -1 } })).toBeNull();
  });

  it('give the reason where there is no quotient, and the share that moved where there is one', () => {
    const answer = {
      together: { value: 1, low: 0, high: 2 }, dispersion: 1.5, net: null, preTrendP: null, placeboZ: [1], placebosApart: 1, z: -1, p: 0.5, pMore: 1,
      wdq: null, wdqRefused: 'the place did no better',
    } as unknown as EffectAnswer;
    const text = (one: EffectAnswer): string => figuresOf(one).map((pair) => pair.join(': ')).join('\n');
    expect(text(answer)).toContain('Not said: the place did no better');
    expect(text({ ...answer, wdq: -0.4, wdqRefused: null })).toContain('part of the gain moved to the ring');
    expect(text({ ...answer, wdq: -1.4, wdqRefused: null })).toContain('more moved');
  });
});
