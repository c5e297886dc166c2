import { describe, expect, it } from 'vitest';
import { monthsOf, namesAmong, weekPattern } from '../../../src/panels/evidence/pattern';
import { minuteOf } from '../../../src/base/words';
import { UNKNOWN_MINUTE, type Incidents } from '../../../src/contracts/model';

function incidents(rows: readonly (readonly [minute: number, span: number, precision: number])[]): Incidents {
  return {
    count: rows.length, easting: new Float32Array(rows.length), northing: new Float32Array(rows.length), minute: Int32Array.from(rows, ([at]) => at),
    span: Uint32Array.from(rows, ([, span]) => span), precision: Uint8Array.from(rows, ([, , precision]) => precision),
    codes: { drug: Uint8Array.from(rows, (_, i) => i % 3) }, texts: { drug: ['', 'heroin', 'cocaine'] },
  };
}

describe('when a hotspot is busy', () => {
  const friday = minuteOf(2025, 3, 7) + 21 * 60 + 30;
  const data = incidents([
    [friday, 1, 5], [friday + 7 * 1440, 1, 6], [minuteOf(2025, 3, 7), 1440, 4], [minuteOf(2025, 5, 1), 31 * 1440, 3],
    [UNKNOWN_MINUTE, 0, 0], [minuteOf(2025, 3, 20), 30 * 1440, 1],
  ]);
  const all = [0, 1, 2, 3, 4, 5];

  it('counts hours of the week only of times known to the minute', () => {
    const pattern = weekPattern(data, all);
    expect(pattern.hours[5 * 24 + 21]).toBe(2);
    expect(pattern).toMatchObject({ counted: 2, imprecise: 4, isMidnightOnly: false });
  });

  it('puts the hours after midnight with the night that they end, where hours over midnight are chosen', () => {
    const saturday = minuteOf(2025, 3, 8) + 90, late = incidents([[saturday, 1, 5]]);
    expect(weekPattern(late, [0]).hours[6 * 24 + 1]).toBe(1);
    expect(weekPattern(late, [0], [22, 23, 0, 1]).hours[5 * 24 + 1]).toBe(1);
  });

  it('takes midnights only as hours that are not known', () => {
    const midnights = incidents([[minuteOf(2025, 3, 7), 1, 5], [minuteOf(2025, 3, 8), 1, 5]]);
    expect(weekPattern(midnights, [0, 1])).toMatchObject({ counted: 0, isMidnightOnly: true });
  });

  it('counts months without gaps, and leaves out what may lie in two', () => {
    expect(monthsOf(data, all)).toEqual({ first: 2025 * 12 + 2, counts: [3, 0, 1], imprecise: 2 });
    expect(monthsOf(data, [4])).toEqual({ first: 0, counts: [], imprecise: 1 });
  });

  it('counts names, the most frequent first, blanks left out', () => {
    expect(namesAmong(data, all, 'drug')).toEqual([{ name: 'cocaine', count: 2 }, { name: 'heroin', count: 2 }]);
    expect(namesAmong(data, all, 'line')).toEqual([]);
  });
});
