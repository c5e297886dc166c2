// How the four grounds of an operation look: two colours and four kinds of line, so that no colour is needed to tell them apart.
import type { EffectRole } from '../../../questions/answers';
import type { Palette } from '../../core/palette';

export interface GroundLook { colour: string; width: number; /** CSS pixels of line and gap; none for a solid line. */ dash: readonly number[] }

const LIGHT = { own: '#5a2a8a', control: '#00606b' }, DARK = { own: '#d3b0ff', control: '#74dbe2' };
const LINES: Readonly<Record<EffectRole, { isOwn: boolean; width: number; dash: readonly number[] }>> = {
  treated: { isOwn: true, width: 2.75, dash: [] },
  control: { isOwn: false, width: 2.5, dash: [11, 4, 2, 4] },
  ring: { isOwn: true, width: 1.5, dash: [7, 4] },
  'ring of control': { isOwn: false, width: 1.5, dash: [1.5, 4] },
};

export function groundLook(role: EffectRole, { isDark }: Pick<Palette, 'isDark'>): GroundLook {
  const { isOwn, width, dash } = LINES[role], colours = isDark ? DARK : LIGHT;
  return { colour: isOwn ? colours.own : colours.control, width, dash };
}

/** In the order of the answer: what the map and the legend call them. */
export const GROUNDS: readonly { role: EffectRole; name: string }[] = [
  { role: 'treated', name: 'Where it was' },
  { role: 'ring', name: 'Ring round it' },
  { role: 'control', name: 'The place it is compared with' },
  { role: 'ring of control', name: 'Ring round that' },
];
