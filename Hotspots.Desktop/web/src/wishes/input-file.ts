// A file that the host keeps beside the incidents, in the text of a view: its key, and its name for people.

export interface InputFile { key: string; name: string }

export const inputText = ({ key, name }: InputFile): string => `${key}:${name}`;

/** The file that a text means; null where it is none. The host says so itself when one is asked for that it has no more. */
export function inputOf(text: string): InputFile | null {
  const at = text.indexOf(':'), key = text.slice(0, at), name = text.slice(at + 1);
  return /^[0-9a-f]{24}$/.test(key) && name !== '' ? { key, name } : null;
}
