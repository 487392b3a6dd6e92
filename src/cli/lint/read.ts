import { messageOf } from '../../core/base/errors.ts';
import { isRecord } from '../../core/base/json.ts';
import type { Shell } from '../shell.ts';

/** The text of a file, without a byte order mark; or the sentence that says why there is none. */
export type FileText = { readonly text: string } | { readonly problem: string };

export async function readText(path: string, shell: Shell): Promise<FileText> {
  try {
    return decode(path, await shell.readFile(path));
  } catch (error) {
    return { problem: `${path} ${reason(error)}` };
  }
}

function decode(path: string, bytes: Uint8Array): FileText {
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
  EISDIR: 'is a directory. Name the files in it.',
  EACCES: 'may not be read by you.',
  EPERM: 'may not be read by you.',
};

function reason(error: unknown): string {
  const code: unknown = isRecord(error) ? error['code'] : undefined;
  const known = typeof code === 'string' ? reasons[code] : undefined;
  return known ?? `could not be read: ${messageOf(error)}.`;
}
