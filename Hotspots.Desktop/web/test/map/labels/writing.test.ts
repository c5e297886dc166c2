import { describe, expect, it } from 'vitest';
import { declutter, overlap, type Box } from '../../../src/map/labels/declutter';
import { toLonLat, fromLonLat } from 'ol/proj';
import { nationalGrid } from '../../../src/map/core/grid';
import { figuresFor, gridReference, squareLetters } from '../../../src/base/grid-reference';
import { lengthText, roundLength, scaleBar } from '../../../src/map/core/scale-bar';
import { streetName, streetsOf } from '../../../src/map/layers/names/street-labels';
import { mergePlaces, type MapPlace } from '../../../src/map/layers/names/place-labels';

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

describe('a grid reference', () => {
  it.each([
    [323_740, 364_050, 4, 'SJ 2374 6405'],
    [323_749.9, 364_059.9, 4, 'SJ 2374 6405'],
    [530_000, 180_000, 2, 'TQ 30 80'],
    [617_500, 215_300, 3, 'TM 175 153'],
    [216_650, 771_250, 3, 'NN 166 712'],
    [439_668, 1_175_316, 0, 'HU'],
    [0, 0, 5, 'SV 00000 00000'],
    [400_000, 99_999.99, 1, 'SZ 0 9'],
  ] as const)('of %d, %d in %d figures is %s', (easting, northing, figures, text) => { expect(gridReference(easting, northing, figures)).toBe(text); });
  it('is blank off the lettered grid', () => {
    expect(gridReference(-1_000_001, 0, 3)).toBe('');
    expect(squareLetters(1_500_000, 0)).toBeNull();
    expect(squareLetters(-1_000_000, -500_000)).toBe('VV');
  });
  it('has as many figures as a pixel is worth', () => { expect([1000, 100, 8, 1].map(figuresFor)).toEqual([2, 3, 4, 5]); });
});

describe('the scale bar', () => {
  it.each([[1, 1], [1.99, 1], [2, 2], [4.9, 2], [5, 5], [9.99, 5], [10, 10], [1000, 1000], [0.3, 0.2], [123_456, 100_000]])('of at most %d m is %d m', (most, round) => {
    expect(roundLength(most)).toBeCloseTo(round, 12);
  });
  it('is never longer than asked and never shorter than two fifths of that', () => {
    for (let resolution = 0.25; resolution < 3000; resolution *= 1.37) {
      const { pixels } = scaleBar(resolution, 120);
      expect(pixels).toBeLessThanOrEqual(120 + 1e-6);
      expect(pixels).toBeGreaterThan(120 * 0.4 - 1e-6);
    }
  });
  it('says its unit', () => { expect([0.2, 50, 500, 1000, 20_000].map(lengthText)).toEqual(['0.2 m', '50 m', '500 m', '1 km', '20 km']); });
});

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
  it('takes boxes that only touch', () => { expect([...declutter([{ boxes: [box(0, 0)] }, { boxes: [box(20, 0)] }, { boxes: [box(19.9, 10)] }])]).toEqual([0, 0, 0]); });
  it('writes what is forced, and what follows keeps off it', () => {
    expect([...declutter([{ boxes: [box(0, 0)] }, { boxes: [box(5, 5)], isForced: true }, { boxes: [box(15, 12), box(40, 40)] }])]).toEqual([0, 0, 1]);
  });
  it('keeps names off obstacles, and badges not', () => {
    const marks = [box(0, 0)];
    expect([...declutter([{ boxes: [box(0, 0), box(40, 0)], keepsOff: true }, { boxes: [box(0, 0)] }], [], marks)]).toEqual([1, 0]);
  });
  it('writes a text once within its distance, and again beyond', () => {
    const named = (x: number, text: string) => ({ boxes: [box(x, 0)], once: { text, within: 100 } });
    expect([...declutter([named(0, 'High Street'), named(60, 'High Street'), named(61, 'Mill Lane'), named(150, 'High Street')])]).toEqual([0, -1, 0, 0]);
  });
  it('takes the next place where the first is refused', () => { expect([...declutter([{ boxes: [box(0, 0), box(40, 0)], refuses: ({ left }) => left < 10 }])]).toEqual([1]); });
  it('keeps off what is covered', () => { expect([...declutter([{ boxes: [box(0, 0)] }], [box(10, 5, 500, 500)])]).toEqual([-1]); });
});

describe('names', () => {
  it('of streets lose what the record says about them', () => {
    expect(['On or near Pier Avenue', 'on or near  Mill Lane', 'High Street', 'No location', 'On or near '].map(streetName)).toEqual(['Pier Avenue', 'Mill Lane', 'High Street', '', '']);
  });
  it('of streets stand at the median of their incidents, and every town has its own High Street', () => {
    const easting = Float32Array.of(1000, 1010, 1900, 50_000, 1020), northing = Float32Array.of(500, 510, 520, 500, 530);
    const streets = streetsOf({
      count: 5, easting, northing, minute: new Int32Array(5), span: new Uint32Array(5), precision: new Uint8Array(5),
      codes: { street: Uint8Array.of(1, 1, 1, 1, 0) }, texts: { street: ['', 'On or near High Street'] },
    });
    expect(streets).toEqual([{ name: 'High Street', incidents: 3, easting: 1010, northing: 510 }, { name: 'High Street', incidents: 1, easting: 50_000, northing: 500 }]);
  });
  it('of loaded towns take the gazetteer\'s entry near by, not one of the same name far away', () => {
    const place = (name: string, easting: number, population: number, kind: MapPlace['kind'] = 'town'): MapPlace => ({ name, easting, northing: 0, population, isolation: 1, kind });
    const merged = mergePlaces([place('Ashton', 300_000, 900, 'village'), place('Bigby', 9, 50_000), place('Ashton', 1000, 700, 'village')], [{ name: 'ashton', easting: 3000, northing: 0 }, { name: 'Newtown', easting: 5, northing: 5 }]);
    expect(merged.map(({ name, easting, isLoaded }) => [name, easting, isLoaded === true])).toEqual([['Ashton', 1000, true], ['Newtown', 5, true], ['Bigby', 9, false], ['Ashton', 300_000, false]]);
  });
});
