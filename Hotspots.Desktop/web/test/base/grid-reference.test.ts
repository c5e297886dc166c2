import { describe, expect, it } from 'vitest';
import { figuresFor, gridReference, squareLetters } from '../../src/base/grid-reference';

describe('a grid reference', () => {
  it.each([
    [323_740, 364_050, 4, 'SJ 2374 6405'],
    [323_749.9, 364_059.9, 4, 'SJ 2374 6405'],
    [530_000, 180_000, 2, 'TQ 30 80'],
    [617_500, 215_300, 3, 'TM 175 153'],
    [216_650, 771_250, 3, 'NN 166 712'],
    [439_668, 1_175_316, 0, 'HU'],
    [0, 0, 5, 'SV 00000 00000'],
    [400_000, 99_999.99, 1, 'SZ 0 9'],
  ] as const)(
    'of %d, %d in %d figures is %s',
    (easting, northing, figures, text) => { expect(gridReference(easting, northing, figures)).toBe(text); },
  );
  it('is blank off the lettered grid', () => {
    expect(gridReference(-1_000_001, 0, 3)).toBe('');
    expect(squareLetters(1_500_000, 0)).toBeNull();
    expect(squareLetters(-1_000_000, -500_000)).toBe('VV');
  });
  it('has as many figures as a pixel is worth', () => { expect([1000, 100, 8, 1].map(figuresFor)).toEqual([2, 3, 4, 5]); });
});
