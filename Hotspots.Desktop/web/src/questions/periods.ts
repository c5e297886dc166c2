// Periods to compare at one click, as the host reads them; all of them end with what was recorded last.
import { computed } from '@preact/signals';
import { DAY_MINUTES, calendar, day, isoDay, minuteOf, MONTHS, pad, startOfDay } from '../base/words';
import { dataset, incidents } from '../state/state';
import type { CompareWish } from '../wishes/now-wish';

export interface Preset extends CompareWish {
  key: string;
  /** On the button. */
  name: string;
  /** What it does, in a sentence. */
  title: string;
}

const DAYS = 28;
/** A month begun since so few days says nothing yet. */
const LEAST_DAYS = 14;
/** So many days at the end of a month may be quiet. */
const QUIET = 2;

const monthText = (year: number, month: number): string => {
  const c = calendar(minuteOf(year, month, 1));
  return `${String(c.year).padStart(4, '0')}-${pad(c.month)}`;
};
const monthName = (year: number, month: number): string => {
  const c = calendar(minuteOf(year, month, 1));
  return `${MONTHS[c.month - 1]} ${c.year}`;
};

/**
 * The presets for data from one minute to another; the first is what stands in the list of hotspots when nobody chooses. Where only months are
 * known days cannot be compared.
 */
export function presetsOf(first: number, last: number, areMonths: boolean): Preset[] {
  const end = startOfDay(last), { year, month, day: ofMonth } = calendar(end);
  const isWhole = calendar(end + (QUIET + 1) * DAY_MINUTES).month !== month;
  const whole = isWhole ? month : month - 1;
  const presets: Preset[] = [];
  const from = end - (DAYS - 1) * DAY_MINUTES;
  if (areMonths) {
    presets.push({
      key: 'month-before', name: monthName(year, whole), after: monthText(year, whole), before: monthText(year, whole - 1),
      title: `${monthName(year, whole)} against ${monthName(year, whole - 1)}`,
    });
  } else {
    if (from > startOfDay(first)) presets.push({
      key: 'days', name: `Last ${DAYS} days`, after: `${isoDay(from)}..${isoDay(end)}`,
      before: `${isoDay(from - DAYS * DAY_MINUTES)}..${isoDay(from - DAY_MINUTES)}`,
      title: `${DAYS} days to ${day(end)} against the ${DAYS} before`,
    });
  }
  if (minuteOf(year - 1, whole, 1) >= startOfDay(first) - QUIET * DAY_MINUTES) {
    presets.push({
      key: 'month', name: areMonths ? 'A year earlier' : monthName(year, whole), after: monthText(year, whole), before: monthText(year - 1, whole),
      title: `${monthName(year, whole)} against ${monthName(year - 1, whole)}`,
    });
  }
  const since = ofMonth < LEAST_DAYS ? month - 1 : month;
  if (minuteOf(year, since, 1) > first) {
    const begins = minuteOf(year, since, 1);
    presets.push({
      key: 'since', name: `Since ${calendar(begins).day} ${MONTHS[calendar(begins).month - 1]}`, after: `${isoDay(begins)}..`, before: null,
      title: `Since ${day(begins)}, against the same days a year earlier, or as many days before where the data begin later`,
    });
  }
  return presets;
}

/** Is the month all that is known of every time? */
export const areMonths = computed<boolean>(() => {
  const data = incidents.value;
  if (!data || data.count === 0) return false;
  let known = false;
  for (const precision of data.precision) {
    if (precision >= 4 || precision === 1) return false;
    known ||= precision > 0;
  }
  return known;
});

/** The presets of what is loaded; none where no time is known. */
export const presets = computed<Preset[]>(() => {
  const loaded = dataset.value;
  if (!loaded || loaded.periodFirst === null || loaded.periodLast === null) return [];
  return presetsOf(loaded.periodFirst, loaded.periodLast, areMonths.value);
});
