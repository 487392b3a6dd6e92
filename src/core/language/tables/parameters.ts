import { optional, required, type KeySpec } from './spec.ts';

/** Types of any document's parameters. */
export const basicTypes: readonly string[] = [
  'String',
  'StringList',
  'Boolean',
  'Integer',
  'MapList',
  'StringMap',
];

/** Types of a runbook's parameters that the console shows with a picker of their own. */
export const resourceTypes: readonly string[] = [
  'AWS::EC2::Instance::Id',
  'AWS::S3::Bucket::Name',
  'AWS::IAM::Role::Arn',
  'List<AWS::EC2::Instance::Id>',
  'List<AWS::S3::Bucket::Name>',
  'List<AWS::IAM::Role::Arn>',
];

/** What values of those types look like (user guide, populating input parameters); of `List<…>` each item. */
export const resourceForms: ReadonlyMap<string, { readonly pattern: RegExp; readonly about: string }> =
  new Map([
    ['AWS::EC2::Instance::Id', { pattern: /^m?i-[a-z0-9]{8,17}$/, about: 'the ID of an instance' }],
    ['AWS::S3::Bucket::Name', { pattern: /^[0-9a-z][a-z0-9.-]{2,63}$/, about: 'the name of a bucket' }],
    ['AWS::IAM::Role::Arn', { pattern: /^arn:aws[\w-]*:iam::\d{12}:role\/./, about: 'the ARN of a role' }],
  ]);

function parameterKeys(types: readonly string[]): readonly KeySpec[] {
  return [
    required('type', 'String', 'Type of the value.', { values: types }),
    optional('description', 'String', 'Shown to whoever runs the document.'),
    optional('default', 'any', 'The value when none is given; without a default the parameter is required.'),
    optional('allowedValues', 'StringList', 'The only values that are accepted.'),
    optional('allowedPattern', 'String', 'Regular expression the value must match; of a list, each item.'),
    optional('displayType', 'String', 'How the console asks for it.', { values: ['textfield', 'textarea'] }),
    optional('minItems', 'Integer', 'Fewest items of a list.', { minimum: 0 }),
    optional('maxItems', 'Integer', 'Most items of a list.', { minimum: 0 }),
    optional('minChars', 'Integer', 'Fewest characters.', { minimum: 0 }),
    optional('maxChars', 'Integer', 'Most characters.', { minimum: 0 }),
  ];
}

export const automationParameterKeys: readonly KeySpec[] = parameterKeys([...basicTypes, ...resourceTypes]);

export const commandParameterKeys: readonly KeySpec[] = [
  ...parameterKeys(basicTypes),
  optional(
    'interpolationType',
    'String',
    '`ENV_VAR` hands the value to the script as the environment variable `SSM_name`, so that a shell cannot take it for code.',
    { values: ['ENV_VAR'] },
  ),
];

/** A variable of a runbook: `variables` at the top, referred to as `{{ variable:name }}`. */
export const variableKeys: readonly KeySpec[] = [
  required('type', 'String', 'Type of the value.', { values: basicTypes }),
  optional('description', 'String', 'What the variable is for.'),
  optional('default', 'any', 'The first value.'),
];
