import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isRecord, isString, parseJson } from '../../base/json.ts';
import { homeOf } from '../config/files.ts';
import type { Environment } from '../environment.ts';

/** A registered client as AWS's CLI caches it. */
export interface Registration {
  readonly clientId: string;
  readonly clientSecret: string;
  /** RFC 3339, seconds, `Z`. */
  readonly expiresAt: string;
  readonly scopes?: readonly string[];
}

/** A sign-in as AWS's CLI and SDKs cache it. */
export interface CachedToken {
  readonly startUrl: string;
  readonly region: string;
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly registrationExpiresAt: string;
  readonly refreshToken?: string;
}

/** AWS's own cache, `~/.aws/sso/cache`, shared with its CLI and SDKs. */
export interface TokenCache {
  registration(key: string): Promise<Registration | undefined>;
  write(key: string, value: CachedToken | Registration): Promise<void>;
}

const ownerOnly = 0o600;
const ownerFolder = 0o700;

export function createTokenCache(env: Environment): TokenCache {
  const folder = path.join(homeOf(env), '.aws', 'sso', 'cache');
  return {
    async registration(key) {
      const text = await readIfThere(path.join(folder, `${key}.json`));
      return text === undefined ? undefined : parseRegistration(parseJson(text));
    },
    async write(key, value) {
      await mkdir(folder, { recursive: true, mode: ownerFolder });
      await replaceFile(path.join(folder, `${key}.json`), JSON.stringify(value));
    },
  };
}

/** Time as the cache writes it. */
export function cacheTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isRecord(error) && error['code'] === 'ENOENT') return undefined;
    throw error;
  }
}

/** A client of the device flow; one that the CLI registered for its own flow is of no use here. */
function parseRegistration(value: unknown): Registration | undefined {
  if (!isRecord(value)) return undefined;
  const { clientId, clientSecret, expiresAt, grantTypes } = value;
  if (!isString(clientId) || !isString(clientSecret) || !isString(expiresAt)) return undefined;
  if (Array.isArray(grantTypes) && grantTypes.includes('authorization_code')) return undefined;
  return { clientId, clientSecret, expiresAt };
}

/** Written beside and renamed, readable by the owner only from the first byte on. */
async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx', ownerOnly);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
