import { isOn, logGroupName, textOf, type Inputs } from './preferences/inputs.ts';

/** Where the log of a session is to be found, derived from what its document sets. */
export interface LogPlace {
  readonly kind: 's3' | 'cloudWatch';
  /** As people and programs name it: `s3://bucket/key`, or `group · stream`. */
  readonly name: string;
  /** When it is written, and what has to be encrypted. */
  readonly facts: string;
  /** Of the AWS console; absent where no console is known. */
  readonly address?: string;
}

/** The Region whose console shows it; `partition` decides which console there is. */
export interface LogRegion {
  readonly region: string;
  readonly partition: string;
  /** There is nothing of it in AWS. */
  readonly isDemo: boolean;
}

/**
 * The agent puts a session's log at `<s3KeyPrefix>/<session id>.log` and in the stream `<session id>` of the log
 * group (amazon-ssm-agent, agent/session/shell/shell.go: initializeLogger, finishLogging). A name that is a
 * `{{ parameter }}` is known to who opened the session only: it is left out.
 */
export function logPlaces(sessionId: string, inputs: Inputs, where: LogRegion): readonly LogPlace[] {
  return [...s3Places(sessionId, inputs, where), ...cloudWatchPlaces(sessionId, inputs, where)];
}

function s3Places(sessionId: string, inputs: Inputs, where: LogRegion): readonly LogPlace[] {
  const bucket = textOf(inputs, 's3BucketName');
  const prefix = textOf(inputs, 's3KeyPrefix');
  if (!isKnown(bucket) || hasParameter(prefix)) return [];
  const key = [...prefix.split('/'), `${sessionId}.log`].filter((part) => part !== '').join('/');
  const path = `s3/object/${encodeURIComponent(bucket)}?region=${where.region}&prefix=${encodeURIComponent(key)}`;
  const encrypted = isOn(inputs, 's3EncryptionEnabled') ? 'must be' : 'need not be';
  return [
    {
      kind: 's3',
      name: `s3://${bucket}/${key}`,
      facts: `Written when the session ends · the bucket ${encrypted} encrypted`,
      ...addressOf(where, path),
    },
  ];
}

function cloudWatchPlaces(sessionId: string, inputs: Inputs, where: LogRegion): readonly LogPlace[] {
  const group = logGroupName(textOf(inputs, 'cloudWatchLogGroupName'));
  if (!isKnown(group)) return [];
  const place = `log-group/${consoleText(group)}/log-events/${consoleText(sessionId)}`;
  const streamed = isOn(inputs, 'cloudWatchStreamingEnabled')
    ? 'Streamed while the session runs'
    : 'Written when the session ends';
  const encrypted = isOn(inputs, 'cloudWatchEncryptionEnabled') ? 'must be' : 'need not be';
  return [
    {
      kind: 'cloudWatch',
      name: `${group} · ${sessionId}`,
      facts: `${streamed} · the log group ${encrypted} encrypted`,
      ...addressOf(where, `cloudwatch/home?region=${where.region}#logsV2:log-groups/${place}`),
    },
  ];
}

/** Whether the document leaves to a parameter where the log goes. */
export function dependsOnParameters(inputs: Inputs): boolean {
  return ['s3BucketName', 's3KeyPrefix', 'cloudWatchLogGroupName'].some((key) =>
    hasParameter(textOf(inputs, key)),
  );
}

function isKnown(name: string): boolean {
  return name !== '' && !hasParameter(name);
}

function hasParameter(text: string): boolean {
  return text.includes('{{');
}

const consoles: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

function addressOf({ region, partition, isDemo }: LogRegion, path: string): { readonly address?: string } {
  const host = consoles[partition];
  if (host === undefined || isDemo) return {};
  // Regions of the standard partition have each their own host; it leads to the Region at once.
  return { address: `https://${partition === 'aws' ? `${region}.` : ''}${host}/${path}` };
}

/** Names in the fragment of CloudWatch's console are encoded twice, with `$` for the outer percent sign. */
function consoleText(text: string): string {
  return encodeURIComponent(encodeURIComponent(text)).replaceAll('%', '$');
}
