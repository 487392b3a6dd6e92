import { tagKeys } from './tags.ts';
import { guidePage, optional, required, type ActionSpec } from '../spec.ts';

export const stackActions: readonly ActionSpec[] = [
  {
    name: 'aws:createStack',
    about: 'Creates a CloudFormation stack and waits for it. Cannot be the target of `onCancel`.',
    link: guidePage('automation-action-createstack.html'),
    inputs: [
      required('StackName', 'String', 'Name of the stack: a letter, then letters, digits and hyphens.', {
        limit: 'max 128 characters',
        format: 'stackName',
      }),
      optional('TemplateBody', 'String', 'The template itself; this or `TemplateURL`.', {
        limit: '1 to 51200 bytes',
        maxLength: 51200,
      }),
      optional('TemplateURL', 'String', 'Where the template is stored in S3; this or `TemplateBody`.'),
      optional('Parameters', 'MapList', 'Parameters of the template.', {
        keys: [
          required('ParameterKey', 'String', 'Name of the parameter.'),
          optional('ParameterValue', 'String', 'Its value.'),
          optional('UsePreviousValue', 'Boolean', 'Keeps the value of an earlier stack.'),
        ],
        openKeys: true,
      }),
      optional('Capabilities', 'StringList', 'What the template may do to IAM and macros.', {
        values: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
      }),
      optional(
        'DisableRollback',
        'Boolean',
        'Keeps what was created when the creation fails; not with `OnFailure`.',
      ),
      optional('OnFailure', 'String', 'What happens when the creation fails; not with `DisableRollback`.', {
        values: ['DO_NOTHING', 'ROLLBACK', 'DELETE'],
      }),
      optional('TimeoutInMinutes', 'Integer', 'How long the creation may take.', { minimum: 1 }),
      optional('RoleARN', 'String', 'The role that CloudFormation assumes.'),
      optional('NotificationARNs', 'StringList', 'SNS topics that hear of stack events.', {
        limit: 'max 5',
        maxItems: 5,
      }),
      optional('ResourceTypes', 'StringList', 'Types of resources the template may create.'),
      optional('StackPolicyBody', 'String', 'The stack policy itself; this or `StackPolicyURL`.'),
      optional('StackPolicyURL', 'String', 'Where the stack policy is stored; this or `StackPolicyBody`.'),
      optional('Tags', 'MapList', 'Tags of the stack and of what supports tags in it.', {
        limit: 'max 10',
        maxItems: 10,
        keys: tagKeys,
      }),
      optional('ClientRequestToken', 'String', 'Makes the creation idempotent.', {
        limit: '1 to 128 characters',
        maxLength: 128,
      }),
    ],
    oneOf: ['TemplateBody', 'TemplateURL'],
    exclusive: [
      ['TemplateBody', 'TemplateURL'],
      ['OnFailure', 'DisableRollback'],
      ['StackPolicyBody', 'StackPolicyURL'],
    ],
    outputs: [
      { name: 'StackId', type: 'String' },
      { name: 'StackStatus', type: 'String' },
      { name: 'StackStatusReason', type: 'String' },
    ],
  },
  {
    name: 'aws:deleteStack',
    about: 'Deletes a CloudFormation stack.',
    link: guidePage('automation-action-deletestack.html'),
    inputs: [
      required('StackName', 'String', 'Name or ID of the stack.'),
      optional('RoleARN', 'String', 'The role that CloudFormation assumes.'),
      optional('RetainResources.member.N', 'StringList', 'Logical IDs of resources to keep.'),
      optional('ClientRequestToken', 'String', 'Makes the deletion idempotent.'),
    ],
  },
];
