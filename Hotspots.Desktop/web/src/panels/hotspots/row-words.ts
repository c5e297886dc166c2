// What a row of the list says beside the area, where its method is about more than a place.
import type { Hotspot, MethodInfo } from '../../contracts/model';
import { dates } from '../../base/words';

const TIMES = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Of a method about time the days from the first incident to the last. */
export const datesOf = (hotspot: Pick<Hotspot, 'first' | 'last'>, info: Pick<MethodInfo, 'needsTimes'> | undefined): string =>
  (info?.needsTimes ? dates(hotspot.first, hotspot.last) : '');

/** Of a method that compares, how many times as many as usual; blank where it does not say. */
export function timesOf({ evidence }: Pick<Hotspot, 'evidence'>, info: Pick<MethodInfo, 'name' | 'compares'> | undefined): string {
  if (!info?.compares) return '';
  const figures = evidence.find(({ method }) => method === info.name)?.figures ?? [];
  const risk = figures.find(({ name }) => name === 'risk')?.value, log = figures.find(({ name }) => name === 'logRisk')?.value;
  const times = risk ?? (log === null || log === undefined ? undefined : Math.exp(log));
  return times === undefined || !Number.isFinite(times) ? '' : `${TIMES.format(times)} × the usual`;
}
