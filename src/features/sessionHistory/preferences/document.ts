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
}

const endings: { readonly [F in PreferencesFormat]: string } = { JSON: 'json', YAML: 'yaml' };

/** All is in the path, because VS Code shows it with what could not be saved; its ending chooses the language. */
export function preferencesUri({ connectionId, format, version }: PreferencesAddress): UriParts {
  const shown = version === undefined ? preferencesName : `${preferencesName} (version ${version})`;
  const folder = encodeURIComponent(connectionId).replaceAll('%40', '@');
  return { scheme: preferencesScheme, path: `/${folder}/${shown}.ssm.${endings[format]}` };
}

const paths = new RegExp(String.raw`^/([^/]+)/${preferencesName}(?: \(version (\d+)\))?\.ssm\.(json|yaml)$`);

/** Reads such an address back; undefined for anything else. */
export function parsePreferencesUri({ scheme, path }: UriParts): PreferencesAddress | undefined {
  const [, folder, version, ending] = (scheme === preferencesScheme && paths.exec(path)) || [];
  const connectionId = decoded(folder);
  const format = formats.find((known) => endings[known] === ending);
  if (connectionId === undefined || format === undefined) return undefined;
  return version === undefined ? { connectionId, format } : { connectionId, format, version };
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
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
