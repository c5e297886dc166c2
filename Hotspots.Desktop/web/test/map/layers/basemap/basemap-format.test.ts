import { describe, expect, it } from 'vitest';
import {
  addFill, addLines, addOutlines, decodeBasemap, isInView, type Group, type PathSink,
} from '../../../../src/map/layers/basemap/basemap-format';

/** Writes what data/basemap/README.md lays down. */
class Writer {
  readonly bytes: number[] = [];

  byte(...values: number[]): this {
    this.bytes.push(...values);
    return this;
  }

  number(...values: number[]): this {
    for (let value of values) {
      for (; value > 127; value = Math.floor(value / 128)) this.bytes.push(value % 128 + 128);
      this.bytes.push(value);
    }
    return this;
  }

  signed(...values: number[]): this {
    return this.number(...values.map((value) => (value < 0 ? -2 * value - 1 : 2 * value)));
  }

  text(value: string): this {
    const utf8 = new TextEncoder().encode(value);
    return this.number(utf8.length).byte(...utf8);
  }

  head(unit: number, layers: number, version = 1): this {
    return this.byte(0x48, 0x53, 0x42, 0x4d, version, unit, layers);
  }

  get buffer(): ArrayBuffer {
    return Uint8Array.from(this.bytes).buffer;
  }
}

/** One square of 0 … 1,000 m with land over its western part and a hole in it; a large and a small river. */
function sample(): Writer {
  return new Writer().head(10, 2)
    .text('land').byte(0).number(1)
    .signed(0, 0, 100, 100).number(1)
    .number(0, 2)
    .number(4).signed(0, 0, 60, 0, 0, 100, -60, 0)
    .number(3).signed(20, -80, 0, 10, 10, 0)
    .text('rivers').byte(1).number(1)
    .signed(-300, -10_000, 5, 5).number(2)
    .number(0, 1, 2).signed(300, 10_000, 5, 5)
    .number(1, 1, 2).signed(-305, -10_005, 1, 0);
}

function groupOf(name: string): Group {
  const group = decodeBasemap(sample().buffer).layers.get(name)?.groups[0];
  if (!group) throw new Error(`no ${name}`);
  return group;
}

/** Notes what is drawn: "M0,0 L600,0 Z". */
class Notes implements PathSink {
  private readonly steps: string[] = [];
  moveTo(x: number, y: number): void { this.steps.push(`M${x},${y}`); }
  lineTo(x: number, y: number): void { this.steps.push(`L${x},${y}`); }
  closePath(): void { this.steps.push('Z'); }
  get text(): string { return this.steps.join(' '); }
}

function drawn(draw: (path: PathSink) => void): string {
  const notes = new Notes();
  draw(notes);
  return notes.text;
}

describe('a basemap file', () => {
  it('gives shapes in metres, each with its rings', () => {
    const { metresPerUnit, layers, places } = decodeBasemap(sample().buffer);
    expect(metresPerUnit).toBe(10);
    expect(places).toBeUndefined();
    expect([...layers].map(([name, { type }]) => [name, type])).toEqual([['land', 'polygons'], ['rivers', 'lines']]);
    const land = groupOf('land'), rivers = groupOf('rivers');
    expect(land.box).toEqual([0, 0, 1000, 1000]);
    expect([...land.points]).toEqual([0, 0, 600, 0, 600, 1000, 0, 1000, 200, 200, 200, 300, 300, 300]);
    expect([...land.rings]).toEqual([0, 4, 7]);
    expect([...land.shapes]).toEqual([0, 2]);
    expect([...rivers.classes]).toEqual([0, 1]);
    expect([...rivers.points]).toEqual([0, 0, 50, 50, -3000, -100_000, -2990, -100_000]);
  });

  it('gives places with accents, large numbers and kinds', () => {
    const { places } = decodeBasemap(new Writer().head(10, 1)
      .text('places').byte(2).number(1, 2)
      .signed(53_042, 18_000).number(8_961_989, 100_000, 0).text('London')
      .signed(-53_042, 3).number(0, 12, 2).text('Tŷ Newydd').buffer);
    expect(places?.name).toEqual(['London', 'Tŷ Newydd']);
    expect([...places?.easting ?? []]).toEqual([530_420, 0]);
    expect([...places?.northing ?? []]).toEqual([180_000, 180_030]);
    expect([...places?.population ?? []]).toEqual([8_961_989, 0]);
    expect([...places?.isolation ?? []]).toEqual([1_000_000, 120]);
    expect(places?.kind).toEqual(['town', 'district']);
  });

  it('that is another file, of another version, or cut short is refused', () => {
    expect(() => decodeBasemap(new TextEncoder().encode('{"type":"FeatureCollection"}').buffer)).toThrow('not a basemap file');
    expect(() => decodeBasemap(new Writer().head(10, 0, 2).buffer)).toThrow('version 2');
    expect(() => decodeBasemap(new Writer().head(10, 1).text('land').byte(7).number(0).buffer)).toThrow('type 7');
    const { bytes } = sample();
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeBasemap(Uint8Array.from(bytes.slice(0, length)).buffer)).toThrow();
    }
  });
});

describe('drawing a group', () => {
  it('fills rings closed', () => {
    expect(drawn((path) => { addFill(path, groupOf('land')); })).toBe('M0,0 L600,0 L600,1000 L0,1000 Z M200,200 L200,300 L300,300 Z');
  });

  it('leaves the edges along the square out of the coast', () => {
    expect(drawn((path) => { addOutlines(path, groupOf('land')); })).toBe('M600,0 L600,1000 M200,200 L200,300 L300,300 L200,200');
  });

  it('draws all lines, or those of one class', () => {
    expect(drawn((path) => { addLines(path, groupOf('rivers'), 0); })).toBe('M0,0 L50,50');
    expect(drawn((path) => { addLines(path, groupOf('rivers')); })).toBe('M0,0 L50,50 M-3000,-100000 L-2990,-100000');
  });

  it('is left out when out of view', () => {
    expect(isInView(groupOf('land'), [1000, 1000, 2000, 2000])).toBe(true);
    expect(isInView(groupOf('land'), [1001, 0, 2000, 2000])).toBe(false);
    expect(isInView(groupOf('land'), [0, -500, 1000, -1])).toBe(false);
  });
});
