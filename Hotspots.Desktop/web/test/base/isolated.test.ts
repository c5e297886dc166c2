import { describe, expect, it } from 'vitest';
import { isolated } from '../../src/base/words';

describe('a name written from right to left', () => {
  it('keeps its place among the words and numbers beside it', () => {
    const street = '\u0634\u0627\u0631\u0639 \u0627\u0644\u0645\u0644\u0643', town = '\u0645\u062f\u064a\u0646\u0629';
    expect(isolated(`Hotspot 1: ${street}, ${town}, 12 incidents.`)).toBe(`Hotspot 1: \u2068${street}\u2069, \u2068${town}\u2069, 12 incidents.`);
    expect(isolated('Hotspot 1: Ffordd T\u0177 Gwyn, 12 incidents.')).toBe('Hotspot 1: Ffordd T\u0177 Gwyn, 12 incidents.');
  });
});
