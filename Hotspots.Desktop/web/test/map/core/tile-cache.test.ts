import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Frame } from '../../../src/map/core/canvas-layer';
import { RESOLUTIONS } from '../../../src/map/core/grid';
import { TileCache } from '../../../src/map/core/tile-cache';

const far = RESOLUTIONS[4], near = RESOLUTIONS[6];

const frame = (metres: number, isMoving = false): Frame => ({ width: 600, height: 400, ratio: 1, metres, west: 400_000, north: 300_000, isMoving });

/** A context that remembers at which scale the pictures drawn onto it were painted. */
function recorder(): { drawn: number[]; context: CanvasRenderingContext2D } {
  const drawn: number[] = [];
  const context = { drawImage: (picture: { metres: number }) => { drawn.push(picture.metres); } };
  return { drawn, context: context as unknown as CanvasRenderingContext2D };
}

beforeEach(() => {
  vi.stubGlobal('document', {
    createElement: () => {
      const canvas: Record<string, unknown> = { metres: 0 };
      canvas.getContext = () => ({ setTransform: () => undefined, clearRect: () => undefined, canvas });
      return canvas;
    },
  });
});
afterEach(() => { vi.unstubAllGlobals(); });

const cache = (again = (): void => undefined): TileCache =>
  new TileCache((context, { metres }) => { (context.canvas as unknown as { metres: number }).metres = metres; }, again);

test('a frame that is whole shows nothing of the scale before it', () => {
  const squares = cache();
  squares.draw(recorder().context, frame(far));
  const { drawn, context } = recorder();
  squares.draw(context, frame(near));
  expect(new Set(drawn)).toEqual(new Set([near]));
});

test('while squares are missing the scale before stands in for them, and another frame is asked for', () => {
  const again = vi.fn();
  const squares = cache(again);
  squares.draw(recorder().context, frame(far));
  let clock = 0;
  const { drawn, context } = recorder();
  squares.draw(context, frame(near, true), () => (clock += 10));
  expect(drawn[0]).toBe(far);
  expect(again).toHaveBeenCalledOnce();
  const later = recorder();
  squares.draw(later.context, frame(near));
  expect(new Set(later.drawn)).toEqual(new Set([near]));
});
