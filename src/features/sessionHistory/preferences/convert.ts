import { isRecord, isString, parseJson } from '../../../core/base/json.ts';
import { jsonText } from './document.ts';
import { logGroupName } from './inputs.ts';

/** Preferences of another shape as a Session document. */
export interface ConvertedPreferences {
  readonly text: string;
  /** What had no place in it, a sentence each. */
  readonly left: readonly string[];
}

type Taken = { readonly value: unknown } | { readonly why: string };
type Carry = (value: unknown) => Taken;

/**
 * Session preferences as older guides write them, `{"sessionPreferences": {"cloudWatchLogGroup": "arn:…", …}}`, in
 * the shape that Session Manager reads: a document of schema 1.0 with `inputs`. Keeps everything that it knows.
 *
 * @returns undefined for a text without such preferences
 */
export function convertPreferences(source: string): ConvertedPreferences | undefined {
  const document = parseJson(source);
  const preferences = isRecord(document) ? document['sessionPreferences'] : undefined;
  if (!isRecord(document) || !isRecord(preferences)) return undefined;
  const inputs = new Map<string, unknown>();
  const left: string[] = [];
  for (const [key, value] of Object.entries(preferences)) {
    for (const [name, taken] of carried(key, value)) {
      if ('why' in taken) left.push(taken.why);
      else if (inputs.has(name)) left.push(`“${key}” says a second time what “${name}” is`);
      else inputs.set(name, taken.value);
    }
  }
  for (const key of Object.keys(document)) {
    if (!headKeys.has(key)) left.push(`“${key}” stands outside of the preferences`);
  }
  return { text: jsonText(sessionDocument(document, inputs)), left };
}

const headKeys: ReadonlySet<string> = new Set([
  'sessionPreferences',
  'schemaVersion',
  'sessionType',
  'description',
]);

function sessionDocument(
  document: Readonly<Record<string, unknown>>,
  inputs: ReadonlyMap<string, unknown>,
): unknown {
  const { description } = document;
  return {
    schemaVersion: '1.0',
    description: isString(description) ? description : 'Session Manager preferences of this Region',
    sessionType: 'Standard_Stream',
    inputs: Object.fromEntries(order.flatMap((key) => (inputs.has(key) ? [[key, inputs.get(key)]] : []))),
  };
}

/** As the schema lists them. */
const order = [
  's3BucketName',
  's3KeyPrefix',
  's3EncryptionEnabled',
  'cloudWatchLogGroupName',
  'cloudWatchEncryptionEnabled',
  'cloudWatchStreamingEnabled',
  'kmsKeyId',
  'runAsEnabled',
  'runAsDefaultUser',
  'idleSessionTimeout',
  'maxSessionDuration',
  'shellProfile',
];

/** The keys of the schema that one key of the other shape stands for. */
function carried(key: string, value: unknown): readonly (readonly [name: string, taken: Taken])[] {
  if (key === 's3BucketName' || key === 's3Bucket') return bucket(key, value);
  const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
  if (known === undefined) return [[key, { why: `“${key}” is not known to Session Manager` }]];
  const [name, carry] = known;
  return [[name, explained(key, carry(value))]];
}

function explained(key: string, taken: Taken): Taken {
  return 'why' in taken ? { why: `“${key}” ${taken.why}` } : taken;
}

const text: Carry = (value) => (isString(value) ? { value } : { why: 'is not a text' });

const flag: Carry = (value) => {
  if (typeof value === 'boolean') return { value };
  if (isString(value) && /^(true|false)$/i.test(value)) return { value: value.toLowerCase() === 'true' };
  return { why: 'is neither true nor false' };
};

/** The schema writes minutes as text. */
const minutes: Carry = (value) => {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0) return { value: String(value) };
  return isString(value) && /^\d*$/.test(value) ? { value } : { why: 'is not a whole number of minutes' };
};

const logGroup: Carry = (value) =>
  isString(value) ? { value: logGroupName(value) } : { why: 'is not the name of a log group' };

const profile: Carry = (value) => {
  const isProfile = isRecord(value) && Object.values(value).every(isString);
  return isProfile ? { value } : { why: 'is not a map of platforms to commands' };
};

const keys: Readonly<Record<string, readonly [name: string, carry: Carry]>> = {
  s3KeyPrefix: ['s3KeyPrefix', text],
  s3EncryptionEnabled: ['s3EncryptionEnabled', flag],
  cloudWatchLogGroup: ['cloudWatchLogGroupName', logGroup],
  cloudWatchLogGroupArn: ['cloudWatchLogGroupName', logGroup],
  cloudWatchLogGroupName: ['cloudWatchLogGroupName', logGroup],
  cloudWatchEncryptionEnabled: ['cloudWatchEncryptionEnabled', flag],
  cloudWatchStreamingEnabled: ['cloudWatchStreamingEnabled', flag],
  kmsKeyId: ['kmsKeyId', text],
  kmsKeyArn: ['kmsKeyId', text],
  runAsEnabled: ['runAsEnabled', flag],
  runAsDefaultUser: ['runAsDefaultUser', text],
  idleSessionTimeout: ['idleSessionTimeout', minutes],
  maxSessionDuration: ['maxSessionDuration', minutes],
  shellProfile: ['shellProfile', profile],
};

/** A bucket may be written as its ARN or address, the latter with a prefix. */
function bucket(key: string, value: unknown): readonly (readonly [string, Taken])[] {
  if (!isString(value)) return [['s3BucketName', { why: `“${key}” is not a text` }]];
  const [, name = value, prefix = ''] = /^(?:arn:[^:]*:s3:::|s3:\/\/)([^/]*)\/?(.*)$/.exec(value) ?? [];
  const names = [['s3BucketName', { value: name }]] as const;
  return prefix === '' ? names : [...names, ['s3KeyPrefix', { value: prefix }]];
}
