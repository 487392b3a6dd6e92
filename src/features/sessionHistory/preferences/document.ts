import { isRecord, isString, parseJson } from '../../../core/base/json.ts';

/** The document that sessions use which name no other: the preferences of an account in a Region. */
export const preferencesName = 'SSM-SessionManagerRunShell';

export const preferencesScheme = 'ssm-preferences';

export const formats = ['JSON', 'YAML'] as const;
export type PreferencesFormat = (typeof formats)[number];

/** Whose preferences an editor shows. */
export interface PreferencesAddress {
  readonly connectionId: string;
  readonly format: PreferencesFormat;
  /** An earlier or later version, to look at; absent for the preferences themselves, which can be saved. */
  readonly version?: string;
}

export interface UriParts {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;
}

const endings: { readonly [F in PreferencesFormat]: string } = { JSON: 'json', YAML: 'yaml' };

/** The path is for people, and its ending chooses the language; what counts is in the query. */
export function preferencesUri(address: PreferencesAddress): UriParts {
  const { connectionId, format, version } = address;
  const shown = version === undefined ? preferencesName : `${preferencesName} (version ${version})`;
  return {
    scheme: preferencesScheme,
    path: `/${encodeURIComponent(connectionId)}/${shown}.ssm.${endings[format]}`,
    query: JSON.stringify({ connectionId, format, ...(version === undefined ? {} : { version }) }),
  };
}

/** Reads such an address back; undefined for anything else. */
export function parsePreferencesUri({ scheme, query }: UriParts): PreferencesAddress | undefined {
  const parts = scheme === preferencesScheme ? parseJson(query) : undefined;
  if (!isRecord(parts)) return undefined;
  const { connectionId, version } = parts;
  const format = formats.find((known) => known === parts['format']);
  if (!isString(connectionId) || format === undefined) return undefined;
  return isString(version) ? { connectionId, format, version } : { connectionId, format };
}

/** What an account without preferences has in effect; saying it changes nothing. */
const defaults = {
  schemaVersion: '1.0',
  description: 'Session Manager preferences of this Region',
  sessionType: 'Standard_Stream',
  inputs: {
    s3BucketName: '',
    s3KeyPrefix: '',
    s3EncryptionEnabled: true,
    cloudWatchLogGroupName: '',
    cloudWatchEncryptionEnabled: true,
    cloudWatchStreamingEnabled: true,
    kmsKeyId: '',
    runAsEnabled: false,
    runAsDefaultUser: '',
    idleSessionTimeout: '20',
    maxSessionDuration: '',
    shellProfile: { linux: '', windows: '' },
  },
};

/** The document that is made where there is none. */
export function defaultPreferences(): string {
  return jsonText(defaults);
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Whether a text may be in the shape of older guides, which can be converted: a cheap look. */
export function looksConvertible(text: string): boolean {
  return /"sessionPreferences"\s*:/.test(text);
}
