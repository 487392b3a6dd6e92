import { guidePage, optional, type ActionSpec } from '../spec.ts';

export const peopleActions: readonly ActionSpec[] = [
  {
    name: 'aws:approve',
    about:
      'Pauses until the designated people approve or reject. Waits 604800 seconds by default, 2592000 at most; cannot be the target of `onCancel`.',
    link: guidePage('automation-action-approve.html'),
    inputs: [
      optional(
        'NotificationArn',
        'String',
        'SNS topic that tells the approvers; its name starts with `Automation`.',
        { format: 'topicArn' },
      ),
      optional('Message', 'String', 'What the approvers read.', {
        limit: 'max 4096 characters',
        maxLength: 4096,
      }),
      optional(
        'MinRequiredApprovals',
        'Integer',
        'How many approvals it takes, at most the number of approvers.',
        {
          default: '1',
          minimum: 1,
        },
      ),
      optional(
        'Approvers',
        'StringList',
        'Who may decide: IAM user names, or ARNs of users, roles and assumed roles.',
        { limit: 'max 10', maxItems: 10 },
      ),
      optional(
        'EnhancedApprovals',
        'Map',
        'Change templates only, in place of `Approvers`: approvers with their type and number of approvals.',
        { openKeys: true },
      ),
    ],
    oneOf: ['Approvers', 'EnhancedApprovals'],
    outputs: [
      { name: 'ApprovalStatus', type: 'String' },
      { name: 'ApproverDecisions', type: 'MapList' },
    ],
  },
  {
    name: 'aws:pause',
    about: 'Pauses until somebody resumes the automation. Cannot be the target of `onCancel`.',
    link: guidePage('automation-action-pause.html'),
    inputs: [optional('Message', 'String', 'A note to whoever resumes. Undocumented.')],
  },
  {
    name: 'aws:sleep',
    about: 'Waits for a duration, or until a moment. Cannot be the target of `onCancel`.',
    link: guidePage('automation-action-sleep.html'),
    inputs: [
      optional('Duration', 'String', 'ISO 8601 duration, for example `PT10M`.', {
        limit: 'max 604799 seconds',
        format: 'duration',
      }),
      optional('Timestamp', 'String', 'ISO 8601 moment, for example `2030-01-31T08:00:00Z`.', {
        format: 'timestamp',
      }),
    ],
    oneOf: ['Duration', 'Timestamp'],
    exclusive: [['Duration', 'Timestamp']],
  },
];
