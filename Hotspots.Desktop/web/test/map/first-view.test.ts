import { describe, expect, it } from 'vitest';
import type { Hotspot } from '../../src/contracts/model';
import { centralBox, hotspotsBox } from '../../src/map/first-view';

describe('the first view', () => {
  it('holds every hotspot, with room around', () => {
    const at = (easting: number, northing: number): Hotspot =>
      ({
        centre: [easting, northing],
        outline: [[[[easting - 100, northing], [easting, northing + 50], [easting + 100, northing]]]],
      }) as unknown as Hotspot;
    expect(hotspotsBox([at(300_000, 200_000), at(600_000, 250_000)])).toEqual([299_500, 199_600, 600_500, 250_450]);
    expect(hotspotsBox([])).toBeNull();
  });

  it('without hotspots leaves one stray in a thousand out', () => {
    const easting = Float32Array.from({ length: 1000 }, (_, i) => 400_000 + i),
      northing = Float32Array.from({ length: 1000 }, (_, i) => 300_000 + 2 * i);
    easting[17] = 0;
    northing[17] = 1_200_000;
    const [west = 0, south = 0, east = 0, north = 0] = centralBox(easting, northing) ?? [];
    expect(west).toBeGreaterThan(399_000);
    expect(north).toBeLessThan(303_000);
    expect(east - west).toBeGreaterThan(985);
    expect(north - south).toBeGreaterThan(1970);
  });

  it('holds all of a few, and knows no place for none', () => {
    expect(centralBox(Float32Array.of(1000, 2000, NaN), Float32Array.of(5000, 6000, NaN))).toEqual([600, 4600, 2400, 6400]);
    expect(centralBox(new Float32Array(0), new Float32Array(0))).toBeNull();
    expect(centralBox(Float32Array.of(NaN), Float32Array.of(NaN))).toBeNull();
  });
});
