import { homedir } from 'node:os';
import path from 'node:path';
import { AppError } from '../../core/base/errors.ts';
import type { Shell } from '../shell.ts';
import { unread } from '../lint/read.ts';

/** `TYPE BASE64`, the line of an OpenSSH public key (RFC 4253 §6.6) without its comment. */
const publicKeyLine = /^((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,3})(?:\s.*)?$/;

/**
 * The public key of an identity file: `PATH.pub` where PATH is a private one, which is never read.
 *
 * @throws AppError `notFound` or `invalid`
 */
export async function readPublicKey(identity: string, shell: Shell): Promise<string> {
  const file = publicFile(identity, shell);
  let bytes: Uint8Array;
  try {
    bytes = await shell.readFile(file);
  } catch (error) {
    throw new AppError('notFound', `The public key ${unread(file, error).problem}`, { cause: error });
  }
  const key = parsePublicKey(new TextDecoder().decode(bytes));
  if (key !== undefined) return key;
  throw new AppError(
    'invalid',
    `${file} holds no public key of OpenSSH. It has one line such as "ssh-ed25519 AAAA…".`,
  );
}

function publicFile(identity: string, { env, cwd, platform }: Shell): string {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  // `ssh` hands a ProxyCommand to a shell, but on Windows none reads the tilde.
  const expanded = /^~[/\\]/.test(identity)
    ? paths.join(env['HOME'] ?? env['USERPROFILE'] ?? homedir(), identity.slice(2))
    : identity;
  const file = paths.resolve(cwd, expanded);
  return file.endsWith('.pub') ? file : `${file}.pub`;
}

/** Type and key; the comment, which may be anything, is left out. */
export function parsePublicKey(text: string): string | undefined {
  const [line = '', ...others] = text.trim().split(/\r?\n/);
  const [, type, key] = publicKeyLine.exec(line) ?? [];
  return type === undefined || key === undefined || others.length > 0 ? undefined : `${type} ${key}`;
}
