import { describe, expect, it } from 'vitest';
import { columnsOf, ROLES, roleInWords } from '../../../src/panels/files/report';

describe('columns by hand', () => {
  it('become the names that the host takes', () => {
    expect(columnsOf([{ header: 'Lon', role: 'longitude' }, { header: 'Ref', role: 'gridReference' }, { header: 'x', role: 'attribute' }]))
      .toEqual({ columns: { longitude: 'Lon', gridref: 'Ref' }, twice: null });
    expect(columnsOf([{ header: 'a', role: 'time' }, { header: 'b', role: 'time' }]).twice).toBe('Time');
  });
  it('have a name each', () => {
    expect(new Set(ROLES.map(([, name]) => name)).size).toBe(ROLES.length);
    expect(roleInWords('attribute')).toBe('Kept as it is');
  });
});
