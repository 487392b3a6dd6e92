import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../core/base/errors.ts';
import { isMissing, sayingWhy } from './fileErrors.ts';
import { makeKeyPair } from './keyPair.ts';
import { launcherName, launcherScript, type LauncherOptions } from './launcher.ts';
import type { Platform } from './quote.ts';
import type { ConfigText } from './sshConfig.ts';

const privateFolder = 0o700;
const privateFile = 0o600;
const program = 0o755;
const ownerWrites = 0o200;

/**
 * The text of a configuration; empty when there is none yet.
 *
 * @throws AppError `invalid` when it cannot be read
 */
export function readConfig(file: string): Promise<ConfigText> {
  return sayingWhy(file, 'read', () => read(file));
}

/**
 * Replaces a configuration in one step, so that no reader sees half of it. Its mode and the link that it may be
 * stay; a new file and its folder are the owner's alone, as ssh wants it.
 *
 * @param before what it was when the change was made
 * @throws AppError `conflict` when somebody else has changed it since, `invalid` when it cannot be written
 */
export function replaceConfig(file: string, before: ConfigText, after: ConfigText): Promise<void> {
  return sayingWhy(file, 'written', () => replace(file, before, after));
}

async function read(file: string): Promise<ConfigText> {
  try {
    return await readFile(file, 'latin1');
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

async function replace(file: string, before: ConfigText, after: ConfigText): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: privateFolder });
  const real = await targetOf(file);
  if ((await read(real)) !== before) {
    throw new AppError('conflict', `${file} was changed meanwhile. Try again.`);
  }
  const mode = await modeOf(real);
  if ((mode & ownerWrites) === 0) {
    // Another file could take its place all the same; but somebody has protected this one.
    throw new AppError('invalid', `${file} is read-only. Make it writable, and try again.`);
  }
  await writeWhole(real, Buffer.from(after, 'latin1'), mode);
}

/** The names in a folder; none when there is no such folder. */
export function namesIn(folder: string): Promise<readonly string[]> {
  return sayingWhy(folder, 'read', async () => {
    try {
      return await readdir(folder);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  });
}

/** Writes the launcher anew; answers its path. */
export async function writeLauncher(
  folder: string,
  options: LauncherOptions,
  platform: Platform,
): Promise<string> {
  const file = path.join(folder, launcherName(platform));
  await sayingWhy(file, 'written', async () => {
    await mkdir(folder, { recursive: true, mode: privateFolder });
    await writeWhole(file, Buffer.from(launcherScript(options, platform), 'utf8'), program);
  });
  return file;
}

/** The extension's own key pair, made when it is first asked for; answers the path of the private key. */
export async function ownKey(folder: string): Promise<string> {
  const file = path.join(folder, 'id_ed25519');
  await sayingWhy(file, 'written', async () => {
    await mkdir(folder, { recursive: true, mode: privateFolder });
    if ((await isThere(file)) && (await isThere(`${file}.pub`))) await chmod(file, privateFile);
    else await writeKey(file);
  });
  return file;
}

async function writeKey(file: string): Promise<void> {
  const { privateKey, publicKey } = makeKeyPair('ssm-workbench');
  await writeWhole(file, Buffer.from(privateKey), privateFile);
  await writeWhole(`${file}.pub`, Buffer.from(publicKey), privateFile);
}

/** A file beside it takes its place: what is interrupted leaves the earlier one whole. */
async function writeWhole(file: string, content: Uint8Array, mode: number): Promise<void> {
  const beside = `${file}.${String(process.pid)}.tmp`;
  try {
    await writeFile(beside, content, { mode, flag: 'wx' });
    // The process's umask may have taken bits away.
    await chmod(beside, mode);
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
}

/** Where a link leads, also one whose file is not there yet. */
async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  if (await isLink(file)) throw new AppError('conflict', `${file} is a link to a file that is not there.`);
  return file;
}

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function modeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).mode & 0o777;
  } catch (error) {
    if (isMissing(error)) return privateFile;
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
