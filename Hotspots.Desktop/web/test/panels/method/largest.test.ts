import { describe, expect, it } from 'vitest';
import { largest } from '../../../src/panels/method/largest';

describe('the largest areas', () => {
  const areas = [3, 9, 1, 9, 7, 2].map((incidents, index) => ({ name: `area ${index}`, incidents }));
  it('are all of them where there are few', () => {
    expect(largest(areas)).toEqual(areas);
    expect(largest(areas, 6)).toEqual(areas);
  });
  it('are those with most incidents, in the order given', () => {
    expect(largest(areas, 3).map(({ incidents }) => incidents)).toEqual([9, 9, 7]);
    expect(largest(areas, 1).map(({ name }) => name)).toEqual(['area 1']);
  });
});
