// What the user chose to keep from one start to the next (tile source, file of tiles, boundaries): the host keeps it, the browser's own
// storage goes with the window.
import { forgetSetting, getSettings, putSetting } from './api';

const kept = new Map<string, string>();

/** Asks the host once, before anything is drawn. Never throws: without settings there is a map all the same. */
export async function recallSettings(): Promise<void> {
  try {
    for (const { name, value } of await getSettings()) kept.set(name, value);
  } catch { /* told when the data cannot be had either */ }
}

export const setting = (name: string): string | undefined => kept.get(name);

/** Those whose names begin so, without that beginning. */
export const settingsOf = (prefix: string): [name: string, value: string][] =>
  [...kept].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => [name.slice(prefix.length), value]);

/** Rejects with the host's sentence where it cannot be kept; it holds until the window is closed all the same. */
export async function keepSetting(name: string, value: string): Promise<void> {
  if (kept.get(name) === value) return;
  kept.set(name, value);
  await putSetting(name, value);
}

export async function dropSetting(name: string): Promise<void> {
  if (kept.delete(name)) await forgetSetting(name);
}
