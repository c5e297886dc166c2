// How a file is read beyond its columns: which sheet, which order of dates, which grid. Told in a line, and opened to say otherwise.
import type { LookedAtFile, ReadingWish } from '../../contracts/model';
import { capital, count } from '../../base/words';
import { isLooking, lookWith, type Staged } from './loading';

type Wish = keyof ReadingWish;
interface Field { wish: Wish; label: string; usual: string; choices: readonly { name: string; words: string }[] }

/** What can be said of a file: nothing of sheets where there is one, of dates where no column holds any, of a grid where nothing is in metres. */
export function fieldsOf(file: LookedAtFile, { grids, orders }: Staged['look']): Field[] {
  const has = (...roles: string[]) => file.columns.some(({ role }) => roles.includes(role));
  const fields: Field[] = [];
  if (file.sheets.length > 1)
    fields.push({ wish: 'sheet', label: 'Sheet', usual: 'All with the same columns', choices: file.sheets.map((name) => ({ name, words: name })) });
  if (has('time', 'from', 'to')) fields.push({ wish: 'dates', label: 'Dates', usual: 'As the file\u2019s dates tell', choices: orders });
  if (file.grid !== null) fields.push({ wish: 'crs', label: 'Easting and northing', usual: 'As the file tells', choices: grids });
  return fields;
}

/** How it was read, in a line. */
export function readInWords(file: LookedAtFile, tables = 1): string {
  const sheet = file.sheets.length < 2 ? '' : tables > 1 ? count(tables, 'sheet') : file.detail.split(';')[0];
  const dates = file.dateOrder !== '' ? `dates ${file.dateOrder}` : file.orderIsOpen ? 'dates in both orders' : '';
  return capital([sheet, dates, file.grid ?? ''].filter((part) => part !== '').join('; '));
}

/** `tables`: how many sheets are read. */
export function HowRead({ file, tables, now }: { file: LookedAtFile; tables: number; now: Staged }) {
  const fields = fieldsOf(file, now.look);
  if (fields.length === 0) return null;
  const part = String(file.part), said = now.readings[part] ?? {};
  const choose = (wish: Wish, name: string) => {
    const own = Object.fromEntries(Object.entries({ ...said, [wish]: name }).filter(([, value]) => value !== ''));
    void lookWith({ readings: { ...now.readings, [part]: own } });
  };
  return (
    <details class="how-read" open={file.sheets.length > 1 || file.orderIsOpen || Object.keys(said).length > 0}>
      <summary><span class="how-name">How it is read</span> <span class="quiet">{readInWords(file, tables)}</span></summary>
      <div class="how-fields">
        {fields.map(({ wish, label, usual, choices }) => (
          <label key={wish} class="field-inline">{label}
            <select value={said[wish] ?? ''} disabled={isLooking.value} onChange={(event) => { choose(wish, event.currentTarget.value); }}>
              <option value="">{usual}</option>
              {choices.map(({ name, words }) => <option key={name} value={name}>{words}</option>)}
            </select>
          </label>
        ))}
      </div>
      {file.orderIsOpen && said.dates === undefined && (
        <p class="warn-text">
          {file.dateOrder === '' ? 'The dates are written in both orders: say which it is, or rows are left out.'
            : 'No date of this file shows which number is the day: say so if it is not the first.'}
        </p>
      )}
    </details>
  );
}
