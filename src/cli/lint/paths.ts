import { posix, win32 } from 'node:path';
import type { Shell } from '../shell.ts';

/** A file's path from the current folder with forward slashes, or its absolute path where it is outside. */
export function relativePath(file: string, { cwd, platform }: Pick<Shell, 'cwd' | 'platform'>): string {
  const path = platform === 'win32' ? win32 : posix;
  const absolute = path.resolve(cwd, file);
  const relative = path.relative(cwd, absolute);
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return (isOutside ? absolute : relative).replaceAll(path.sep, '/');
}

/** The same as a URI: relative to the current folder, or `file:` (RFC 8089). */
export function uriOf(file: string, where: Pick<Shell, 'cwd' | 'platform'>): string {
  const path = relativePath(file, where);
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${encoded}`;
  if (/^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  return encoded;
}
