import { describe, expect, it } from 'vitest';
import { fromStep, sliderRange, STEPS, toStep, wrongBecause } from '../../../src/panels/method/scale';

describe('sliders', () => {
  const info = {
    name: 'eps', flag: '--eps', title: '', unit: 'm', minimum: 1, maximum: 100_000, isInteger: false, defaultRule: '', effect: '',
    choices: [],
  };

  it('hold the values in use, within what is allowed', () => {
    const { low, high } = sliderRange(info, [91, 166]);
    expect(low).toBeLessThan(91);
    expect(high).toBeGreaterThan(166);
    expect(sliderRange(info, [2]).low).toBeGreaterThanOrEqual(1);
    expect(sliderRange(info, [90_000]).high).toBe(100_000);
  });

  it('come back to the value they were set to', () => {
    for (const [low, high] of [[20, 900], [1, 60], [0, 10]] as const) {
      expect(fromStep(0, low, high, false)).toBe(low);
      expect(fromStep(STEPS, low, high, false)).toBe(high);
      let before = low - 1;
      for (let step = 0; step <= STEPS; step += 10) {
        const value = fromStep(step, low, high, false);
        expect(value).toBeGreaterThanOrEqual(before);
        expect(Math.abs(toStep(value, low, high) - step)).toBeLessThanOrEqual(3);
        before = value;
      }
    }
  });

  it('say what is wrong with a typed number', () => {
    expect(wrongBecause(info, '138.5')).toBe('');
    expect(wrongBecause(info, '0.5')).toBe('Give a number from 1 to 100,000 m.');
    expect(wrongBecause(info, '')).toBe('Give a number.');
    expect(wrongBecause({ ...info, isInteger: true }, '2.5')).toBe('Give a whole number.');
  });
});
