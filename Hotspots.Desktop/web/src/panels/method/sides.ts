// The two sides of a comparison.
import type { MethodWish } from '../../state/state';

export type Side = 'cases' | 'controls' | 'neither';

/** As the host takes them where nobody says: what was proven against what was said. */
const USUAL: Readonly<Record<'cases' | 'controls', readonly string[]>> = { cases: ['seizure', 'warrant'], controls: ['tip'] };

const namesOf = (wish: MethodWish, side: 'cases' | 'controls'): readonly string[] => (wish[side].length > 0 ? wish[side] : USUAL[side]);

export function sideOf(wish: MethodWish, kind: string): Side {
  return namesOf(wish, 'cases').includes(kind) ? 'cases' : namesOf(wish, 'controls').includes(kind) ? 'controls' : 'neither';
}

/** With a kind put on a side; null when a side would be empty, which is no comparison. */
export function withSide(wish: MethodWish, kinds: readonly string[], kind: string, side: Side): MethodWish | null {
  const of = (wanted: Side) => kinds.filter((one) => (one === kind ? side : sideOf(wish, one)) === wanted);
  const cases = of('cases'), controls = of('controls');
  return cases.length > 0 && controls.length > 0 ? { ...wish, cases, controls } : null;
}
