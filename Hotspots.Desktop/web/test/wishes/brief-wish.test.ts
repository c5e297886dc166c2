import { describe, expect, it } from 'vitest';
import { briefParts, readBriefPart, usualBrief, type BriefWish } from '../../src/wishes/brief-wish';

const read = (key: string, ...values: string[]): BriefWish => {
  const wish = { ...usualBrief };
  expect(readBriefPart(wish, key, values)).toBe(true);
  return wish;
};

describe('the wish of a sheet in the text of a view', () => {
  it('says nothing of what is usual', () => expect(briefParts(usualBrief)).toEqual([]));

  it('is found again as it was said', () => {
    const wish: BriefWish = {
      on: '2026-06-30', town: 'Frinton, Walton', paper: 'slide', places: 2, hasCards: true, hasStreets: false,
      actions: { key: '00112233445566778899aabb', name: 'a:b.csv' },
    };
    const again = { ...usualBrief };
    for (const [key, values] of briefParts(wish)) readBriefPart(again, key, values);
    expect(again).toEqual(wish);
  });

  it('stays as usual where it is wrong', () => {
    const wrong = {
      'brief-on': ['June', '2026-6-1', '2026-06-30T01'], 'brief-paper': ['../a4', 'A4'], 'brief-places': ['0', '12', 'x'],
      'brief-actions': ['list.csv', 'xyz:list.csv', '00112233445566778899aabb:'], 'brief-with': ['tea'],
    };
    for (const [key, values] of Object.entries(wrong)) for (const value of values) expect(read(key, value)).toEqual(usualBrief);
  });

  it('leaves the parts of others to them', () => expect(readBriefPart({ ...usualBrief }, 'next', ['15-23'])).toBe(false));
});
