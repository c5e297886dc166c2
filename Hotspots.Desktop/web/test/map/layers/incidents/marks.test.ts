import { describe, expect, it } from 'vitest';
import { kindStyles } from '../../../../src/map/layers/incidents/kinds';
import { stampOnto } from '../../../../src/map/layers/incidents/marks';

describe('kinds', () => {
  it('are told apart by the pair of colour and shape, two dozen of them', () => {
    const styles = kindStyles(Array.from({ length: 24 }, (_, i) => `kind ${i}`));
    expect(new Set(styles.map(({ colour, shape }) => colour + shape)).size).toBe(24);
  });
  it('that are known look the same in every file', () => {
    const [tip] = kindStyles(['Tip']);
    expect(kindStyles(['burglary', 'tip', 'seizure'])[1]).toEqual(tip);
    expect(tip).toEqual({ colour: '#0072B2', shape: 'circle' });
  });
});

describe('a stamp', () => {
  const stamp = { side: 3, pixels: new Uint8ClampedArray(36).fill(255) };
  const painted = (target: Uint8ClampedArray): number[] =>
    Array.from({ length: target.length / 4 }, (_, i) => i).filter((i) => target[4 * i + 3] > 0);
  it('has its middle where it is put and is cut off at the edges', () => {
    const target = new Uint8ClampedArray(5 * 5 * 4);
    stampOnto(target, 5, 5, stamp, 2, 2);
    expect(painted(target)).toEqual([6, 7, 8, 11, 12, 13, 16, 17, 18]);
    const corner = new Uint8ClampedArray(5 * 5 * 4);
    stampOnto(corner, 5, 5, stamp, 0, 4);
    expect(painted(corner)).toEqual([15, 16, 20, 21]);
    const outside = new Uint8ClampedArray(5 * 5 * 4);
    stampOnto(outside, 5, 5, stamp, -2, 2);
    expect(painted(outside)).toEqual([]);
  });
  it('half transparent lets half through', () => {
    const target = Uint8ClampedArray.of(0, 0, 200, 255);
    stampOnto(target, 1, 1, { side: 1, pixels: Uint8ClampedArray.of(200, 0, 0, 128) }, 0, 0);
    expect([...target]).toEqual([100, 0, 100, 255]);
  });
});
