// What is asked of now and of change: the shift, how far back, and two periods. The view's text keeps it.
import { signal } from '@preact/signals';
import { PARAMETERS } from '../contracts/parameters';

/** Two periods as the host reads them: "2026-06", "2026-06-01..2026-06-30", "2026-06-01.."; before is null for the same days a year earlier. */
export interface CompareWish { after: string; before: string | null }

export interface NowWish {
  /** Hour at which the shift begins, 0 to 23, and at which it ends, 0 to 24. */
  from: number;
  until: number;
  weeks: number;
  /** Is the card of the next shift open? Null for what there is room for. */
  isOpen: boolean | null;
  /** Null where nothing is compared. */
  compare: CompareWish | null;
}

export const usualNow: Readonly<NowWish> = { from: 22, until: 5, weeks: PARAMETERS.weeks.usual, isOpen: null, compare: null };
export const nowWish = signal<NowWish>({ ...usualNow });

export function wishNow(part: Partial<NowWish>): void { nowWish.value = { ...nowWish.peek(), ...part }; }

/** Hours of a next shift to choose from beside the usual shifts: name, first hour, hour of the end. */
export const OWN_SHIFTS = [['late night', 22, 5], ['evening', 17, 22]] as const;
export const WEEKS = [2, 4, 8, 12] as const;

/** "next=15-23&weeks=8&tonight=closed&compare=2026-06-01..,2025-06"; only what is not as usual. */
export function nowParts(wish: NowWish): [key: string, values: string[]][] {
  const parts: [string, string[]][] = [];
  if (wish.from !== usualNow.from || wish.until !== usualNow.until) parts.push(['next', [`${wish.from}-${wish.until}`]]);
  if (wish.weeks !== usualNow.weeks) parts.push(['weeks', [String(wish.weeks)]]);
  if (wish.isOpen !== null) parts.push(['tonight', [wish.isOpen ? 'open' : 'closed']]);
  if (wish.compare) parts.push(['compare', wish.compare.before === null ? [wish.compare.after] : [wish.compare.after, wish.compare.before]]);
  return parts;
}

/** Takes a part of the text in; false when it is none of these. What is wrong stays as usual. */
export function readNowPart(wish: NowWish, key: string, values: readonly string[]): boolean {
  const first = values[0];
  switch (key) {
    case 'next': readShift(wish, first); break;
    case 'weeks': readWeeks(wish, first); break;
    case 'tonight': wish.isOpen = first === 'open' ? true : first === 'closed' ? false : null; break;
    case 'compare': readCompare(wish, first, values.at(1) ?? null); break;
    default: return false;
  }
  return true;
}

function readWeeks(wish: NowWish, text: string): void {
  const weeks = Number(text), { least, most } = PARAMETERS.weeks;
  if (/^\d{1,2}$/.test(text) && weeks >= least && weeks <= most) wish.weeks = weeks;
}

function readCompare(wish: NowWish, after: string, before: string | null): void {
  if (isPeriod(after) && (before === null || isPeriod(before))) wish.compare = { after, before };
}

function readShift(wish: NowWish, text: string): void {
  const match = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!match || Number(match[1]) > 23 || Number(match[2]) > 24) return;
  wish.from = Number(match[1]);
  wish.until = Number(match[2]);
}

const ONE = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
const PERIOD = new RegExp(`^${ONE}(?:\\.\\.(?:${ONE})?)?$`);
/** A year, a month, a day, or two with .. between, the last of which may be left out. */
export const isPeriod = (text: string): boolean => PERIOD.test(text);
