import { optional, required, type KeySpec } from './spec.ts';

export const sessionTypes = ['Standard_Stream', 'Port', 'InteractiveCommands', 'NonInteractiveCommands'];

const preferences: KeySpec = optional('inputs', 'Map', 'Preferences of the session.', {
  keys: [
    optional('s3BucketName', 'String', 'Bucket that keeps the session’s output; empty for none.', {
      format: 'bucketName',
    }),
    optional('s3KeyPrefix', 'String', 'Folder in the bucket.'),
    optional('s3EncryptionEnabled', 'Boolean', 'Whether the bucket must be encrypted.'),
    optional('cloudWatchLogGroupName', 'String', 'Log group that keeps the output; empty for none.'),
    optional('cloudWatchEncryptionEnabled', 'Boolean', 'Whether the log group must be encrypted.'),
    optional(
      'cloudWatchStreamingEnabled',
      'Boolean',
      'Whether output goes to the log group as it comes, rather than at the end.',
    ),
    optional('kmsKeyId', 'String', 'KMS key that encrypts the session; empty for TLS alone.'),
    optional('runAsEnabled', 'Boolean', 'Whether sessions run as another user than `ssm-user`.'),
    optional('runAsDefaultUser', 'String', 'The user of Linux and macOS nodes, where a tag names no other.'),
    optional('idleSessionTimeout', 'String', 'Minutes without input after which a session ends.', {
      default: '20',
      limit: '1 to 60',
      minimum: 1,
      maximum: 60,
    }),
    optional('maxSessionDuration', 'String', 'Minutes after which a session ends.', {
      limit: '1 to 1440',
      minimum: 1,
      maximum: 1440,
    }),
    optional('shellProfile', 'Map', 'Commands that each shell starts with.', {
      keys: [
        optional('windows', 'String', 'PowerShell commands.'),
        optional('linux', 'String', 'Shell commands of Linux and macOS nodes.'),
      ],
      openKeys: true,
    }),
  ],
});

const port: KeySpec = optional('properties', 'Map', 'The ports that are joined.', {
  keys: [
    optional('portNumber', 'String', 'The port on the node or on `host`.', { format: 'port' }),
    optional('type', 'String', 'Joins a port of this computer to that of the node.', {
      values: ['LocalPortForwarding'],
    }),
    optional('localPortNumber', 'String', 'The port on this computer; `0` for any that is free.', {
      format: 'freePort',
    }),
    optional('host', 'String', 'A host that the node reaches; the node itself when absent.'),
    optional('localConnectionType', 'String', '`unix` joins a socket of this computer.', {
      values: ['unix'],
    }),
    optional('localUnixSocket', 'String', 'Path of the socket on this computer.'),
  ],
});

const platformCommands: readonly KeySpec[] = [
  optional('commands', 'String', 'The commands, or `{{ parameter }}`.'),
  optional('runAsElevated', 'Boolean', 'Whether they run as an administrator.'),
  optional('separateOutputStream', 'Boolean', 'Whether output and errors are told apart.'),
  optional('stdoutSeparatorPrefix', 'String', 'What stands before output.'),
  optional('stderrSeparatorPrefix', 'String', 'What stands before errors.'),
];

const commands: KeySpec = optional('properties', 'Map', 'The commands, by platform.', {
  keys: [
    optional('windows', 'Map', 'Commands of Windows nodes.', { keys: platformCommands }),
    optional('linux', 'Map', 'Commands of Linux nodes.', { keys: platformCommands }),
    optional('macos', 'Map', 'Commands of macOS nodes.', { keys: platformCommands }),
  ],
});

const head: readonly KeySpec[] = [
  required('schemaVersion', 'String', 'Version of the document’s schema, in quotes.', { values: ['1.0'] }),
  optional('description', 'String', 'What the document is for.'),
  required('sessionType', 'String', 'Kind of the session.', { values: sessionTypes }),
  optional('parameters', 'Map', 'What whoever starts the session can or must say, by name.', {
    openKeys: true,
  }),
];

/** Top-level keys of Session documents of any type. */
export const sessionKeys: readonly KeySpec[] = [
  ...head,
  preferences,
  optional('properties', 'Map', 'What a Port or Commands session does.', { openKeys: true }),
];

const keysByType: ReadonlyMap<string, readonly KeySpec[]> = new Map([
  ['Port', [...head, preferences, port]],
  ['InteractiveCommands', [...head, preferences, commands]],
  ['NonInteractiveCommands', [...head, preferences, commands]],
]);

/** Top-level keys of Session documents of this type; of any type when it has none of its own. */
export function sessionKeysOf(sessionType: string | undefined): readonly KeySpec[] {
  return keysByType.get(sessionType ?? '') ?? sessionKeys;
}
