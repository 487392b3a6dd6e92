import type { OwnDocument } from './spec.ts';

const preferences = {
  schemaVersion: '1.0',
  description: 'Document to hold regional settings for Session Manager',
  sessionType: 'Standard_Stream',
  inputs: {
    s3BucketName: '',
    s3KeyPrefix: '',
    s3EncryptionEnabled: true,
    cloudWatchLogGroupName: '',
    cloudWatchEncryptionEnabled: true,
    cloudWatchStreamingEnabled: false,
    kmsKeyId: '',
    runAsEnabled: false,
    runAsDefaultUser: '',
    idleSessionTimeout: '20',
    maxSessionDuration: '',
    shellProfile: { windows: '', linux: '' },
  },
};

const flagsSchema = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  properties: {
    search: { type: 'boolean' },
    wishlist: { type: 'boolean' },
    checkout: { enum: ['v1', 'v2'] },
  },
  required: ['checkout'],
};

/** Documents of the demo account that are no commands. */
export const otherDocuments: readonly OwnDocument[] = [
  {
    name: 'SSM-SessionManagerRunShell',
    type: 'Session',
    format: 'JSON',
    defaultVersion: 1,
    versions: [JSON.stringify(preferences, null, 2)],
  },
  {
    name: 'Shop-TailLog',
    type: 'Session',
    format: 'YAML',
    defaultVersion: 1,
    tags: { Team: 'shop' },
    versions: [
      `schemaVersion: '1.0'
description: Follows a log of the shop.
sessionType: InteractiveCommands
parameters:
  name:
    type: String
    description: Which log
    default: web
    allowedPattern: '^[a-z-]{1,32}$'
properties:
  linux:
    commands: mkdir -p logs && touch logs/{{ name }}.log && tail -n 50 -f logs/{{ name }}.log
    runAsElevated: false
`,
    ],
  },
  {
    name: 'Shop-RestartService',
    type: 'Automation',
    format: 'YAML',
    defaultVersion: 1,
    targetType: '/AWS::EC2::Instance',
    tags: { Team: 'shop', Environment: 'Production' },
    versions: [
      `schemaVersion: '0.3'
description: |-
  # Restart a service
  Asks for a release manager's yes, restarts the service and looks whether it answers.
assumeRole: '{{ AutomationAssumeRole }}'
parameters:
  InstanceId:
    type: AWS::EC2::Instance::Id
    description: The node
  Service:
    type: String
    default: web
    allowedValues: [web, worker, cache]
  AutomationAssumeRole:
    type: AWS::IAM::Role::Arn
    default: ''
mainSteps:
  - name: approve
    action: aws:approve
    timeoutSeconds: 3600
    inputs:
      Message: 'Restart {{ Service }} on {{ InstanceId }}?'
      MinRequiredApprovals: 1
      Approvers:
        - arn:aws:iam::123456789012:role/ReleaseManager
  - name: restart
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunShellScript
      InstanceIds: ['{{ InstanceId }}']
      Parameters:
        commands: ['echo "Restarting {{ Service }}"']
  - name: settle
    action: aws:sleep
    isEnd: true
    inputs:
      Duration: PT30S
`,
    ],
  },
  {
    name: 'Shop-ChangeFreeze',
    type: 'ChangeCalendar',
    format: 'TEXT',
    defaultVersion: 1,
    versions: [
      [
        'BEGIN:VCALENDAR',
        'PRODID:-//AWS//Change Calendar 1.0//EN',
        'VERSION:2.0',
        'X-CALENDAR-TYPE:DEFAULT_OPEN',
        'X-WR-CALDESC:No releases while the shop is busiest',
        'BEGIN:VEVENT',
        'UID:freeze-1@shop.example.com',
        'DTSTAMP:20261001T080000Z',
        'DTSTART:20261126T000000Z',
        'DTEND:20261201T000000Z',
        'SUMMARY:Sales week',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    ],
  },
  {
    name: 'Shop-FeatureFlagsSchema',
    type: 'ApplicationConfigurationSchema',
    format: 'JSON',
    defaultVersion: 1,
    versions: [JSON.stringify(flagsSchema, null, 2)],
  },
  {
    name: 'Shop-FeatureFlags',
    type: 'ApplicationConfiguration',
    format: 'JSON',
    defaultVersion: 1,
    requires: ['Shop-FeatureFlagsSchema'],
    versions: [JSON.stringify({ search: true, wishlist: false, checkout: 'v2' }, null, 2)],
  },
];
