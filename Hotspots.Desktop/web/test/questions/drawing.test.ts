import { beforeEach, describe, expect, it } from 'vitest';
import { addCorner, areaOf, begin, boxRing, dragBox, drawnAreas, dropBox, finish, giveUp, sketch, takeBack } from '../../src/questions/drawing';
import { effectParts, effectWish, readEffectPart, usualEffect, type EffectWish } from '../../src/wishes/effect-wish';

const TRIANGLE = [[328_000, 364_000], [328_100, 364_000], [328_000, 364_100]] as const;

beforeEach(() => {
  sketch.value = null;
  effectWish.value = { ...usualEffect };
});

describe('an area drawn on the map', () => {
  it('is made corner by corner, and asked about as soon as it is done', () => {
    begin('place');
    for (const corner of TRIANGLE) addCorner(corner);
    expect(finish()).toBe(true);
    expect(sketch.value).toBeNull();
    expect(effectWish.value).toEqual({ ...usualEffect, place: { of: 'drawn', ring: TRIANGLE } });
    expect(drawnAreas.value).toEqual([{ of: 'place', ring: TRIANGLE }]);
  });

  it('is a box, whichever way it is dragged', () => {
    begin('place');
    dragBox([100, 100], [0, 50]);
    dropBox();
    const { place } = effectWish.value;
    expect(place?.of === 'drawn' && areaOf(place.ring)).toBe(5_000);
    expect(areaOf(boxRing([[0, 0], [20, -20]]))).toBe(400);
  });

  it('goes on where it is too small or has too few corners, and ends when it is given up', () => {
    begin('place');
    addCorner([0, 0]);
    addCorner([100, 0]);
    expect(finish()).toBe(false);
    addCorner([100, 1]);
    expect(finish()).toBe(false);
    takeBack();
    expect(sketch.value?.corners).toHaveLength(2);
    dragBox([0, 0], [5, 5]);
    dropBox();
    expect(sketch.value?.box).toBeNull();
    giveUp();
    expect([sketch.value, effectWish.value.place]).toEqual([null, null]);
  });

  it('is a control of what is asked already, and changes nothing else', () => {
    effectWish.value = { ...usualEffect, place: { of: 'operation', name: 'Racer', area: null }, ring: 300 };
    begin('control');
    for (const corner of TRIANGLE) addCorner(corner);
    finish();
    expect(effectWish.value).toEqual({ ...usualEffect, place: { of: 'operation', name: 'Racer', area: null }, ring: 300, control: TRIANGLE });
  });
});

describe('the text of a view', () => {
  const read = (parts: readonly (readonly [string, readonly string[]])[]): EffectWish => {
    const wish = { ...usualEffect };
    for (const [key, values] of parts) expect(readEffectPart(wish, key, values)).toBe(true);
    return wish;
  };

  it('keeps what was drawn', () => {
    const control = [[0, 0], [500, 0], [500, -500]] as const;
    const wish: EffectWish = { ...usualEffect, place: { of: 'drawn', ring: TRIANGLE }, start: '2026-05-01', control };
    expect(effectParts(wish)[0]).toEqual(['effect', ['drawn', '328000', '364000', '328100', '364000', '328000', '364100']]);
    expect(read(effectParts(wish))).toEqual(wish);
  });

  it.each([
    ['two corners', ['1', '2', '3', '4']], ['half a corner', ['1', '2', '3', '4', '5', '6', '7']], ['a word', ['1', '2', '3', '4', '5', 'x']],
    ['a corner nowhere near', ['1', '2', '3', '4', '5', '9e9']], ['too many corners', Array.from({ length: 402 }, (_, i) => String(i))],
  ])('has no area of %s', (_, values) => {
    expect(read([['effect', ['drawn', ...values]], ['effect-control', values]])).toEqual(usualEffect);
  });
});
