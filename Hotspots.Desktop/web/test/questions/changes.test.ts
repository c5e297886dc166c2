import { describe, expect, it } from 'vitest';
import { areasInWords } from '../../src/panels/hotspots/now/tonight-card';
import { titleOf } from '../../src/panels/hotspots/now/change-cell';
import { boxOf } from '../../src/panels/hotspots/now/changed-list';
import { scoreOf } from '../../src/panels/hotspots/listed';
import { lookOf, SORTS } from '../../src/map/layers/changes/look';
import { lightPalette } from '../../src/map/core/palette';
import type { PlaceChange } from '../../src/questions/answers';
import { signOf, wordOf } from '../../src/questions/change';
import { plainWords } from '../../src/questions/plain-words';

const place = (part: Partial<PlaceChange>): PlaceChange => ({
  name: 'Pier Avenue', area: 'Clacton-on-Sea', before: 8, after: 14, verdict: 'as before', turn: null, onlyIn: null,
  times: '1.8 times as many, range 0.7 to 4.6',
  centre: [617_400, 214_900], outline: [[[[617_300, 214_800], [617_500, 214_800], [617_500, 215_000]]]], ...part,
});

describe('a change beside a hotspot', () => {
  it('claims no more than its test', () => {
    expect(titleOf(place({}))).toBe('14, before 8. 1.8 times as many, range 0.7 to 4.6: no more than chance.');
    expect(titleOf(place({ verdict: 'more' }))).toContain('more than chance');
    expect(titleOf(place({ verdict: 'too few', times: '' }))).toBe('14, before 8. Too few to tell.');
    expect(titleOf(place({ verdict: 'not tested', times: '' }))).toBe('14, before 8. Counted, not tested.');
  });

  it('is told apart by sign and word, without colour', () => {
    const verdicts = ['more', 'fewer', 'as before', 'too few', 'not tested'] as const;
    expect(new Set(verdicts.map((verdict) => signOf({ verdict }))).size).toBe(verdicts.length);
    expect(wordOf(place({ verdict: 'more', turn: 'new' }))).toBe('new');
    expect(wordOf(place({ verdict: 'not tested', onlyIn: 'before' }))).toBe('only before');
  });

  it('puts what is more beyond chance first, whatever the difference of others', () => {
    const many = scoreOf({ before: 0, after: 900, verdict: 'too few' }), more = scoreOf({ before: 8, after: 14, verdict: 'more' });
    const fewer = scoreOf({ before: 14, after: 8, verdict: 'fewer' }), less = scoreOf({ before: 900, after: 0, verdict: 'as before' });
    expect([less, more, fewer, many].sort((a, b) => b - a)).toEqual([more, many, less, fewer]);
    expect(scoreOf(undefined)).toBe(0);
  });
});

describe('a change on the map', () => {
  it('is dashed where a hotspot is gone, and solid where it is new', () => {
    expect(lookOf({ verdict: 'fewer', turn: 'gone' }, lightPalette).dash.length).toBeGreaterThan(0);
    expect(lookOf({ verdict: 'more', turn: 'new' }, lightPalette).dash).toEqual([]);
  });

  it('looks different for everything that the legend names, in grey too', () => {
    const looks = SORTS.map(({ sample }) => {
      const { colour, width, dash } = lookOf(sample, lightPalette);
      return `${colour} ${width} ${dash.join()}`;
    });
    expect(new Set(looks).size).toBe(SORTS.length);
    for (const verdict of ['more', 'fewer', 'as before', 'too few', 'not tested'] as const) {
      const one = place({ verdict, turn: verdict === 'more' ? 'new' : verdict === 'fewer' ? 'gone' : null });
      expect(SORTS.filter(({ has }) => has(one)).length).toBe(1);
    }
  });

  it('is flown to with country around it', () => {
    expect(boxOf(place({}))).toEqual([617_100, 214_600, 617_700, 215_200]);
    expect(boxOf({ outline: null, centre: null })).toBeNull();
  });
});

describe('the words', () => {
  it('name the areas', () => {
    expect(areasInWords(['Mold'])).toBe('Mold');
    expect(areasInWords(['Mold', 'Flint'])).toBe('Mold and Flint');
    expect(areasInWords(['Mold', 'Flint', 'Buckley'])).toBe('3 areas');
    expect(areasInWords([])).toBe('all areas');
  });

  it('hold no option of the command line', () => {
    for (const sentence of [
      'Mold has less than twice the ground to be flagged, where any map holds much: not tested; --flag takes less, such as --flag 5cells.',
      'The period before (2025) begins after the period after (2024): exchange --before and --after.',
      'The data end on 3 June 2026: that month is not whole and is in neither period; --after takes it in.',
      'The data reach from 1 May 2024 to 3 June 2026; the period after (2027) lies outside: give another with --after.',
      'No incident is left to look at: widen --area, --boundary, --kind, --from, --to or another filter.',
      '3 incidents are known to a span; --horizon month takes in those known to the month.',
    ]) expect(plainWords(sentence)).not.toContain('--');
    expect(plainWords('Nothing changed.')).toBe('Nothing changed.');
  });
});
