// The read report and the rejected rows as the host tells them: what `hotspots inspect --json` prints.
import { getRejects, type ReadReport } from '../../host/api';
import { capital } from '../../base/words';

export interface FileReport {
  name: string; format: string; detail: string; rows: number; placed: number; unplaced: number; rejected: number; repeated?: number;
  columns: { header: string; role: string }[]; exchanged?: string[]; problem?: string;
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
  ['fromClock', 'fromclock', 'First possible clock time'],
  ['toClock', 'toclock', 'Last possible clock time'],
  ['longitude', 'longitude', 'Longitude, degrees'],
  ['latitude', 'latitude', 'Latitude, degrees'],
  ['easting', 'easting', 'Easting, metres'],
  ['northing', 'northing', 'Northing, metres'],
  ['gridReference', 'gridref', 'Grid reference'],
  ['latLong', 'latlong', 'Latitude and longitude together'],
  ['postcode', 'postcode', 'Postcode'],
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

/** The same columns with two roles exchanged. */
export const withExchanged = <C extends { role: string }>(columns: readonly C[], [one, other]: readonly string[]): C[] =>
  columns.map((column) => ({ ...column, role: column.role === one ? other : column.role === other ? one : column.role }));
/** What is said of two roles whose columns look exchanged. Degrees are never placed so, metres are. */
export const exchangedSentence = ([one = '', other = '']: readonly string[], file = ''): string =>
  `${capital(one)} and ${other}${file === '' ? '' : ` of ${file}`} look exchanged: as they are, `
  + (one === 'longitude' ? 'the rows lie outside Britain and are left out.' : 'the rows lie in the sea or far from where they were recorded.');
/** Is this what a report says of columns that look exchanged? */
export const tellsOfExchange = (note: string): boolean => /\b(look exchanged:|longitude exchanged and)/.test(note);

/** Do columns read as these say where an incident was? */
export const isPlaced = (roles: readonly string[]): boolean => ['latLong', 'gridReference', 'postcode'].some((role) => roles.includes(role))
  || ['street', 'town'].every((role) => roles.includes(role))
  || ['longitude', 'latitude'].every((role) => roles.includes(role)) || ['easting', 'northing'].every((role) => roles.includes(role));

/** The number of the input that a file came with; −1 where that cannot be told. Files of an archive or folder bear its name before their own. */
export const inputOf =
  (name: string, inputs: readonly string[]): number => inputs.findIndex((input) => name === input || name.startsWith(`${input}/`));

/**
 * What the host is told: role → header, of what the user chose, and a blank header where a role that was guessed is nobody's. A role chosen for two
 * headers is a mistake.
 */
export function columnsOf(choices: readonly { header: string; role: string }[],
  guessed: readonly { role: string }[] = []): { columns: Record<string, string>; twice: string | null } {
  const columns: Record<string, string> = {};
  for (const [role, name] of ROLES) {
    if (guessed.some((column) => column.role === role) && !choices.some((column) => column.role === role)) columns[name] = '';
  }
  for (const { header, role } of choices) {
    const known = ROLES.find(([name]) => name === role);
    if (!known) continue;
    if ((columns[known[1]] ?? '') !== '') return { columns, twice: known[2] };
    columns[known[1]] = header;
  }
  return { columns, twice: null };
}
