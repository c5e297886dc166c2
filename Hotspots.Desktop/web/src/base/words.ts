// Numbers and times as people read them: English, thin and the same on every machine, whatever its language.

export const DAY_MINUTES = 1440;

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const two = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const tenth = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const precise = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const;
/** In the order of British weeks; the numbers are those of the seam, 0 Sunday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export const WEEKDAYS_SHORT = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;

/** 12,345 */
export const number = (value: number): string => whole.format(value);
/** "1 incident", "12 incidents" */
export const count = (value: number, one: string, many = `${one}s`): string => `${number(value)} ${value === 1 ? one : many}`;
/** A measured value: 0.12, 138, 1,230, never more digits than mean something. */
export const measured = (value: number): string => (Math.abs(value) >= 1000 ? whole.format(value) : precise.format(value));
/** p-values below a thousandth are not worth their digits. */
export const chanceText = (p: number): string => (p < 0.001 ? 'under 0.001' : precise.format(p));
/** A share, 0 to 1, as "70.9 %". */
export const percent = (share: number): string => `${tenth.format(100 * share)}\u00a0%`;
/** A difference of shares in percentage points, "7.4". */
export const points = (difference: number): string => tenth.format(100 * difference);
/** Metres below ten kilometres, kilometres above: "640 m", "5,120 m", "12.4 km". */
export const distance = (metres: number): string => (metres < 9_995 ? `${whole.format(metres)} m` : `${precise.format(metres / 1000)} km`);
/** A way in the unit in which it is measured. */
export const way = (value: number, unit: 'm' | 'minutes'): string => (unit === 'm' ? distance(value) : `${precise.format(value)} min`);
/** Area of a hotspot, km². */
/** A file's size: "812 kB", "1.2 GB". */
export const size = (bytes: number): string =>
  (bytes < 999_500
    ? `${whole.format(Math.ceil(bytes / 1000))} kB`
    : bytes < 999_500_000 ? `${precise.format(bytes / 1e6)} MB` : `${precise.format(bytes / 1e9)} GB`);
export const area = (km2: number): string => (km2 < 0.1 ? precise.format(km2) : two.format(km2));

export const pad = (value: number): string => String(value).padStart(2, '0');

const EPOCH = Date.UTC(2000, 0, 1) / 60_000;

/** The calendar of a minute on the London clock. */
export function calendar(minute: number): { year: number; month: number; day: number; hour: number; minute: number } {
  const date = new Date((minute + EPOCH) * 60_000);
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
  };
}

/** The minute on which a day begins; months are 1–12 and may run over. */
export function minuteOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 60_000 - EPOCH;
}

export const startOfDay = (minute: number): number => Math.floor(minute / DAY_MINUTES) * DAY_MINUTES;

/** 2025-03-02 */
export function isoDay(minute: number): string {
  const { year, month, day } = calendar(minute);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

/** The first minute of an ISO day; null when it is none. */
export function parseIsoDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const minute = minuteOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoDay(minute) === text ? minute : null;
}

/** 2 Mar 2025 */
export function day(minute: number): string {
  const c = calendar(minute);
  return `${c.day} ${MONTHS[c.month - 1].slice(0, 3)} ${c.year}`;
}

/** When an incident happened, no finer than it is known: "March 2025", "2 Mar 2025", "2 Mar 2025, 14:05". */
export function when(minute: number, span: number, precision: number): string {
  const c = calendar(minute);
  switch (precision) {
    case 0: return 'time not known';
    case 1: return `${moment(minute)} to ${moment(minute + span)}`;
    case 2: return String(c.year);
    case 3: return `${MONTHS[c.month - 1]} ${c.year}`;
    case 4: return day(minute);
    default: return moment(minute);
  }
}

const moment = (minute: number): string => {
  const c = calendar(minute);
  return `${day(minute)}, ${pad(c.hour)}:${pad(c.minute)}`;
};

/** An ISO time in the precision it is given: "2025-03" → "March 2025", "2025-03-02T14:05+00:00" → "2 Mar 2025, 14:05". */
export function isoInWords(iso: string): string {
  if (iso.includes('/')) return iso.split('/').map(isoInWords).join(' to ');
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?/.exec(iso);
  if (!match) return iso || 'not known';
  const [, year, month, dayOfMonth, hour, minute] = match;
  if (!month) return year;
  const name = MONTHS[Number(month) - 1] ?? month;
  if (!dayOfMonth) return `${name} ${year}`;
  const date = `${Number(dayOfMonth)} ${name.slice(0, 3)} ${year}`;
  return hour && minute ? `${date}, ${hour}:${minute}` : date;
}

/** "a, b and c" */
export const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;

/** First letter large, as at the start of a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\s'’-]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?/gu;
/**
 * A sentence in which names written from right to left stay where they are, and the numbers beside them too: each is isolated (UAX #9, FSI
 * and PDI).
 */
export const isolated = (sentence: string): string => sentence.replace(RIGHT_TO_LEFT, '\u2068$&\u2069');

/**
 * Two ISO times as days, said once where they are the same: "3–14 Mar 2026", "28 Feb – 3 Mar 2026", "Mar 2026"; blank where the first is
 * not known.
 */
export function dates(first: string, last: string): string {
  if (!/^\d{4}/.test(first)) return '';
  const from = isoInWords(first.split('/')[0].slice(0, 10)).split(' '), to = isoInWords((last.split('/').at(-1) ?? first).slice(0, 10)).split(' ');
  if (from.join(' ') === to.join(' ')) return from.join(' ');
  let same = 0;
  while (same < Math.min(from.length, to.length) - 1 && from[from.length - 1 - same] === to[to.length - 1 - same]) same++;
  const begin = from.slice(0, from.length - same).join(' ');
  return /^\d+$/.test(begin) && same > 0 ? `${begin}–${to.join(' ')}` : `${begin} – ${to.join(' ')}`;
}

/** Without case, accents and apostrophes: "Connah's Quay" is found as "connahs quay". */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').toLowerCase().replace(/\s+/g, ' ').trim();

/** "On or near Pier Avenue" → "Pier Avenue"; '' for what names no street ("On or near Supermarket" is kept: it is where). */
export function streetName(text: string): string {
  const name = text.replace(/^on or near\s+/i, '').trim();
  return /^(no location|parking area|unknown|none)$/i.test(name) ? '' : name;
}

/** The hours as spans of the clock, over midnight too: "22:00 to 04:59". Blank for all. */
export function hoursInWords(hours: readonly number[]): string {
  const wanted = new Set(hours);
  if (wanted.size === 0 || wanted.size === 24) return '';
  return list([...wanted].sort((a, b) => a - b).filter((hour) => !wanted.has((hour + 23) % 24)).map((first) => {
    let last = first;
    while (wanted.has((last + 1) % 24)) last = (last + 1) % 24;
    return `${pad(first)}:00 to ${pad(last)}:59`;
  }));
}
