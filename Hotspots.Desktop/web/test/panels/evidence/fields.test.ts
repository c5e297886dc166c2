import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../src/panels/evidence/fields';

describe('one incident', () => {
  it('is told with the names of its file, blanks left out', () => {
    expect(fieldsOf({
      index: 3, id: 'FS-1', kind: 'seizure', time: '2025-03', precision: 'month', easting: 322_701.4, northing: 364_020, area: 'Mold',
      grade: '', file: 'a.csv', line: 12,
      fields: [{ name: 'officer', role: 'attribute', value: 'PC 1' }, { name: 'x', role: 'attribute', value: '' }],
      items: [{ drug: 'cocaine', drugClass: 'A', quantity: '9.4', unit: 'g' }],
    })).toEqual([
      ['Reference', 'FS-1'], ['Kind', 'Seizure'], ['Time', 'March 2025'], ['Area', 'Mold'], ['Seized', 'cocaine, class A, 9.4 g'],
      ['officer', 'PC 1'],
      ['Position', '322,701 m E, 364,020 m N'], ['From', 'a.csv, line 12'],
    ]);
  });
});
