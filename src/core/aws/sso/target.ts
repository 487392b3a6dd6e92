import { createHash } from 'node:crypto';
import { AppError } from '../../base/errors.ts';
import type { Configuration, Profile, Section } from '../config/configuration.ts';

/** The IAM Identity Center that a profile signs in to. */
export interface SsoTarget {
  /** Absent for profiles of the older kind, which name the start URL themselves. */
  readonly sessionName: string | undefined;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
}

/**
 * Where `profile` signs in.
 *
 * @throws AppError `credentials` naming what the configuration lacks
 */
export function ssoTargetOf(profile: Profile, configuration: Configuration): SsoTarget {
  const sessionName = profile.values.get('sso_session');
  const values = sessionName === undefined ? profile.values : configuration.ssoSessions.get(sessionName);
  const where =
    sessionName === undefined ? `The profile ${profile.name}` : `The section sso-session ${sessionName}`;
  if (values === undefined) {
    throw bad(
      `The profile ${profile.name} names the sso-session ${sessionName ?? ''}, which does not exist.`,
    );
  }
  return {
    sessionName,
    startUrl: required(values, 'sso_start_url', where),
    region: required(values, 'sso_region', where),
    scopes: scopesOf(values),
  };
}

/** The profile on the chain of source_profile that signs in by SSO, if there is one. */
export function ssoProfileOf(name: string, configuration: Configuration): Profile | undefined {
  const seen = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const profile: Profile | undefined = configuration.profiles.get(next);
    if (profile === undefined || profile.source === 'sso') return profile;
    next = profile.values.get('source_profile');
  }
  return undefined;
}

/** Name of the cached token without `.json`: SHA-1 of the session's name, or of the start URL (botocore). */
export function tokenKey({ sessionName, startUrl }: SsoTarget): string {
  return sha1(sessionName ?? startUrl);
}

/**
 * Name of the cached client registration: SHA-1 over the JSON that AWS's CLI writes, keys sorted, blanks
 * after comma and colon as Python puts them.
 */
export function registrationKey({ sessionName, startUrl, region, scopes }: SsoTarget): string {
  const list = scopes.length === 0 ? 'null' : `[${scopes.map(python).join(', ')}]`;
  const name = sessionName === undefined ? 'null' : python(sessionName);
  return sha1(
    `{"region": ${python(region)}, "scopes": ${list}, "session_name": ${name}, ` +
      `"startUrl": ${python(startUrl)}, "tool": "botocore"}`,
  );
}

/** A JSON string as Python writes it: what is not ASCII is escaped. */
function python(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\uFFFF]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function scopesOf(values: Section): readonly string[] {
  return (values.get('sso_registration_scopes') ?? '')
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

function required(values: Section, key: string, where: string): string {
  const value = values.get(key);
  if (value === undefined || value === '') throw bad(`${where} lacks ${key}.`);
  return value;
}

function bad(sentence: string): AppError {
  return new AppError('credentials', sentence);
}
