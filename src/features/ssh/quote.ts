import { AppError } from '../../core/base/errors.ts';

/** Of the computer whose `ssh` reads the file. */
export type Platform = 'win32' | 'posix';

/**
 * A path as the value of an option such as IdentityFile: in double quotes, `%` being the sign of ssh's own tokens.
 * On Windows with forward slashes, which need no escape.
 */
export function configPath(path: string, platform: Platform): string {
  const written = platform === 'win32' ? path.replaceAll('\\', '/') : path;
  if (/["\r\n]/.test(written)) {
    throw new AppError(
      'invalid',
      'A path with a quotation mark or a line end cannot stand in an SSH configuration.',
    );
  }
  return `"${written.replaceAll('%', '%%')}"`;
}

/** An argument of a ProxyCommand, which ssh expands (`%`) and hands to the person's shell. */
export function commandArgument(text: string, platform: Platform): string {
  const written = text.replaceAll('%', '%%');
  if (/[\r\n]/.test(written)) {
    throw new AppError('invalid', 'A line end cannot stand in an SSH configuration.');
  }
  if (/^[\w@%+=:,./-]+$/.test(written)) return written;
  return platform === 'win32'
    ? `"${written.replaceAll('"', '""')}"`
    : `'${written.replaceAll("'", String.raw`'\''`)}'`;
}
