import { afterEach, describe, expect, it } from 'vitest';
import { boundaryName, boundaryWords, within } from '../../src/state/boundary';
import { change, forget, undo } from '../../src/state/filter-history';
import { keepFiltered } from '../../src/state/filtering';
import { filters, incidents, noFilters, passing } from '../../src/state/state';
import { madeUp } from '../made';

afterEach(() => {
  filters.value = noFilters;
  incidents.value = within.value = null;
  forget();
});

describe('a boundary', () => {
  it('is put in words', () => {
    expect(boundaryWords('ward:Pier, Tendring')).toBe('the ward Pier, Tendring');
    expect(boundaryWords('force:Essex')).toBe('the police force area Essex');
    expect(boundaryWords('District: Tendring')).toBe('the district Tendring');
    expect(boundaryWords('wards:Tendring')).toBe('the wards of Tendring');
    expect(boundaryName('ward:Pier, Tendring')).toBe('Pier, Tendring');
  });

  it('takes the place of towns, and a town that of a boundary', () => {
    change({ areas: ['Mold'] });
    change({ boundary: 'district:Flintshire' });
    expect(filters.value).toMatchObject({ areas: [], boundary: 'district:Flintshire' });
    change({ kinds: ['tip'] });
    expect(filters.value.boundary).toBe('district:Flintshire');
    change({ areas: ['Buckley'] });
    expect(filters.value).toMatchObject({ areas: ['Buckley'], boundary: null });
    undo();
    expect(filters.value).toMatchObject({ areas: [], boundary: 'district:Flintshire' });
  });

  it('leaves in what the host says, and waits for its answer', () => {
    const end = keepFiltered();
    const open = { ...noFilters, suspectedFalse: true };
    filters.value = open;
    const data = madeUp(4);
    incidents.value = data;
    const all = [...passing.value];
    expect(all).toHaveLength(4);
    filters.value = { ...open, boundary: 'ward:Pier, Tendring' };
    expect([...passing.value]).toEqual(all);
    // An answer of other data, or of another boundary, is none.
    within.value = { boundary: 'ward:Pier, Tendring', version: 1, marks: Uint8Array.of(0, 1) };
    within.value = { boundary: 'ward:Bockings Elm, Tendring', version: 1, marks: Uint8Array.of(0, 1, 0, 0) };
    expect([...passing.value]).toEqual(all);
    within.value = { boundary: 'ward:Pier, Tendring', version: 1, marks: Uint8Array.of(0, 1, 1, 0) };
    expect([...passing.value]).toEqual([0, 1, 1, 0]);
    filters.value = open;
    expect([...passing.value]).toEqual([1, 1, 1, 1]);
    end();
  });
});
