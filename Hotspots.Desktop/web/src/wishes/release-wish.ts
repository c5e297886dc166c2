// What is wished for a layer that is handed over. It is not kept: to whom something goes is gone with the page.
import { signal } from '@preact/signals';

export interface ReleaseWish {
  /** Name of a profile of the host's list. */
  profile: string;
  to: string;
  /** "district:Tendring"; null for the ground that the recipient's name stands for. */
  boundary: string | null;
  /** Months, "2026-01"; blank for as far as may be told. */
  from: string;
  until: string;
  /** None for all that the profile lets out. */
  kinds: readonly string[];
  /** A file that the host keeps; null for the postcodes that come with the program. */
  addresses: { key: string; name: string } | null;
}

export const usualRelease: Readonly<ReleaseWish> =
  { profile: 'partner', to: '', boundary: null, from: '', until: '', kinds: [], addresses: null };
export const releaseWish = signal<ReleaseWish>({ ...usualRelease });

export function wishRelease(part: Partial<ReleaseWish>): void { releaseWish.value = { ...releaseWish.peek(), ...part }; }

/** The months as the host reads them: "2026-01..2026-05", "2026-01..", "..2026-05"; null for all. */
export const periodOf = ({ from, until }: Pick<ReleaseWish, 'from' | 'until'>): string | null =>
  (from === '' && until === '' ? null : from === until ? from : `${from}..${until}`);
