import { isRecord } from '../../../core/base/json.ts';
import { isOn, logGroupName, textOf, type Inputs } from './inputs.ts';

/** Something about preferences that their author should know; `key` is where it stands. */
export interface PreferenceProblem {
  readonly key: string;
  readonly code: string;
  readonly severity: 'warning' | 'information';
  readonly message: string;
}

/**
 * What is not logged, not encrypted or without effect in Session Manager preferences (user guide,
 * session-manager-schema and session-manager-logging). What any Session document can get wrong, the language says.
 */
export function preferenceProblems(document: unknown): readonly PreferenceProblem[] {
  if (!isRecord(document)) return [];
  const inputs = isRecord(document['inputs']) ? document['inputs'] : {};
  return [
    ...typeProblems(document),
    ...writtenProblems(inputs),
    ...loggingProblems(inputs),
    ...s3Problems(inputs),
    ...cloudWatchProblems(inputs),
    ...encryptionProblems(inputs),
    ...runAsProblems(inputs),
    ...timeProblems(inputs),
  ];
}

function typeProblems(document: Inputs): readonly PreferenceProblem[] {
  const type = document['sessionType'];
  if (type === undefined || type === 'Standard_Stream') return [];
  const message =
    'Preferences are of type Standard_Stream: with another type, nobody can open a shell without naming a document.';
  return [{ key: 'sessionType', code: 'preferences-type', severity: 'warning', message }];
}

/** Texts to the agent (amazon-ssm-agent, contracts.SessionInputs), and to the service (session-manager-schema). */
const textKeys = [
  's3BucketName',
  's3KeyPrefix',
  'cloudWatchLogGroupName',
  'kmsKeyId',
  'runAsDefaultUser',
  'idleSessionTimeout',
  'maxSessionDuration',
];

/** What documents of other types may write either way is read strictly here: a session would not start. */
function writtenProblems(inputs: Inputs): readonly PreferenceProblem[] {
  const wrong = (key: string, message: string): PreferenceProblem => ({
    key,
    code: 'written-otherwise',
    severity: 'warning',
    message,
  });
  const texts = textKeys.flatMap((key) => {
    const value = inputs[key];
    const isBare = typeof value === 'number' || typeof value === 'boolean';
    return isBare ? [wrong(key, `Text stands here, in quotes: "${String(value)}".`)] : [];
  });
  const streaming = 'cloudWatchStreamingEnabled';
  if (typeof inputs[streaming] !== 'string') return texts;
  return [...texts, wrong(streaming, 'true or false stands here, without quotes: the agent takes no text.')];
}

function loggingProblems(inputs: Inputs): readonly PreferenceProblem[] {
  const isLogged = textOf(inputs, 's3BucketName') !== '' || textOf(inputs, 'cloudWatchLogGroupName') !== '';
  const nothing: PreferenceProblem = {
    key: 's3BucketName' in inputs ? 's3BucketName' : 'inputs',
    code: 'not-logged',
    severity: 'warning',
    message:
      'What people type and see in sessions is kept nowhere: neither s3BucketName nor cloudWatchLogGroupName is set. CloudTrail records only who opened which session.',
  };
  const ports: PreferenceProblem = {
    key: 'inputs',
    code: 'ports-not-logged',
    severity: 'information',
    message:
      'Port forwarding and SSH sessions are never logged, whatever is set here: Session Manager does not see into them.',
  };
  return isLogged ? [ports] : [nothing, ports];
}

function s3Problems(inputs: Inputs): readonly PreferenceProblem[] {
  const bucket = textOf(inputs, 's3BucketName');
  if (bucket === '') {
    const isUseless = textOf(inputs, 's3KeyPrefix') !== '';
    return isUseless ? [noEffect('s3KeyPrefix', 's3BucketName is empty')] : [];
  }
  return [
    isOn(inputs, 's3EncryptionEnabled')
      ? {
          key: 's3EncryptionEnabled',
          code: 'bucket-encryption',
          severity: 'information',
          message: `Sessions do not start when the bucket ${bucket} is not encrypted. Whether it is cannot be seen from here.`,
        }
      : {
          key: 's3EncryptionEnabled' in inputs ? 's3EncryptionEnabled' : 's3BucketName',
          code: 'bucket-encryption',
          severity: 'warning',
          message: `Logs go to the bucket ${bucket} also when it is not encrypted.`,
        },
  ];
}

function cloudWatchProblems(inputs: Inputs): readonly PreferenceProblem[] {
  const group = textOf(inputs, 'cloudWatchLogGroupName');
  if (group === '') return [];
  const problems: PreferenceProblem[] = [];
  if (group.startsWith('arn:')) {
    const message = `A log group's name stands here, not its ARN: ${logGroupName(group)}.`;
    problems.push({ key: 'cloudWatchLogGroupName', code: 'log-group-arn', severity: 'warning', message });
  }
  if (isOn(inputs, 'cloudWatchEncryptionEnabled')) {
    problems.push({
      key: 'cloudWatchEncryptionEnabled',
      code: 'log-group-encryption',
      severity: 'information',
      message: `Sessions do not start when the log group has no KMS key, which log groups have not by themselves. Whether ${logGroupName(group)} has one cannot be seen from here.`,
    });
  }
  if (!isOn(inputs, 'cloudWatchStreamingEnabled')) {
    problems.push({
      key: 'cloudWatchStreamingEnabled' in inputs ? 'cloudWatchStreamingEnabled' : 'cloudWatchLogGroupName',
      code: 'log-at-end',
      severity: 'information',
      message:
        'A session reaches the log group only when it ends. With streaming it goes there as it happens.',
    });
  }
  return problems;
}

function encryptionProblems(inputs: Inputs): readonly PreferenceProblem[] {
  const hasKey = textOf(inputs, 'kmsKeyId') !== '';
  const message = hasKey
    ? 'Who opens sessions needs kms:GenerateDataKey for this key, and the role of each node kms:Decrypt; without them sessions end at once.'
    : 'Without a key of KMS, sessions are encrypted on their way by TLS alone.';
  if (!hasKey && !('kmsKeyId' in inputs)) return [];
  return [
    { key: 'kmsKeyId', code: hasKey ? 'kms-permissions' : 'tls-only', severity: 'information', message },
  ];
}

function runAsProblems(inputs: Inputs): readonly PreferenceProblem[] {
  const user = textOf(inputs, 'runAsDefaultUser');
  if (!isOn(inputs, 'runAsEnabled')) {
    return user === '' ? [] : [noEffect('runAsDefaultUser', 'runAsEnabled is not true')];
  }
  const message =
    user === ''
      ? 'Sessions of everybody whose IAM user or role has no tag SSMSessionRunAs do not start, because runAsDefaultUser is empty.'
      : `Sessions on Linux and macOS run as ${user} unless the tag SSMSessionRunAs names another user; where a node has no such user they do not start. Windows is not concerned.`;
  const severity = user === '' ? 'warning' : 'information';
  return [{ key: 'runAsEnabled', code: 'run-as', severity, message }];
}

function timeProblems(inputs: Inputs): readonly PreferenceProblem[] {
  const idle = minutesOf(inputs, 'idleSessionTimeout');
  const longest = minutesOf(inputs, 'maxSessionDuration');
  if (idle === undefined || longest === undefined || idle < longest) return [];
  return [noEffect('idleSessionTimeout', `sessions end after ${String(longest)} minutes anyway`)];
}

function noEffect(key: string, why: string): PreferenceProblem {
  return { key, code: 'no-effect', severity: 'warning', message: `This has no effect: ${why}.` };
}

function minutesOf(inputs: Inputs, key: string): number | undefined {
  const text = textOf(inputs, key);
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
