import { optional, required, type KeySpec } from './spec.ts';

const description = optional('description', 'String', 'What the document is for.');
const parameters = optional('parameters', 'Map', 'What whoever runs the document can or must say, by name.', {
  openKeys: true,
});

function schemaVersion(...values: readonly string[]): KeySpec {
  return required('schemaVersion', 'String', 'Version of the document’s schema, in quotes.', { values });
}

function files(about: string): KeySpec {
  return optional('files', 'Map', about, { openKeys: true });
}

/** Top-level keys of Automation runbooks. */
export const automationKeys: readonly KeySpec[] = [
  schemaVersion('0.3'),
  optional('description', 'String', 'What the runbook is for, in Markdown.'),
  optional('assumeRole', 'String', 'ARN of the role the runbook acts with, or `{{ parameter }}`.', {
    role: 'parameterReference',
  }),
  parameters,
  optional('variables', 'Map', 'Values that steps change with `aws:updateVariable`, by name.', {
    openKeys: true,
  }),
  required('mainSteps', 'StepList', 'The steps, in order.'),
  optional('outputs', 'StringList', 'Outputs of the runbook, each as `step.Output` without braces.'),
  files('Attached files by name, with their checksums.'),
];

/** Top-level keys of change templates beside those of runbooks. */
export const changeTemplateKeys: readonly KeySpec[] = [
  ...automationKeys,
  optional('templateInformation', 'String', 'What requesters and approvers should know, in Markdown.'),
  optional('executableRunBooks', 'MapList', 'Runbooks that requests may run.', { openKeys: true }),
  optional('emergencyChange', 'Boolean', 'Whether requests pass closed change calendars.'),
  optional('autoApprovable', 'Boolean', 'Whether requests may be approved automatically.'),
];

/** Top-level keys of Command documents, schema versions 2.0 and 2.2. */
export const commandKeys: readonly KeySpec[] = [
  schemaVersion('2.2', '2.0'),
  description,
  parameters,
  required('mainSteps', 'StepList', 'The steps, in order.'),
  files('Attached files by name, with their checksums.'),
];

/** Top-level keys of Command documents, schema version 1.2. */
export const legacyCommandKeys: readonly KeySpec[] = [
  schemaVersion('1.2'),
  description,
  parameters,
  required('runtimeConfig', 'Map', 'The plugins by name, each with its `properties`.', { openKeys: true }),
];

/** Top-level keys of Session documents. */
export const sessionKeys: readonly KeySpec[] = [
  schemaVersion('1.0'),
  description,
  required('sessionType', 'String', 'Kind of the session.', {
    values: ['Standard_Stream', 'Port', 'InteractiveCommands', 'NonInteractiveCommands'],
  }),
  parameters,
  optional('inputs', 'Map', 'Preferences of a shell session.', { openKeys: true }),
  optional('properties', 'Map', 'What a Port or Commands session does.', { openKeys: true }),
];
