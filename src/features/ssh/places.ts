import path from 'node:path';
import type { Platform } from './quote.ts';

/** The configuration that ssh reads: Remote-SSH's own setting, else the person's. */
export function configFileOf(setting: unknown, home: string, platform: Platform): string {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const usual = paths.join(home, '.ssh', 'config');
  if (typeof setting !== 'string' || setting.trim() === '') return usual;
  const expanded = setting.trim().replace(/^~(?=$|[/\\])/, () => home);
  return paths.isAbsolute(expanded) ? paths.normalize(expanded) : usual;
}

/** Private keys whose public halves are among the files of `~/.ssh`; certificates and hosts' keys are none. */
export function ownKeys(names: readonly string[], folder: string, platform: Platform): readonly string[] {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  return names
    .filter((name) => /\.pub$/.test(name) && !/-cert\.pub$/.test(name))
    .map((name) => paths.join(folder, name.replace(/\.pub$/, '')))
    .sort();
}

/** Files that AWS's tools find by the environment; what names them is no secret. */
const fileVariables = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE', 'AWS_CA_BUNDLE'] as const;

/** Those that are set, for a launcher that runs without this environment. */
export function durableVariables(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fileVariables.flatMap((name) => {
      const value = env[name]?.trim() ?? '';
      return value === '' || /[\r\n]/.test(value) ? [] : [[name, value]];
    }),
  );
}
