import { describe, expect, it } from 'vitest';
import { kindsOf } from '../../../src/panels/release/kinds';

describe('the kinds to choose from', () => {
  it('are those in the data, the most frequent first', () => {
    const kind = ['', 'tip', 'seizure', 'burglary', 'warrant'];
    expect(kindsOf({ count: 5, codes: { kind: Uint8Array.of(1, 2, 2, 0, 3) }, texts: { kind } })).toEqual([
      { name: 'seizure', incidents: 2 }, { name: 'burglary', incidents: 1 }, { name: 'tip', incidents: 1 },
    ]);
  });
  it('are none where no file says any', () => expect(kindsOf({ count: 1, codes: {}, texts: {} })).toEqual([]));
});
