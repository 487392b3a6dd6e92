import type { Platform } from './quote.ts';

/** What the launcher remembers of the VS Code that wrote it. */
export interface LauncherOptions {
  /** The program that runs the extension host: Node, or Electron, which is Node when it is asked to. */
  readonly runtime: string;
  readonly isElectron: boolean;
  /** `…/EXTENSIONS/PUBLISHER.NAME-VERSION`. */
  readonly extensionFolder: string;
  /** Variables that name files of AWS's configuration; never a secret. */
  readonly env: Readonly<Record<string, string>>;
}

/** Electron that runs as Node wants it among the arguments; the command line passes it by. */
const electronFlag = '--ms-enable-electron-run-as-node';

/** The same name on each system but Windows. */
export function launcherName(platform: Platform): string {
  return platform === 'win32' ? 'ssm-workbench.cmd' : 'ssm-workbench';
}

/**
 * A program that starts the command line from anywhere and at any time. It stays where it is when the extension is
 * updated, which gets another folder then, or VS Code is: what it remembers and does not find any more, it looks
 * for. `node` need not be on PATH.
 */
export function launcherScript(options: LauncherOptions, platform: Platform): string {
  return platform === 'win32' ? windowsScript(options) : posixScript(options);
}

function posixScript({ runtime, isElectron, extensionFolder, env }: LauncherOptions): string {
  const { folder, pattern } = versions(extensionFolder, '/');
  const flag = isElectron ? ` ${electronFlag}` : '';
  return `#!/bin/sh
# Starts the command line of SSM Workbench. Written by "SSM Workbench: Write SSH Config for Node".
cli=${quoted(`${extensionFolder}/dist/cli.js`)}
if [ ! -f "$cli" ]; then
  for each in ${quoted(folder)}/${pattern}/dist/cli.js; do
    if [ -f "$each" ] && { [ ! -f "$cli" ] || [ "$each" -nt "$cli" ]; }; then cli=$each; fi
  done
fi
if [ ! -f "$cli" ]; then
  echo 'SSM Workbench is not installed any more. Install it and run "Write SSH Config for Node" again.' >&2
  exit 127
fi
runtime=${quoted(runtime)}
if [ ! -x "$runtime" ]; then
  for each in ${runtimePattern(runtime)}; do
    if [ -x "$each" ]; then runtime=$each; fi
  done
fi
if [ ! -x "$runtime" ]; then runtime=$(command -v node) || runtime=; fi
if [ -z "$runtime" ]; then
  echo 'Neither VS Code nor Node is where it was. Run "SSM Workbench: Write SSH Config for Node" again.' >&2
  exit 127
fi
${variables(env)}ELECTRON_RUN_AS_NODE=1 exec "$runtime" "$cli" "$@"${flag}
`;
}

/** The folder of all extensions, and a pattern for every version of ours. */
function versions(
  extensionFolder: string,
  separator: string,
): { readonly folder: string; readonly pattern: string } {
  const at = extensionFolder.lastIndexOf(separator);
  const name = extensionFolder.slice(at + 1).replace(/-\d.*$/, '');
  return { folder: extensionFolder.slice(0, at), pattern: `${name.replace(/[^\w.-]/g, '?')}-[0-9]*` };
}

/** The same program of another version: a server of VS Code lives in a folder that is named by a commit. */
function runtimePattern(runtime: string): string {
  const parts = runtime
    .split('/')
    .map((part) => (/[0-9a-f]{40}/.test(part) ? '*' : part === '' ? '' : quoted(part)));
  return parts.join('/');
}

/** A shell's single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** What the person's own environment says wins. */
function variables(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `if [ -z "$${name}" ]; then ${name}=${quoted(value)}; export ${name}; fi\n`)
    .join('');
}

function windowsScript({ runtime, isElectron, extensionFolder, env }: LauncherOptions): string {
  const { folder, pattern } = versions(extensionFolder, '\\');
  const found = pattern.replace('-[0-9]*', '-*');
  const flag = isElectron ? ` ${electronFlag}` : '';
  const lines = [
    '@echo off',
    'rem Starts the command line of SSM Workbench. Written by "SSM Workbench: Write SSH Config for Node".',
    'setlocal',
    `set "cli=${batch(`${extensionFolder}\\dist\\cli.js`)}"`,
    `if not exist "%cli%" for /f "delims=" %%d in ('dir /b /ad /od "${batch(folder)}\\${batch(found)}" 2^>nul') do ` +
      `if exist "${batch(folder)}\\%%d\\dist\\cli.js" set "cli=${batch(folder)}\\%%d\\dist\\cli.js"`,
    'if not exist "%cli%" (',
    '  echo SSM Workbench is not installed any more. Install it and run "Write SSH Config for Node" again. 1>&2',
    '  exit /b 127',
    ')',
    `set "runtime=${batch(runtime)}"`,
    'if not exist "%runtime%" set "runtime=node"',
    ...Object.entries(env).map(([name, value]) => `if not defined ${name} set "${name}=${batch(value)}"`),
    'set "ELECTRON_RUN_AS_NODE=1"',
    `"%runtime%" "%cli%" %*${flag}`,
    '',
  ];
  return lines.join('\r\n');
}

/** In a batch file a percent sign begins a variable. */
function batch(text: string): string {
  return text.replaceAll('%', '%%');
}
