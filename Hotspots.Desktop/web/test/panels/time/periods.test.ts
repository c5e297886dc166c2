import { describe, expect, it } from 'vitest';
import { columnsOf, inputOf, isPlaced } from '../../../src/panels/files/report';
import { latelyOf, spanInWords } from '../../../src/panels/time/periods';
import { day, minuteOf } from '../../../src/base/words';

describe('spans counted back from the last incident', () => {
  const from = (first: number, last: number) => latelyOf(first, last).map((period) => `${period.name}: ${day(period.from)}`);

  it('hold the last day whole', () => {
    expect(from(minuteOf(2024, 1, 1), minuteOf(2025, 12, 30) + 1000))
      .toEqual(['Last 28 days: 3 Dec 2025', 'Last 3 months: 1 Oct 2025', 'Last 12 months: 31 Dec 2024']);
  });

  it('end on the last day of a shorter month', () => {
    expect(from(minuteOf(2020, 1, 1), minuteOf(2024, 5, 31))[1]).toBe('Last 3 months: 1 Mar 2024');
    expect(from(minuteOf(2020, 1, 1), minuteOf(2024, 2, 29))[2]).toBe('Last 12 months: 1 Mar 2023');
  });

  it('are left out where they leave nothing out', () => {
    expect(from(minuteOf(2025, 12, 1), minuteOf(2025, 12, 30))).toEqual(['Last 28 days: 3 Dec 2025']);
    expect(from(minuteOf(2025, 12, 29), minuteOf(2025, 12, 30))).toEqual([]);
  });

  it('are whole months where only months are known', () => {
    expect(latelyOf(minuteOf(2026, 1, 1), minuteOf(2026, 6, 30), true).map(({ name, from: begins }) => `${name}: ${day(begins)}`))
      .toEqual(['Last month: 1 Jun 2026', 'Last 3 months: 1 Apr 2026']);
  });

  it('are said once where they are one day', () => {
    expect(spanInWords(minuteOf(2025, 1, 2), minuteOf(2025, 1, 2) + 1439)).toBe('2 Jan 2025');
    expect(spanInWords(minuteOf(2025, 1, 2), minuteOf(2025, 1, 3))).toBe('2 Jan 2025 to 3 Jan 2025');
  });
});

describe('columns put right', () => {
  it('say of a role that was guessed and is nobody\'s that it is none', () => {
    const guessed = [{ header: 'a', role: 'town' }, { header: 'b', role: 'street' }];
    expect(columnsOf([{ header: 'a', role: 'street' }, { header: 'b', role: 'attribute' }], guessed).columns).toEqual({ town: '', street: 'a' });
    expect(columnsOf([{ header: 'a', role: 'street' }, { header: 'b', role: 'street' }], guessed).twice).toBe('Street');
  });

  it('say where by both numbers or a reference', () => {
    expect(isPlaced(['easting', 'kind'])).toBe(false);
    expect(isPlaced(['northing', 'easting'])).toBe(true);
    expect(isPlaced(['gridReference'])).toBe(true);
    expect(isPlaced(['street', 'kind'])).toBe(false);
    expect(isPlaced(['street', 'town'])).toBe(true);
  });

  it('are of the input that a file came with', () => {
    expect(inputOf('months.zip/2024-01/a.csv', ['b.csv', 'months.zip'])).toBe(1);
    expect(inputOf('months.zipped', ['months.zip'])).toBe(-1);
  });
});
