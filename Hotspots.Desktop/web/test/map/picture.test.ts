import { describe, expect, it } from 'vitest';
import { boundariesIn } from '../../src/map/picture';
import { parseBoundary } from '../../src/map/layers/boundaries/boundaries';

const frame = { west: 600_000, north: 210_000, width: 1000, height: 800, metres: 4, ratio: 1, isMoving: false };

const square = (name: string, west: number, south: number, side: number, corners = 4): object => ({
  type: 'Feature', properties: { name },
  geometry: {
    type: 'Polygon',
    coordinates: [Array.from({ length: corners + 1 }, (_, i) => {
      const turn = (2 * Math.PI * i) / corners + Math.PI / 4;
      return [west + (side / 2) * (1 + Math.SQRT2 * Math.cos(turn)), south + (side / 2) * (1 + Math.SQRT2 * Math.sin(turn))];
    })],
  },
});
const layerOf = (...features: object[]) => parseBoundary('beats', JSON.stringify({ type: 'FeatureCollection', features }));

describe('boundaries that are sent to be drawn on paper', () => {
  it('are those near the window, in metres, with their names', () => {
    const [{ name, lines, names }] = boundariesIn([layerOf(square('Pier', 601_000, 208_000, 1000), square('Far', 300_000, 400_000, 1000))], frame);
    expect(name).toBe('beats');
    expect(names.map(({ text }) => text)).toEqual(['Pier']);
    expect(lines).toHaveLength(1);
    expect(lines[0].slice(0, 2)).toEqual(lines[0].slice(-2));
    const corners = Array.from({ length: lines[0].length / 2 }, (_, i) => `${Math.round(lines[0][2 * i])},${Math.round(lines[0][2 * i + 1])}`);
    expect(new Set(corners)).toEqual(new Set(['602000,209000', '601000,209000', '601000,208000', '602000,208000']));
  });

  it('lie beyond the window too, where paper shows more than the screen', () => {
    expect(boundariesIn([layerOf(square('Beside', 605_000, 208_000, 500))], frame)[0].lines).toHaveLength(1);
  });

  it('have no corners that nobody would see: a coast of a million is some hundreds', () => {
    const [{ lines }] = boundariesIn([layerOf(square('Coast', 601_000, 208_000, 1000, 200_000))], frame);
    expect(lines[0].length / 2).toBeLessThan(3000);
    expect(lines[0].length / 2).toBeGreaterThan(300);
  });
});
