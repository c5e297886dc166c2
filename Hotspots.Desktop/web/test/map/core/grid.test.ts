import { describe, expect, it } from 'vitest';
import { toLonLat, fromLonLat } from 'ol/proj';
import { nationalGrid } from '../../../src/map/core/grid';

describe('the National Grid', () => {
  // Ordnance Survey's test point Caister Water Tower (OSTN15): without the Helmert shift it comes out some 100 m away.
  it('puts a known point within the 5 m that its Helmert shift promises', () => {
    const [easting, northing] = fromLonLat([1 + 42 / 60 + 57.8663 / 3600, 52 + 39 / 60 + 28.8282 / 3600], nationalGrid);
    expect(Math.hypot(easting - 651_409.804, northing - 313_177.45)).toBeLessThan(5);
  });
  it('comes back to the same degrees', () => {
    const [longitude, latitude] = toLonLat(fromLonLat([-3.109384, 53.168502], nationalGrid), nationalGrid);
    expect(longitude).toBeCloseTo(-3.109384, 7);
    expect(latitude).toBeCloseTo(53.168502, 7);
  });
});
