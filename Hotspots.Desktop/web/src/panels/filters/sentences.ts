// What weekdays and hours mean, for the lines under the buttons.
import { nightEnds } from '../../state/filtering';
import { list, pad, WEEK, WEEKDAYS } from '../../base/words';

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

/** What a weekday means with hours over midnight; blank where they do not cross it. */
export function nightSentence(weekdays: readonly number[], hours: readonly number[]): string {
  const end = nightEnds(hours);
  if (end === 0) return '';
  const first = WEEK.find((one) => weekdays.includes(one)) ?? 5;
  return `A day is the night that begins on it: ${WEEKDAYS[first]} reaches to ${pad(end - 1)}:59 on ${WEEKDAYS[(first + 1) % 7]}.`;
}
