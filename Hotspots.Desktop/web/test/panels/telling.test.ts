import { afterEach, describe, expect, it } from 'vitest';
import { countedOf } from '../../src/state/deployment';
import { comparedTitle } from '../../src/state/compared';
import { contourMeaning } from '../../src/map/layers/contours/contour-layer';
import { surfaceTitle } from '../../src/map/layer-legends';
import type { RunAnswer } from '../../src/contracts/model';
import { setWords } from '../../src/panels/deploy/towns-and-files';
import { hotspotsWith } from '../../src/panels/evidence/spot';
import { datesOf, timesOf } from '../../src/panels/hotspots/row-words';
import { dates, isolated } from '../../src/base/words';
import { usualWish } from '../../src/state/deployment';
import { run } from '../../src/state/state';

afterEach(() => { run.value = null; });

describe('days from the first to the last', () => {
  it('say once what both have', () => {
    expect(dates('2026-03-03T14:05+00:00', '2026-03-14T01:00+00:00')).toBe('3–14 Mar 2026');
    expect(dates('2026-02-28', '2026-03-03')).toBe('28 Feb – 3 Mar 2026');
    expect(dates('2025-12-30', '2026-01-02')).toBe('30 Dec 2025 – 2 Jan 2026');
    expect(dates('2026-03-03T14:05+00:00', '2026-03-03T15:05+00:00')).toBe('3 Mar 2026');
    expect(dates('2026-03', '2026-03')).toBe('March 2026');
    expect(dates('', '')).toBe('');
  });
  it('stand in the list where the method is about time', () => {
    const hotspot = { first: '2026-03-03', last: '2026-03-14' };
    expect(datesOf(hotspot, { needsTimes: true })).toBe('3–14 Mar 2026');
    expect(datesOf(hotspot, { needsTimes: false })).toBe('');
  });
});

describe('relative risk', () => {
  const risk = (name: string, value: number | null) => ({ evidence: [{ method: 'relative-risk', figures: [{ name, value, unit: '', words: '' }] }] });
  it('says how many times in the list', () => {
    const info = { name: 'relative-risk', compares: true };
    expect(timesOf(risk('risk', 3.21), info)).toBe('3.2 × the usual');
    expect(timesOf(risk('logRisk', Math.log(2)), info)).toBe('2.0 × the usual');
    expect(timesOf(risk('risk', null), info)).toBe('');
    expect(timesOf(risk('risk', 3), { ...info, compares: false })).toBe('');
  });
  it('says what against what in the legend and under its lines', () => {
    run.value = { compared: 'seizures against tips' } as RunAnswer;
    expect(comparedTitle()).toBe('Seizures against tips');
    expect(surfaceTitle('')).toBe('Seizures against tips: times the usual');
    expect(contourMeaning({ area: '', level: 2, unit: '', share: 1, ground: [] })).toMatch(/seizures against tips/);
  });
});

describe('a name written from right to left', () => {
  it('keeps its place among the words and numbers beside it', () => {
    const street = '\u0634\u0627\u0631\u0639 \u0627\u0644\u0645\u0644\u0643', town = '\u0645\u062f\u064a\u0646\u0629';
    expect(isolated(`Hotspot 1: ${street}, ${town}, 12 incidents.`)).toBe(`Hotspot 1: \u2068${street}\u2069, \u2068${town}\u2069, 12 incidents.`);
    expect(isolated('Hotspot 1: Ffordd T\u0177 Gwyn, 12 incidents.')).toBe('Hotspot 1: Ffordd T\u0177 Gwyn, 12 incidents.');
  });
});

describe('what a plan counts', () => {
  const data = { codes: { area: Uint8Array.of(0, 1, 0, 1) }, texts: { area: ['Mold', 'Clacton'] } };
  it('is all that passes, but for the sea and for towns without teams', () => {
    const mask = Uint8Array.of(1, 1, 1, 0);
    expect(countedOf(data, mask, {}, [])).toBe(mask);
    expect([...countedOf(data, mask, {}, [2])]).toEqual([1, 1, 0, 0]);
    expect([...countedOf(data, mask, { Clacton: 2 }, [])]).toEqual([0, 1, 0, 0]);
  });
  it('is told in the head of its fold', () => {
    expect(setWords(usualWish)).toBe('');
    expect(setWords({ ...usualWish, byTown: { Mold: 1 }, forbidden: { key: '', name: 'zones.geojson' } })).toBe('teams by town and forbidden zones');
  });
});

describe('an incident opened from the map', () => {
  it('names the hotspots that hold it, by rank', () => {
    const hotspots = [{ rank: 2, members: [1, 2] }, { rank: 1, members: [2, 3] }, { rank: 3, members: [4] }] as never;
    expect(hotspotsWith(hotspots, [2]).map(({ rank }) => rank)).toEqual([1, 2]);
    expect(hotspotsWith(hotspots, [9])).toEqual([]);
  });
});
