import { afterEach, describe, expect, it } from 'vitest';
import { comparedTitle } from '../../../../src/state/compared';
import { contourMeaning, contourText } from '../../../../src/map/layers/contours/contour-layer';
import { surfaceTitle } from '../../../../src/map/layers/density/legend';
import type { RunAnswer } from '../../../../src/contracts/model';
import { timesOf } from '../../../../src/panels/hotspots/row-words';
import { run } from '../../../../src/state/state';

afterEach(() => { run.value = null; });

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

it('a contour is named by what it holds', () => {
  expect(contourText({ area: '', unit: 'incidents per km²', level: 120, share: 0.504, ground: [] })).toBe('50 %');
  expect(contourText({ area: '', unit: '', level: 2, share: 1, ground: [] })).toBe('2 ×');
  expect(contourText({ area: '', unit: '', level: Math.log(2), share: 1, ground: [] }, true)).toBe('2 ×');
});
