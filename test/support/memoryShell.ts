import type { Shell } from '../../src/cli/shell.ts';
import { memoryStreams, type MemoryStreams } from './memoryStreams.ts';

export interface MemoryShell extends Shell {
  readonly env: Record<string, string | undefined>;
  readonly streams: MemoryStreams;
  readonly out: () => string;
  readonly err: () => string;
}

type Files = Readonly<Record<string, string | Uint8Array | Error>>;

/**
 * A shell whose files are given and whose output can be read; the file `-` is standard input. Its patterns know
 * `*` and `**` alone.
 */
export function memoryShell(files: Files = {}, platform: Shell['platform'] = 'posix'): MemoryShell {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const readFile = async (path: string): Promise<Uint8Array> => {
    const content = files[path];
    if (content instanceof Error) throw content;
    if (content === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
    return Promise.resolve(typeof content === 'string' ? new TextEncoder().encode(content) : content);
  };
  const paths = Object.keys(files).map((path) => path.replaceAll('\\', '/'));
  const below = (folder: string): string[] => {
    const prefix =
      folder === '.' || folder === '/w' ? '' : `${folder.replaceAll('\\', '/').replace(/\/$/, '')}/`;
    return paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  };
  return {
    platform,
    cwd: '/w',
    env: {},
    streams: memoryStreams(),
    out: () => stdout.join(''),
    err: () => stderr.join(''),
    stdout: (text) => void stdout.push(text),
    stderr: (text) => void stderr.push(text),
    readFile,
    readInput: () => readFile('-'),
    kindOf: (path) => {
      if (files[path] !== undefined) return Promise.resolve('file');
      return Promise.resolve(path === '.' || below(path).length > 0 ? 'folder' : 'nothing');
    },
    glob: (pattern, folder) => {
      const source = pattern.replace(/\*\*\/|\*|\{[^}]*\}|\./g, (sign) => {
        if (sign === '**/') return '(?:.*/)?';
        return sign.startsWith('{')
          ? `(?:${sign.slice(1, -1).replaceAll(',', '|')})`
          : sign === '*'
            ? '[^/]*'
            : String.raw`\.`;
      });
      return Promise.resolve(
        below(folder)
          .filter((path) => new RegExp(`^${source}$`).test(path))
          .sort(),
      );
    },
  };
}
