// The read report and the rejected rows as the host tells them: what `hotspots inspect --json` prints.
import { getRejects, type ReadReport } from '../../api';

export interface FileReport {
  name: string; format: string; detail: string; rows: number; placed: number; unplaced: number; rejected: number;
  columns: { header: string; role: string }[]; problem?: string;
}
export interface Report {
  files: FileReport[];
  rows: number; placed: number; unplaced: number; rejected: number; incidents: number;
  reasons: Record<string, number>;
  kinds: Record<string, number>;
  duplicateRows: number; duplicateIds: number;
  first: string | null; last: string | null;
  precisions: Record<string, number>;
  strays: number; strayRows: { file: string; line: number }[];
  positions: { distinct: number; shared: number; mostAtOne: number };
  swapped: number; zero: number;
  notes: string[];
}

const blank: Report = {
  files: [], rows: 0, placed: 0, unplaced: 0, rejected: 0, incidents: 0, reasons: {}, kinds: {}, duplicateRows: 0, duplicateIds: 0, first: null,
  last: null, precisions: {}, strays: 0, strayRows: [], positions: { distinct: 0, shared: 0, mostAtOne: 0 }, swapped: 0, zero: 0, notes: [],
};
export const reportOf = (answer: ReadReport): Report => ({ ...blank, ...(answer as Partial<Report>) });

export interface Reject { file: string; line: number; column: string; value: string; expected: string }

/** Some of the rejected rows, in the order of the files. */
export async function rejectsFrom(from: number, count: number, signal: AbortSignal): Promise<Reject[]> {
  const answer: unknown = await getRejects(from, count, signal);
  const rows = Array.isArray(answer) ? answer : Object.values(answer as Record<string, unknown>).find((value) => Array.isArray(value));
  return (rows as Reject[] | undefined) ?? [];
}

/** What a column can be read as: the word of the report, the name of the command line's --column, and words for people. */
export const ROLES = [
  ['id', 'id', 'Reference'],
  ['kind', 'kind', 'Kind of incident'],
  ['time', 'time', 'Time'],
  ['from', 'from', 'First possible time'],
  ['to', 'to', 'Last possible time'],
  ['clock', 'clock', 'Clock time beside a date'],
  ['longitude', 'longitude', 'Longitude, degrees'],
  ['latitude', 'latitude', 'Latitude, degrees'],
  ['easting', 'easting', 'Easting, metres'],
  ['northing', 'northing', 'Northing, metres'],
  ['gridReference', 'gridref', 'Grid reference'],
  ['latLong', 'latlong', 'Latitude and longitude together'],
  ['town', 'town', 'Town'],
  ['street', 'street', 'Street'],
  ['operation', 'operation', 'Operation'],
  ['line', 'line', 'County line'],
  ['source', 'source', 'Grade: source'],
  ['intelligence', 'intelligence', 'Grade: intelligence'],
  ['handling', 'handling', 'Grade: handling'],
  ['drug', 'drug', 'Drug'],
  ['drugClass', 'class', 'Class of drug'],
  ['quantity', 'quantity', 'Quantity seized'],
  ['unit', 'unit', 'Unit of the quantity'],
  ['cashGbp', 'cashgbp', 'Cash seized, £'],
  ['arrests', 'arrests', 'Arrests'],
  ['outcome', 'outcome', 'Outcome'],
  ['notes', 'notes', 'Notes (never exported)'],
] as const;

export const roleInWords = (role: string): string =>
  role === 'rejectNote' ? 'Passed over (written by this tool)' : ROLES.find(([name]) => name === role)?.[2] ?? 'Kept as it is';

/** The `columns` field of an upload: role → header, of what the user chose. A role chosen for two headers is a mistake. */
export function columnsOf(choices: readonly { header: string; role: string }[]): { columns: Record<string, string>; twice: string | null } {
  const columns: Record<string, string> = {};
  for (const { header, role } of choices) {
    const known = ROLES.find(([name]) => name === role);
    if (!known) continue;
    if (Object.hasOwn(columns, known[1])) return { columns, twice: known[2] };
    columns[known[1]] = header;
  }
  return { columns, twice: null };
}
