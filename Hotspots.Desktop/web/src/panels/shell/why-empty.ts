// Why there is nothing to see, in the one reason that is true, and what to do about it.
import { boundaryWords } from '../../state/boundary';
import { BIT, hasClock, hasDay, hasShift } from '../../state/filtering';
import { UNKNOWN_MINUTE, type Dataset, type Filters, type Incidents, type MethodInfo } from '../../contracts/model';
import { count, number } from '../../base/words';

export interface Reason { title: string; text: string }

const NOTHING: Reason = { title: 'Nothing is loaded', text: 'Drop files of incidents anywhere on this window, or choose them.' };

/** Why no incident is on the map; null where some are. */
export function whyNothingPlaced(data: Dataset): Reason | null {
  const { rows, placed, unplaced, rejected, outsideBritain = 0, reason = null } = data;
  if (placed > 0) return null;
  if (rows === 0) return NOTHING;
  if (outsideBritain > 0 && outsideBritain >= rejected / 2 && rejected >= unplaced) {
    return {
      title: 'The positions are outside Britain',
      text: `${number(outsideBritain)} of ${count(rows, 'row')} of ${data.name} lie outside Britain, and this map shows Britain only. If they should be in it, see in Files which columns were taken for longitude and latitude.`,
    };
  }
  if (unplaced >= rejected) {
    return {
      title: 'No incident has a position',
      text: `${count(rows, 'row was', 'rows were')} read from ${data.name}, and ${rows === 1 ? 'it gives no position' : 'none gives a position'}. `
        + 'Load a file with longitude and latitude, easting and northing, or a grid reference, or say in Files which columns hold them.',
    };
  }
  return {
    title: 'No row could be used',
    text: `${count(rejected, 'row')} of ${data.name} could not be understood${reason ? `; most often ${reason}` : ''}. Files lists them all.`,
  };
}

/** Why a method finds no hotspot among incidents that it looked at, and what may help: by what it asks for. */
export function whyNoHotspots(analysed: number, method: Pick<MethodInfo, 'family' | 'compares'> | undefined, compared: string | null): string {
  if (analysed === 1) return 'One incident was analysed, and one is no pattern.';
  const were = `${count(analysed, 'incident')} were analysed, and `;
  if (method?.compares)
    return `${were}nowhere are ${compared ?? 'those asked about'} far enough above the usual to be more than chance. The colours on the map show the ratio alone. A lower risk to begin at in Method, or a longer period, may find some.`;
  if (method?.family === 'significance') return `${were}nowhere do more of them lie together than chance could make. A longer period gives more to tell by.`;
  if (method?.family === 'density') return `${were}nowhere is their density high enough. Other numbers in Method may find some.`;
  return `${were}nowhere do enough of them lie close together. A smaller crowd or a larger distance in Method finds more.`;
}

/** Why no bar is in the chart of times. */
export function whyNoTimes(data: Dataset | null): string {
  if (!data) return '';
  if (data.placed > 0) return 'No incident has a time.';
  return data.rows === 0 ? 'Nothing is loaded.' : 'No incident is on the map, so there is no time to show.';
}

/** Why the filters leave nothing in: what is known of too little, before what is only rare. */
export function whyNothingLeft(data: Incidents, marks: Uint16Array, wanted: Filters): string {
  if (wanted.boundary !== null && marks.every((mark) => (mark & BIT.boundary) !== 0))
    return `None of the incidents lies within ${boundaryWords(wanted.boundary)}. Take that filter out, or choose another area.`;
  const isFalse = (mark: number): boolean => mark === BIT.suspectedFalse;
  if (marks.some(isFalse) && marks.every((mark) => mark !== 0))
    return `What the other filters leave in is graded E, suspected false (${count(marks.filter(isFalse).length, 'incident')}), and left out. `
      + 'Filters has a switch that keeps it in.';
  const byClock = BIT.weekdays | BIT.hours;
  let others = 0, timed = 0, days = 0, clocks = 0;
  for (let i = 0; i < data.count; i++) {
    if ((marks[i] & ~byClock & ~BIT.time) === 0) {
      if (data.minute[i] !== UNKNOWN_MINUTE) timed++;
    }
    if ((marks[i] & ~byClock) !== 0) continue;
    others++;
    if (data.minute[i] === UNKNOWN_MINUTE) continue;
    if (hasDay(data.precision[i])) days++;
    if (wanted.shift === null ? hasClock(data.precision[i]) : hasShift(data.precision[i], data.span[i])) clocks++;
  }
  if ((wanted.from !== null || wanted.to !== null) && timed === 0) return 'No incident that the other filters leave in has a time, so no dates can be asked for. Choose all dates.';
  if (others > 0 && wanted.weekdays.length > 0 && days === 0)
    return `None of the ${count(others, 'incident')} is known to the day (they give the month or less), so none has a weekday. Choose all weekdays.`;
  if (others > 0 && wanted.shift !== null && clocks === 0)
    return `Of none of the ${count(others, 'incident')} the hour is known, so none has a shift. Choose all hours.`;
  if (others > 0 && wanted.hours.length > 0 && clocks === 0)
    return `None of the ${count(others, 'incident')} is known to the minute, so none has an hour. Choose all hours.`;
  return 'The filters leave nothing in.';
}
