import { afterEach, describe, expect, it } from 'vitest';
import * as history from '../../src/state/filter-history';
import { filters, noFilters } from '../../src/state/state';

describe('the way back of filters', () => {
  afterEach(() => { filters.value = noFilters; history.forget(); });

  it('goes back and forth, a step a change', () => {
    history.change({ kinds: ['tip'] });
    history.change({ kinds: ['tip'] });
    history.change({ weekdays: [1] });
    history.undo();
    expect(filters.value).toEqual({ ...noFilters, kinds: ['tip'] });
    history.redo();
    expect(filters.value.weekdays).toEqual([1]);
    history.undo();
    history.undo();
    expect([filters.value, history.canUndo.value]).toEqual([noFilters, false]);
    history.redo();
    history.change({ hours: [3] });
    expect(history.canRedo.value).toBe(false);
  });

  it('takes a whole drag as one step', () => {
    for (let to = 1; to < 50; to++) history.drag({ to });
    history.settle();
    history.undo();
    expect(filters.value).toEqual(noFilters);
    expect(history.canUndo.value).toBe(false);
  });
});
