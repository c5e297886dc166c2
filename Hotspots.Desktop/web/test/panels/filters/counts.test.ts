import { describe, expect, it } from 'vitest';
import { ordered } from '../../../src/panels/filters/counts';

describe('choices', () => {
  it('stand by how often they occur in the data, those that begin with what is looked for first', () => {
    const choice = (name: string, count: number) => ({ name, count, isChosen: false, isMissing: false });
    const all = [choice('Max', 5), choice('Deano', 1), choice('Big Max', 9)];
    const total = new Map([['Max', 10], ['Deano', 30], ['Big Max', 20]]);
    expect(ordered(all, total, '').map(({ name }) => name)).toEqual(['Deano', 'Big Max', 'Max']);
    expect(ordered(all, total, 'max').map(({ name }) => name)).toEqual(['Max', 'Big Max']);
  });
});
