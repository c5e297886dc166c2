import { describe, expect, it } from 'vitest';
import { declutter, overlap, type Box } from '../../../src/map/labels/declutter';

describe('the declutter', () => {
  const box = (left: number, top: number, width = 20, height = 10): Box => ({ left, top, right: left + width, bottom: top + height });

  it('lets nothing cover anything and leaves out only what has no room', () => {
    let seed = 5;
    const next = () => { seed = (Math.imul(seed, 1664525) + 1013904223) | 0; return (seed >>> 0) / 4294967296; };
    const candidates = Array.from({ length: 400 }, () => {
      const x = next() * 900 - 50, y = next() * 600 - 50, w = 10 + next() * 120;
      return { boxes: [box(x, y, w, 14), box(x, y + 16, w, 14), box(x + w, y, w, 14)] };
    });
    const places = declutter(candidates);
    const taken: Box[] = [];
    candidates.forEach(({ boxes }, i) => {
      const free = boxes.findIndex((one) => !taken.some((other) => overlap(one, other)));
      expect(places[i]).toBe(free);
      if (free >= 0) taken.push(boxes[free]);
    });
    expect(taken.length).toBeGreaterThan(50);
    expect(taken.length).toBeLessThan(400);
  });
  it(
    'takes boxes that only touch',
    () => { expect([...declutter([{ boxes: [box(0, 0)] }, { boxes: [box(20, 0)] }, { boxes: [box(19.9, 10)] }])]).toEqual([0, 0, 0]); },
  );
  it('writes what is forced, and what follows keeps off it', () => {
    expect([...declutter([{ boxes: [box(0, 0)] }, { boxes: [box(5, 5)], isForced: true }, { boxes: [box(15, 12), box(40, 40)] }])])
      .toEqual([0, 0, 1]);
  });
  it('keeps names off obstacles, and badges not', () => {
    const marks = [box(0, 0)];
    expect([...declutter([{ boxes: [box(0, 0), box(40, 0)], keepsOff: true }, { boxes: [box(0, 0)] }], [], marks)]).toEqual([1, 0]);
  });
  it('writes a text once within its distance, and again beyond', () => {
    const named = (x: number, text: string) => ({ boxes: [box(x, 0)], once: { text, within: 100 } });
    expect([...declutter([named(0, 'High Street'), named(60, 'High Street'), named(61, 'Mill Lane'), named(150, 'High Street')])])
      .toEqual([0, -1, 0, 0]);
  });
  it(
    'takes the next place where the first is refused',
    () => { expect([...declutter([{ boxes: [box(0, 0), box(40, 0)], refuses: ({ left }) => left < 10 }])]).toEqual([1]); },
  );
  it('keeps off what is covered', () => { expect([...declutter([{ boxes: [box(0, 0)] }], [box(10, 5, 500, 500)])]).toEqual([-1]); });
});
