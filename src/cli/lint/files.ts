import type { Shell } from '../shell.ts';
import { unread, type Unread } from './read.ts';

/** A file to check. */
export interface FoundFile {
  /** As it is printed; the path to read, or `-` for standard input. */
  readonly path: string;
  /** Checked only if it holds a document: it was found in a folder and has no name of its own. */
  readonly onlyIfDocument: boolean;
}

const own = /\.ssm\.(?:ya?ml|json)$/i;
const magic = /[*?[\]{}]/;

/** The files that an argument names, in order; or the sentence that says why there are none. */
export async function findFiles(argument: string, shell: Shell): Promise<readonly FoundFile[] | Unread> {
  if (argument === '-') return [named('-')];
  if (argument === '')
    return { problem: 'An empty PATH names no file. Is a variable of your shell not set?' };
  try {
    const kind = await shell.kindOf(argument);
    if (kind === 'file') return [named(argument)];
    if (kind === 'folder') return await inFolder(argument, shell);
    return magic.test(argument)
      ? await matching(argument, shell)
      : { problem: `${argument} does not exist.` };
  } catch (error) {
    return unread(argument, error);
  }
}

function named(path: string): FoundFile {
  return { path, onlyIfDocument: false };
}

async function inFolder(folder: string, shell: Shell): Promise<readonly FoundFile[]> {
  const found = await shell.glob('**/*.{yaml,yml,json,template}', folder);
  const separator = shell.platform === 'win32' && !folder.includes('/') ? '\\' : '/';
  const prefix = folder === '.' ? '' : folder.replace(/[\\/]+$/, '') + separator;
  return found.map((path) => ({
    path: prefix + path.replaceAll('/', separator),
    onlyIfDocument: !own.test(path),
  }));
}

/** A backslash separates folders on Windows; elsewhere it takes a sign its meaning in patterns. */
async function matching(pattern: string, shell: Shell): Promise<readonly FoundFile[] | Unread> {
  const found = await shell.glob(
    shell.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern,
    shell.cwd,
  );
  return found.length === 0 ? { problem: `No file matches ${pattern}.` } : found.map(named);
}
