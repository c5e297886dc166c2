import { describe, expect, it } from 'vitest';
import { hotspotsWith } from '../../../src/panels/evidence/spot';

describe('an incident opened from the map', () => {
  it('names the hotspots that hold it, by rank', () => {
    const hotspots = [{ rank: 2, members: [1, 2] }, { rank: 1, members: [2, 3] }, { rank: 3, members: [4] }] as never;
    expect(hotspotsWith(hotspots, [2]).map(({ rank }) => rank)).toEqual([1, 2]);
    expect(hotspotsWith(hotspots, [9])).toEqual([]);
  });
});
