import { beforeEach, describe, expect, it } from 'vitest';
import type { RunAnswer } from '../../src/contracts/model';
import type { NowAnswer, PlaceChange } from '../../src/questions/answers';
import { changeOfRank, nextHours, now, whyNoChange } from '../../src/questions/now';
import { filters, noFilters, run } from '../../src/state/state';

const place = (before: number, after: number) => ({ before, after }) as PlaceChange;
const answer = (places: PlaceChange[] | null, noChanges: string | null = null) =>
  ({ runId: 'a', version: 1, changes: places && { places }, noChanges }) as NowAnswer;

beforeEach(() => {
  filters.value = noFilters;
  run.value = { runId: 'a', hotspots: [{ rank: 1 }] } as RunAnswer;
  now.answer.value = null;
});

describe('the change beside a hotspot', () => {
  it('is there, or why it is not', () => {
    expect(whyNoChange.value).toBeNull();
    now.answer.value = answer([place(0, 0)]);
    expect([whyNoChange.value, changeOfRank.value.size]).toEqual([null, 1]);
    now.answer.value = answer(null, 'No time is known.');
    expect([whyNoChange.value, changeOfRank.value.size]).toEqual(['No time is known.', 0]);
  });

  it('is none where a shift leaves in only what is not known to the minute', () => {
    filters.value = { ...noFilters, shift: 'night' };
    now.answer.value = answer([place(0, 0)]);
    expect(whyNoChange.value).toContain('known to the minute');
    expect(changeOfRank.value.size).toBe(0);
    now.answer.value = answer([place(0, 1)]);
    expect(whyNoChange.value).toBeNull();
  });
});

it('the next shift is the one that is left in', () => {
  expect(nextHours.value).toMatchObject({ from: 22, until: 5 });
  filters.value = { ...noFilters, shift: 'late' };
  expect(nextHours.value).toEqual({ from: 15, until: 23 });
});
