import { beforeEach, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/contracts/model';
import { raidQuery, raidWish, wishRaid } from '../../../src/panels/deploy/raid/raid-wish';
import { pick, picking } from '../../../src/state/picking';
import { dataset } from '../../../src/state/state';

describe('a day of warrants', () => {
  beforeEach(() => {
    dataset.value = { version: 3, incidents: 4, placed: 4 } as Dataset;
    raidWish.value = { on: '', at: '06:00', teams: 6, muster: '' };
  });
  it('is not asked for without a place to set off from, or a time', () => {
    expect(raidQuery()).toBeNull();
    wishRaid({ muster: '  ' });
    expect(raidQuery()).toBeNull();
    wishRaid({ muster: 'CO15 1QD', at: '' });
    expect(raidQuery()).toBeNull();
  });
  it('is of the files that are loaded, and leaves the day to them where none is chosen', () => {
    wishRaid({ muster: ' CO15 1QD ' });
    expect(raidQuery()).toMatchObject({ version: 3, on: null, at: '06:00', teams: 6, muster: 'CO15 1QD' });
    wishRaid({ on: '2026-02-02', teams: 12 });
    expect(raidQuery()).toMatchObject({ on: '2026-02-02', teams: 12 });
  });
  it('takes the next click on the map, and only that', () => {
    const taken: number[][] = [];
    expect(pick(1, 2)).toBe(false);
    picking.value = (easting, northing) => { taken.push([easting, northing]); };
    expect([pick(617_100, 215_300), pick(3, 4)]).toEqual([true, false]);
    expect(taken).toEqual([[617_100, 215_300]]);
  });
});
