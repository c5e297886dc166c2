import { describe, expect, it } from 'vitest';
import type { Hotspot, Incidents, Place } from '../../../src/contracts/model';
import { merged, placesOfData, streetsByArea, whyNone } from '../../../src/panels/shell/place-names';

const data: Incidents = {
  count: 6, easting: Float32Array.of(100, 110, 130, 900, 910, 0), northing: Float32Array.of(200, 210, 220, 800, 810, 0),
  minute: new Int32Array(6), span: new Uint32Array(6), precision: new Uint8Array(6),
  codes: { street: Uint8Array.of(1, 1, 1, 2, 2, 0), area: Uint8Array.of(1, 1, 1, 2, 2, 1) },
  texts: { street: ['', 'On or near Church Street', 'Church Street'], area: ['', 'Mold', 'Clacton-on-Sea'] },
};
const streets = streetsByArea(data);
const hotspots = [
  { rank: 2, name: 'Church Street', area: 'Mold', centre: [115, 210] },
  { rank: 1, name: 'the centre of Mold', area: 'Mold', centre: [1, 1] },
] as unknown as Hotspot[];
const areas = [{ name: 'Mold', easting: 120, northing: 215, incidents: 4 }];
const found = (text: string) => placesOfData(text, hotspots, areas, streets);
const town = (name: string, fit: Place['fit'] = 'exact'): Place =>
  ({ name, detail: 'town', easting: 0, northing: 0, metres: 1, square: 0, fit, area: -1, boundary: '' });

describe('what the data hold is found before what the country holds', () => {
  it('every town has its own street, at the median of its incidents', () => {
    expect(streets).toEqual([
      { name: 'Church Street', area: 'Mold', incidents: 3, easting: 110, northing: 210 },
      { name: 'Church Street', area: 'Clacton-on-Sea', incidents: 2, easting: 910, northing: 810 },
    ]);
  });

  it('hotspots, then areas, then streets', () => {
    expect(found('church street').map(({ detail }) => detail))
      .toEqual(['hotspot 2, Mold', 'street in Mold, 3 incidents', 'street in Clacton-on-Sea, 2 incidents']);
    expect(found('mold').map(({ detail, fit }) => [detail, fit])).toEqual([['hotspot 1, Mold', 'begins'], ['area, 4 incidents', 'exact']]);
    expect(found('')).toEqual([]);
    expect(found('hurch')).toEqual([]);
  });

  it('a street of the data goes before a town that is only spelt nearly so', () => {
    const all = merged(found('church street'), [town('Church Stretton', 'close')], 8);
    expect(all.map(({ name }) => name)).toEqual(['Church Street', 'Church Street', 'Church Street']);
    expect(merged([], [town('Church Stretton', 'close')], 8)[0].fit).toBe('close');
  });

  it('what is called so goes before what begins so, and a town that is an area is told once', () => {
    expect(merged(found('mold'), [town('Mold'), town('Moldgreen', 'begins')], 8).map(({ name, detail }) => `${name}, ${detail}`)).toEqual([
      'Mold, area, 4 incidents', 'the centre of Mold, hotspot 1, Mold', 'Moldgreen, town',
    ]);
  });

  it('a street of the data is told once, and one of its name elsewhere still', () => {
    const street = (easting: number): Place => ({ ...town('Church Street'), detail: 'street, Mold', easting, northing: 210 });
    expect(merged(found('church street'), [street(400), street(5_000)], 8).map(({ detail, easting }) => `${detail}, ${easting}`)).toEqual([
      'hotspot 2, Mold, 115', 'street in Mold, 3 incidents, 110', 'street in Clacton-on-Sea, 2 incidents, 910', 'street, Mold, 5000',
    ]);
  });

  it('says why there is nothing', () => {
    expect(whyNone('co99 9zz')).toBe(
      'No postcode in Great Britain begins CO99 9ZZ (list of October 2025). Check it, or try a town or a street of the data.',
    );
    expect(whyNone('BT1 1AA')).toContain('Northern Ireland');
    expect(whyNone('qqqq')).toContain('No such place');
  });
});
