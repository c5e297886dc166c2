// All that is known of one incident, as lines of name and value.
import type { IncidentDetail } from '../../host/api';
import { capital, isoInWords, number } from '../../base/words';

interface Field { name: string; value: string }
interface Item { drug?: string; drugClass?: string; quantity?: string; unit?: string }

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/**
 * Its reference, when, where, grade, what was seized, every other column under the file's own name, and the row it came from; blanks are left out.
 */
export function fieldsOf(detail: IncidentDetail): [name: string, value: string][] {
  const easting = detail.easting, northing = detail.northing;
  const lines: [string, string][] = [
    ['Reference', text(detail.id)],
    ['Kind', capital(text(detail.kind))],
    ['Time', text(detail.time) === '' ? 'not known' : isoInWords(text(detail.time))],
    ['Area', text(detail.area)],
    ['Grade', text(detail.grade)],
    ...listOf<Item>(detail.items).map((item): [string, string] => ['Seized', seized(item)]),
    ...listOf<Field>(detail.fields).map(({ name, value }): [string, string] => [name, value]),
    ['Position', typeof easting === 'number' && typeof northing === 'number' ? `${number(easting)} m E, ${number(northing)} m N` : ''],
    ['From', text(detail.file) === '' ? '' : `${text(detail.file)}, line ${text(detail.line)}`],
  ];
  return lines.filter(([, value]) => value !== '');
}

const listOf = <T>(value: unknown): T[] => (Array.isArray(value) ? value as T[] : []);

function seized({ drug = '', drugClass = '', quantity = '', unit = '' }: Item): string {
  return [drug, drugClass === '' ? '' : `class ${drugClass}`, `${quantity} ${unit}`.trim()].filter((part) => part !== '').join(', ');
}
