import { describe, expect, it } from 'vitest';
import { inTurn } from '../../src/map/scene';

describe('marks that layers have a say in', () => {
  it('are drawn as each wants them, the first outermost', () => {
    const done: string[] = [];
    const say = (name: string, times: number) => (inner: () => void): void => {
      done.push(`${name} begins`);
      for (let i = 0; i < times; i++) inner();
      done.push(`${name} ends`);
    };
    inTurn([say('changes', 1), say('deployment', 2)], () => { done.push('marks'); });
    expect(done).toEqual(['changes begins', 'deployment begins', 'marks', 'marks', 'deployment ends', 'changes ends']);
  });

  it('are drawn where nobody has one', () => {
    let times = 0;
    inTurn([], () => { times++; });
    expect(times).toBe(1);
  });
});
