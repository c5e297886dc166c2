// What weekdays and hours mean, for the lines under the buttons.
import { nightEnds } from '../../state/filtering';
import { pad, WEEK, WEEKDAYS } from '../../base/words';

/** What a weekday means with hours over midnight; blank where they do not cross it. */
export function nightSentence(weekdays: readonly number[], hours: readonly number[]): string {
  const end = nightEnds(hours);
  if (end === 0) return '';
  const first = WEEK.find((one) => weekdays.includes(one)) ?? 5;
  return `A day is the night that begins on it: ${WEEKDAYS[first]} reaches to ${pad(end - 1)}:59 on ${WEEKDAYS[(first + 1) % 7]}.`;
}
