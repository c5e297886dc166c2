import { describe, expect, it } from 'vitest';
import { isPeriod, nowParts, readNowPart, usualNow, type NowWish } from '../../src/wishes/now-wish';

const read = (key: string, ...values: string[]): NowWish => {
  const wish = { ...usualNow };
  expect(readNowPart(wish, key, values)).toBe(true);
  return wish;
};

describe('the wish of now in the text of a view', () => {
  it('says nothing of what is usual', () => expect(nowParts(usualNow)).toEqual([]));

  it('is found again as it was said', () => {
    const wish: NowWish = { from: 15, until: 23, weeks: 8, isOpen: false, compare: { after: '2026-06-01..', before: null } };
    const again = { ...usualNow };
    for (const [key, values] of nowParts(wish)) readNowPart(again, key, values);
    expect(again).toEqual(wish);
  });

  it('stays as usual where it is wrong', () => {
    const wrong = { next: ['24-5', '5', '9-25'], weeks: ['0', '27', 'x'], compare: ['June', '../../x'] };
    for (const [key, values] of Object.entries(wrong)) for (const value of values)
      expect(read(key, value)).toEqual(usualNow);
    expect(read('compare', '2026-06', 'June')).toEqual(usualNow);
  });

  it('leaves the parts of others to them', () => expect(readNowPart({ ...usualNow }, 'teams', ['3'])).toBe(false));

  it('knows the periods that the host reads', () => {
    for (const text of ['2026', '2026-06', '2026-06-01', '2026-06..', '2026-05-06..2026-06-02']) expect(isPeriod(text)).toBe(true);
    for (const text of ['', '..', '26-06', '2026-6', '2026-06..x', 'x2026-06', '2026-06\n']) expect(isPeriod(text)).toBe(false);
  });
});
