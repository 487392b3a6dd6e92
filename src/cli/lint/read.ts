import { messageOf } from '../../core/base/errors.ts';
import { isRecord } from '../../core/base/json.ts';
import type { Shell } from '../shell.ts';

/** What could not be done, in a sentence. */
export interface Unread {
  readonly problem: string;
}

/** The text of a file, without a byte order mark; or the sentence that says why there is none. */
export type FileText = { readonly text: string } | Unread;

export async function readText(path: string, shell: Shell): Promise<FileText> {
  try {
    return decode(path, await shell.readFile(path));
  } catch (error) {
    return unread(path, error);
  }
}

/** Standard input, under the name it is given. */
export async function readInput(name: string, shell: Shell): Promise<FileText> {
  try {
    return decode(name, await shell.readInput());
  } catch (error) {
    return unread(name, error);
  }
}

function decode(path: string, bytes: Uint8Array): FileText {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { problem: `${path} is UTF-16 text. Save it as UTF-8.` };
  }
  if (bytes.includes(0)) return { problem: `${path} is not a text file.` };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { problem: `${path} is not UTF-8 text.` };
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EISDIR: 'is a folder.',
  EACCES: 'may not be read by you.',
  EPERM: 'may not be read by you.',
};

/** The sentence for what the file system refused. */
export function unread(path: string, error: unknown): Unread {
  const code: unknown = isRecord(error) ? error['code'] : undefined;
  const known = typeof code === 'string' ? reasons[code] : undefined;
  return { problem: `${path} ${known ?? `could not be read: ${messageOf(error)}.`}` };
}
