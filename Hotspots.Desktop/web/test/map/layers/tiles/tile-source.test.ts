import { describe, expect, it } from 'vitest';
import { addressProblem } from '../../../../src/map/layers/tiles/tile-source';

describe('a tile address', () => {
  it.each([
    ['https://tiles.example/{z}/{x}/{y}.png', null], ['http://10.0.0.7/{z}/{x}/{-y}', null],
    ['tiles.example/{z}/{x}/{y}', /https/], ['https://tiles.example/{x}/{y}', /\{z\}/], ['https://tiles.example/{z}/{x}', /\{y\}/],
  ] as const)('%s', (url, problem) => {
    if (problem === null) expect(addressProblem(url)).toBeNull();
    else expect(addressProblem(url)).toMatch(problem);
  });
});
