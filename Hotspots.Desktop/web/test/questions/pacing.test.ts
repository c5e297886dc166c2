import { expect, it } from 'vitest';
import { pacing } from '../../src/host/running';

it('asks at once for a change that comes alone, and waits for the end of many', () => {
  let at = 0;
  const pause = pacing(() => at);
  const waits = [0, 16, 32, 182, 331, 500].map((time) => { at = time; return pause(); });
  expect(waits).toEqual([0, 150, 150, 0, 150, 0]);
});
