import { readFileSync } from 'node:fs';
import { messageOf } from '../../base/errors.ts';
import { isRecord } from '../../base/json.ts';
import type { ConfigFiles, ConfigProblem, Configuration } from './configuration.ts';
import { parseConfiguration } from './profiles.ts';

export type ReadText = (file: string) => string;

/**
 * Reads the files as they are now, synchronously: a connection's Region must be known before its first row is
 * drawn, and 5,000 profiles take milliseconds. A file that cannot be read is a problem in line 1.
 */
export function loadConfiguration(
  files: ConfigFiles,
  read: ReadText = (file) => readFileSync(file, 'utf8'),
): Configuration {
  const problems: ConfigProblem[] = [];
  const textOf = (file: string): string | undefined => {
    try {
      return read(file);
    } catch (error) {
      if (!isMissing(error))
        problems.push({ file, line: 1, sentence: `The file cannot be read: ${messageOf(error)}` });
      return undefined;
    }
  };
  const parsed = parseConfiguration(
    { config: textOf(files.config), credentials: textOf(files.credentials) },
    files,
  );
  return { ...parsed, problems: [...problems, ...parsed.problems] };
}

function isMissing(error: unknown): boolean {
  return isRecord(error) && (error['code'] === 'ENOENT' || error['code'] === 'ENOTDIR');
}
