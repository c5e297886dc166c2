// Columns that were chosen by hand are chosen again for a file with the same headers, as next month's extract has.
import { keepSetting, setting } from '../../host/settings';
import type { LookedAtFile } from '../../contracts/model';
import { columnsOf } from './report';

const PREFIX = 'columns ';

/** A name for a row of headers that says nothing of them: FNV-1a, twice with other beginnings. */
function keyOf(headers: readonly string[]): string {
  const text = headers.join('\u001f').toLowerCase();
  const hash = (seed: number): string => {
    let value = seed;
    for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, '0');
  };
  return `${PREFIX}${headers.length}-${hash(0x811c9dc5)}${hash(0x9747b28c)}`;
}

/** What was chosen before for files with these headers, by number of the path; nothing where the guess is the same. */
export function recalled(files: readonly LookedAtFile[]): Record<string, Record<string, string>> {
  const columns: Record<string, Record<string, string>> = {};
  for (const file of files) {
    const kept = setting(keyOf(file.columns.map(({ header }) => header)));
    if (kept === undefined) continue;
    try {
      const chosen = JSON.parse(kept) as Record<string, string>;
      const guessed = columnsOf(file.columns).columns;
      if (Object.entries(chosen).some(([role, header]) => (guessed[role] ?? '') !== header)) columns[String(file.part)] = chosen;
    } catch { /* what was spoilt is as if it had never been kept */ }
  }
  return columns;
}

/** Keeps what was chosen for a file with these headers. */
export function remember(headers: readonly string[], columns: Record<string, string>): void {
  keepSetting(keyOf(headers), JSON.stringify(columns)).catch(() => { /* it holds until the window is closed */ });
}
