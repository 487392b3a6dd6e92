import { homedir } from 'node:os';
import path from 'node:path';
import { variable, type Environment } from '../environment.ts';
import type { ConfigFiles } from './configuration.ts';

/** The person's home as AWS's tools find it. */
export function homeOf(env: Environment): string {
  return variable(env, 'HOME') ?? variable(env, 'USERPROFILE') ?? homedir();
}

/** Where the shared files are: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, else `~/.aws`. */
export function configFiles(env: Environment): ConfigFiles {
  const home = homeOf(env);
  const at = (name: string, fallback: string): string =>
    expand(variable(env, name) ?? path.join('~', '.aws', fallback), home);
  return {
    config: at('AWS_CONFIG_FILE', 'config'),
    credentials: at('AWS_SHARED_CREDENTIALS_FILE', 'credentials'),
  };
}

function expand(file: string, home: string): string {
  return file === '~' || /^~[/\\]/.test(file) ? path.join(home, file.slice(1)) : file;
}
