import type { Shell } from '../../src/cli/shell.ts';

export interface MemoryShell extends Shell {
  readonly out: () => string;
  readonly err: () => string;
}

/** A shell whose files are given and whose output can be read. */
export function memoryShell(files: Readonly<Record<string, string | Uint8Array | Error>> = {}): MemoryShell {
  const stdout: string[] = [];
  const stderr: string[] = [];
  return {
    out: () => stdout.join(''),
    err: () => stderr.join(''),
    stdout: (text) => void stdout.push(text),
    stderr: (text) => void stderr.push(text),
    async readFile(path) {
      const content = files[path];
      if (content instanceof Error) throw content;
      if (content === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
  };
}
