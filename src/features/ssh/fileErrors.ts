import { AppError, isAppError, messageOf } from '../../core/base/errors.ts';
import { isRecord } from '../../core/base/json.ts';
import { plainText } from '../../core/base/plainText.ts';

/** What an error of the file system means for a person. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no right to do that',
  EPERM: 'you have no right to do that',
  EROFS: 'it is on a file system that is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'something on the way to it is no folder',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
};

/** Does something with a file; what the file system has against it is a sentence, kind `invalid`. */
export async function sayingWhy<T>(
  file: string,
  what: 'read' | 'written',
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const code = codeOf(cause);
    if (isAppError(cause) || code === undefined) throw cause;
    const known = reasons[code];
    const reason = known === undefined ? plainText(messageOf(cause)) : `${known} (${code})`;
    const sentence = `${file} could not be ${what}: ${reason}. It is as it was; mend that, and try again.`;
    throw new AppError('invalid', sentence, { cause, code });
  }
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function codeOf(error: unknown): string | undefined {
  const code = isRecord(error) ? error['code'] : undefined;
  return typeof code === 'string' ? code : undefined;
}
