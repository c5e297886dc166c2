// The fields of a filter: THE list, as the host has it in Core's Selection/QueryFields. Types, counts, bits, the view's text and the lists on the
// Filters tab are made from it; a test holds its names to those of the host.

/** Lists of names: the filter, the column it looks at, and its title on the Filters tab. */
export const NAME_FILTERS = [
  ['kinds', 'kind', 'Kinds'],
  ['areas', 'area', 'Areas'],
  ['only', 'basis', 'Tips or facts'],
  ['operations', 'operation', 'Operations'],
  ['lines', 'line', 'Lines'],
  ['drugs', 'drug', 'Drugs'],
  ['grades', 'grade', 'Grades'],
] as const;

export type NameFilter = (typeof NAME_FILTERS)[number][0];

/** Columns of names that are filtered by. */
export type FilterColumn = (typeof NAME_FILTERS)[number][1];

/** What is left in. An empty list means all. Exactly what the host needs to analyse the same incidents. */
export interface Filters extends Record<NameFilter, string[]> {
  /** First and last minute, both inclusive; null for no limit. Incidents are in whose span has its middle there. */
  from: number | null;
  to: number | null;
  /** 0 Sunday … 6 Saturday. Incidents known only to the month have no weekday and drop out when this is set. */
  weekdays: number[];
  /** Hours 0–23. Incidents not known to the minute have no hour and drop out when this is set. */
  hours: number[];
  /** Name of a shift in SHIFTS, in place of hours; null for all. A span of a week at most is in where part of it lies in the shift. */
  shift: string | null;
  /** A ward, district or police force area in the box, in place of towns: "ward:Pier, Tendring"; null for all. Never with `areas`. */
  boundary: string | null;
  /** Is what is graded E, suspected false, kept in? It is else left out, but where `grades` are asked for. */
  suspectedFalse: boolean;
}

/** The usual shifts, as the host has them: name, hour at which each begins, hour at which it ends. The first of them begins the day. */
export const SHIFTS = [['early', 7, 15], ['late', 15, 23], ['night', 23, 7]] as const;

/** The hours asked for: those of the shift, else the hours; none for all. */
export function clockHours({ shift, hours }: Pick<Filters, 'shift' | 'hours'>): readonly number[] {
  const known = SHIFTS.find(([name]) => name === shift);
  if (!known) return hours;
  const [, from, until] = known;
  return Array.from({ length: (until - from + 24) % 24 }, (_, i) => (from + i) % 24).sort((a, b) => a - b);
}

/** Something for each list of names. */
export const forEachName = <T>(make: (name: NameFilter, index: number) => T): Record<NameFilter, T> =>
  Object.fromEntries(NAME_FILTERS.map(([name], index) => [name, make(name, index)])) as Record<NameFilter, T>;

export const noFilters: Filters = {
  ...forEachName((): string[] => []), from: null, to: null, weekdays: [], hours: [], shift: null, boundary: null, suspectedFalse: false,
};
