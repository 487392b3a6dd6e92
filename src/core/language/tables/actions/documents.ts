import { tagKeys } from './tags.ts';
import { guidePage, optional, required, type ActionSpec, type KeySpec } from '../spec.ts';

const targets: KeySpec = optional('Targets', 'MapList', 'Which nodes or resources, for example by tag.', {
  keys: [
    required('Key', 'String', 'For example `tag:Environment`, `InstanceIds` or `ResourceGroup`.'),
    required('Values', 'StringList', 'The values; one of them is enough.'),
  ],
  openKeys: true,
});
const concurrency = optional(
  'MaxConcurrency',
  'String',
  'How many at the same time: a number, or a share such as `10%`.',
  { format: 'concurrency' },
);
const errors = optional(
  'MaxErrors',
  'String',
  'After how many failures no more are started: a number, or a share.',
  { format: 'errors' },
);

export const documentActions: readonly ActionSpec[] = [
  {
    name: 'aws:runCommand',
    about: 'Runs a Command document on nodes and waits for it.',
    link: guidePage('automation-action-runcommand.html'),
    inputs: [
      required(
        'DocumentName',
        'String',
        'Name of the Command document, or its ARN when another account shares it.',
        { format: 'documentName' },
      ),
      optional('InstanceIds', 'StringList', 'The nodes; this or `Targets`.', {
        limit: 'max 50',
        maxItems: 50,
      }),
      targets,
      optional('Parameters', 'Map', 'Parameters of the document.', { openKeys: true }),
      optional('DocumentVersion', 'String', 'A version, `$DEFAULT` or `$LATEST`.', {
        format: 'documentVersion',
      }),
      optional('Comment', 'String', 'Shown with the command.', {
        limit: 'max 100 characters',
        maxLength: 100,
      }),
      optional('TimeoutSeconds', 'Integer', 'How long to wait for a node to take the command.', {
        limit: '30 to 2592000',
        minimum: 30,
        maximum: 2592000,
      }),
      concurrency,
      errors,
      optional('CloudWatchOutputConfig', 'StringMap', 'Output to CloudWatch Logs.', {
        keys: [
          optional('CloudWatchLogGroupName', 'String', 'Name of the log group.'),
          optional('CloudWatchOutputEnabled', 'Boolean', 'Whether output is sent.'),
        ],
      }),
      optional('OutputS3BucketName', 'String', 'Bucket for the whole output.'),
      optional('OutputS3KeyPrefix', 'String', 'Folder in the bucket.'),
      optional('NotificationConfig', 'StringMap', 'Notifications about the command’s state.', {
        openKeys: true,
      }),
      optional('ServiceRoleArn', 'String', 'The role that publishes the notifications.'),
      optional('DocumentHash', 'String', 'Hash of the document as it must be.'),
      optional('DocumentHashType', 'String', 'Kind of the hash.', { values: ['Sha256', 'Sha1'] }),
    ],
    oneOf: ['InstanceIds', 'Targets'],
    outputs: [
      { name: 'CommandId', type: 'String' },
      { name: 'Status', type: 'String' },
      { name: 'ResponseCode', type: 'any' },
      { name: 'Output', type: 'String' },
      { name: 'OutputPayload', type: 'String' },
    ],
  },
  {
    name: 'aws:executeAutomation',
    about: 'Runs another Automation runbook and waits for it.',
    link: guidePage('automation-action-executeAutomation.html'),
    inputs: [
      required('DocumentName', 'String', 'Name of the runbook, or its ARN when another account shares it.', {
        format: 'documentName',
      }),
      optional('DocumentVersion', 'String', 'A version, `$DEFAULT` or `$LATEST`.', {
        format: 'documentVersion',
      }),
      optional('RuntimeParameters', 'Map', 'Parameters of the runbook.', { openKeys: true }),
      targets,
      optional(
        'TargetParameterName',
        'String',
        'The parameter that gets each target; needed with `Targets`.',
      ),
      optional('TargetMaps', 'MapList', 'Targets as maps of parameters; not with `Targets`.', {
        openKeys: true,
      }),
      optional('TargetLocations', 'MapList', 'Accounts and Regions the runbook runs in.', {
        limit: '1 to 100',
        maxItems: 100,
        openKeys: true,
      }),
      concurrency,
      errors,
      optional('Tags', 'MapList', 'Tags of the execution.', {
        limit: 'max 5',
        maxItems: 5,
        keys: tagKeys,
      }),
    ],
    exclusive: [['Targets', 'TargetMaps']],
    companions: [['Targets', 'TargetParameterName']],
    outputs: [
      { name: 'Output', type: 'StringList' },
      { name: 'ExecutionId', type: 'String' },
      { name: 'Status', type: 'String' },
    ],
  },
];
