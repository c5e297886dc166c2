// Where on a hotspot's outline its rank badge may stand: on the line, so that it hides little of what it counts, and always on the hotspot it names.
import type { Hotspot } from '../../../contracts/model';
import type { Frame } from '../../core/canvas-layer';

type Outline = Hotspot['outline'];

/** Directions in which the line's outermost corner is looked for, best first; y goes down. */
const DIRECTIONS: readonly (readonly [number, number])[] = [[0, -1], [0.7, -0.7], [-0.7, -0.7], [1, 0], [-1, 0], [0.7, 0.7], [-0.7, 0.7], [0, 1]];
/** A line that stays within this many radii is covered by its badge. */
const SMALL = 3;
/** Points looked at along each side of the frame for a hotspot that fills it. */
const STEPS = 9;

/** Device pixels, best first; none where the hotspot is out of sight. */
export function badgePlaces({ outline, centre }: Hotspot, frame: Frame, radius: number): [number, number][] {
  const corners = outline.flatMap((polygon) => polygon[0] ?? []).map((at) => pixelOf(at, frame));
  if (corners.length === 0) corners.push(pixelOf(centre, frame));
  const xs = corners.map(([x]) => x), ys = corners.map(([, y]) => y);
  const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
  if (right < 0 || bottom < 0 || left > frame.width || top > frame.height) return [];
  if (right - left < SMALL * radius && bottom - top < SMALL * radius)
    return [pixelOf(centre, frame), [Math.round((left + right) / 2), Math.round((top + bottom) / 2)]];
  const seen = corners.filter(([x, y]) => x >= radius && y >= radius && x <= frame.width - radius && y <= frame.height - radius);
  const places: [number, number][] = [];
  if (seen.length > 0) for (const [dx, dy] of DIRECTIONS) {
    const best = seen.reduce((a, b) => (b[0] * dx + b[1] * dy > a[0] * dx + a[1] * dy ? b : a));
    if (!places.some(([x, y]) => x === best[0] && y === best[1])) places.push(best);
  }
  const inner = places.length === 0 ? innerPlace(outline, frame) : null;
  return inner ? [inner] : places;
}

/** The point of the frame nearest its middle that the hotspot covers. */
function innerPlace(outline: Outline, frame: Frame): [number, number] | null {
  let best: [number, number] | null = null, least = Infinity;
  for (let i = 1; i <= STEPS; i++) for (let j = 1; j <= STEPS; j++) {
    const x = Math.round((frame.width * i) / (STEPS + 1)), y = Math.round((frame.height * j) / (STEPS + 1));
    const off = Math.hypot(x - frame.width / 2, y - frame.height / 2);
    if (off >= least || !isInside(outline, frame.west + x * frame.metres, frame.north - y * frame.metres)) continue;
    best = [x, y];
    least = off;
  }
  return best;
}

/** Points in the frame along all lines of an outline, `step` device pixels apart. */
export function alongOutline(outline: Outline, frame: Frame, step: number): [number, number][] {
  const points: [number, number][] = [];
  for (const polygon of outline) for (const ring of polygon) for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = pixelOf(ring[i - 1], frame), [bx, by] = pixelOf(ring[i], frame);
    if (Math.max(ax, bx) < 0 || Math.max(ay, by) < 0 || Math.min(ax, bx) > frame.width || Math.min(ay, by) > frame.height) continue;
    const count = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / step));
    for (let k = 0; k < count; k++) points.push([ax + ((bx - ax) * k) / count, ay + ((by - ay) * k) / count]);
  }
  return points;
}

const pixelOf = ([easting, northing]: readonly [number, number], frame: Frame): [number, number] =>
  [Math.round((easting - frame.west) / frame.metres), Math.round((frame.north - northing) / frame.metres)];

/** Even-odd over all rings: holes are outside. */
export function isInside(outline: Hotspot['outline'], easting: number, northing: number): boolean {
  let inside = false;
  for (const polygon of outline) for (const ring of polygon)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i], [bx, by] = ring[j];
      if (ay > northing !== by > northing && easting < ((bx - ax) * (northing - ay)) / (by - ay) + ax) inside = !inside;
    }
  return inside;
}
