import { describe, expect, it } from 'vitest';
import { streetName } from '../../../../src/base/words';
import { blocksIn, leastPoints, streetsOfBlock } from '../../../../src/map/layers/names/listed-streets';
import { streetsOf } from '../../../../src/map/layers/names/street-labels';
import type { MapPlace } from '../../../../src/map/layers/basemap';
import { mergePlaces } from '../../../../src/map/layers/names/place-labels';

describe('names', () => {
  it('of streets lose what the record says about them', () => {
    expect(['On or near Pier Avenue', 'on or near  Mill Lane', 'High Street', 'No location', 'On or near '].map(streetName))
      .toEqual(['Pier Avenue', 'Mill Lane', 'High Street', '', '']);
  });
  it('of streets stand at the median of their incidents, and every town has its own High Street', () => {
    const easting = Float32Array.of(1000, 1010, 1900, 50_000, 1020), northing = Float32Array.of(500, 510, 520, 500, 530);
    const streets = streetsOf({
      count: 5, easting, northing, minute: new Int32Array(5), span: new Uint32Array(5), precision: new Uint8Array(5),
      codes: { street: Uint8Array.of(1, 1, 1, 1, 0) }, texts: { street: ['', 'On or near High Street'] },
    });
    expect(streets).toEqual([
      { name: 'High Street', incidents: 3, easting: 1010, northing: 510 },
      { name: 'High Street', incidents: 1, easting: 50_000, northing: 500 },
    ]);
  });
  it('of loaded towns take the gazetteer\'s entry near by, not one of the same name far away', () => {
    const place = (name: string, easting: number, population: number, kind: MapPlace['kind'] = 'town'): MapPlace =>
      ({ name, easting, northing: 0, population, isolation: 1, kind });
    const merged = mergePlaces(
      [place('Ashton', 300_000, 900, 'village'), place('Bigby', 9, 50_000), place('Ashton', 1000, 700, 'village')],
      [{ name: 'ashton', easting: 3000, northing: 0 }, { name: 'Newtown', easting: 5, northing: 5 }],
    );
    expect(merged.map(({ name, easting, isLoaded }) => [name, easting, isLoaded === true]))
      .toEqual([['Ashton', 1000, true], ['Newtown', 5, true], ['Bigby', 9, false], ['Ashton', 300_000, false]]);
  });
  it('of the list stand at each of its points, those of long streets first', () => {
    const streets = streetsOfBlock({ names: ['Ash Way', 'Bell Lane'], streets: [0, 1, 1], eastings: [1, 2, 3], northings: [4, 5, 6] });
    expect(streets).toEqual([
      { name: 'Bell Lane', easting: 2, northing: 5, points: 2 }, { name: 'Bell Lane', easting: 3, northing: 6, points: 2 },
      { name: 'Ash Way', easting: 1, northing: 4, points: 1 },
    ]);
    expect([0.5, 2, 2.5].map(leastPoints)).toEqual([1, 2, 3]);
  });
  it('of the list are asked for by the blocks in view, and none beyond the grid', () => {
    const frame = { width: 1000, height: 1000, ratio: 1, metres: 2, west: 3000, north: 1000, isMoving: false };
    expect(blocksIn(frame)).toEqual([{ column: 0, row: 0 }, { column: 1, row: 0 }]);
    expect(blocksIn({ ...frame, west: -9000 })).toEqual([]);
  });
});
