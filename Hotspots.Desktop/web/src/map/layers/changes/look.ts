// How changes look: colours that the colour-blind tell apart, dashes for what is gone, and words beside them.
import type { PlaceChange } from '../../../questions/answers';
import type { Palette } from '../../core/palette';

export interface ChangeLook { colour: string; width: number; /** CSS pixels of line and gap; none for a solid line. */ dash: readonly number[] }

const LIGHT = { more: '#b34700', fewer: '#0b4f96', same: '#6b7680' }, DARK = { more: '#ffb070', fewer: '#8cc7ff', same: '#93a0ab' };
const GONE = [7, 5] as const, APART = [2, 4] as const;

export function lookOf({ verdict, turn }: Pick<PlaceChange, 'verdict' | 'turn'>, { isDark }: Pick<Palette, 'isDark'>): ChangeLook {
  const colours = isDark ? DARK : LIGHT;
  if (verdict === 'more') return { colour: colours.more, width: turn === 'new' ? 3 : 2, dash: [] };
  if (verdict === 'fewer') return { colour: colours.fewer, width: 2, dash: turn === 'gone' ? GONE : [] };
  return { colour: colours.same, width: 1.25, dash: verdict === 'not tested' ? APART : [] };
}

/** What the legend explains, in its order: what it is called, an example, and which places are meant. */
export const SORTS: readonly { name: string; sample: Pick<PlaceChange, 'verdict' | 'turn'>; has: (place: PlaceChange) => boolean }[] = [
  { name: 'New', sample: { verdict: 'more', turn: 'new' }, has: ({ turn }) => turn === 'new' },
  { name: 'Grown', sample: { verdict: 'more', turn: 'grown' }, has: ({ turn }) => turn === 'grown' },
  { name: 'Shrunk', sample: { verdict: 'fewer', turn: 'shrunk' }, has: ({ turn }) => turn === 'shrunk' },
  { name: 'Gone', sample: { verdict: 'fewer', turn: 'gone' }, has: ({ turn }) => turn === 'gone' },
  {
    name: 'As before, or too few to tell', sample: { verdict: 'as before', turn: null },
    has: ({ verdict }) => verdict === 'as before' || verdict === 'too few',
  },
  { name: 'In one period alone, not tested', sample: { verdict: 'not tested', turn: null }, has: ({ verdict }) => verdict === 'not tested' },
];
