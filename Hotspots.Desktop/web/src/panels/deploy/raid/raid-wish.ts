// What is wished for a day of warrants. It is not kept: it is gone with the page, as the plan is.
import { signal } from '@preact/signals';
import { query } from '../../../host/running';
import type { RaidQuery } from '../../../questions/answers';

export interface RaidWish { on: string; at: string; teams: number; muster: string }

const usual: RaidWish = { on: '', at: '06:00', teams: 6, muster: '' };
export const raidWish = signal<RaidWish>(usual);
export const wishRaid = (change: Partial<RaidWish>): void => { raidWish.value = { ...raidWish.peek(), ...change }; };

/** What the host is asked; null while nothing is loaded, or there is no time or no place to set off from. */
export function raidQuery(): RaidQuery | null {
  const asked = query(), { on, at, teams, muster } = raidWish.value;
  if (!asked || at === '' || muster.trim() === '') return null;
  return { ...asked, on: on === '' ? null : on, at, teams, muster: muster.trim() };
}
