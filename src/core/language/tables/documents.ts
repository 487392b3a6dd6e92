import { files } from './files.ts';
import { legacyPlugins } from './plugins/index.ts';
import { optional, required, type KeySpec } from './spec.ts';

const description = optional('description', 'String', 'What the document is for.');
const parameters = optional('parameters', 'Map', 'What whoever runs the document can or must say, by name.', {
  openKeys: true,
});

function schemaVersion(...values: readonly string[]): KeySpec {
  return required('schemaVersion', 'String', 'Version of the document’s schema, in quotes.', { values });
}

/** Top-level keys of Automation runbooks. */
export const automationKeys: readonly KeySpec[] = [
  schemaVersion('0.3'),
  optional('description', 'String', 'What the runbook is for, in Markdown.'),
  optional('assumeRole', 'String', 'ARN of the role the runbook acts with, or `{{ parameter }}`.', {
    role: 'parameterReference',
    format: 'roleArn',
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
  optional('executableRunBooks', 'MapList', 'Runbooks that requests may run.', {
    keys: [
      required('name', 'String', 'Name of the runbook.'),
      optional('version', 'String', 'A version, `$DEFAULT` or `$LATEST`.', { format: 'documentVersion' }),
    ],
    openKeys: true,
  }),
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

/** Top-level keys of Policy documents, which gather inventory. */
export const policyKeys: readonly KeySpec[] = [
  schemaVersion('2.0', '2.2'),
  description,
  parameters,
  required('mainSteps', 'StepList', 'The steps, each of aws:softwareInventory.'),
];

const pluginKeys: readonly KeySpec[] = [
  optional('properties', 'any', 'What the plugin needs: its inputs in a map, or a list of such maps.'),
  optional('settings', 'any', 'Settings of the plugin, for example `startType` of aws:cloudWatch.'),
  optional('description', 'String', 'What the plugin is used for.'),
];

/** Top-level keys of Command documents, schema version 1.2. */
export const legacyCommandKeys: readonly KeySpec[] = [
  schemaVersion('1.2'),
  description,
  parameters,
  required('runtimeConfig', 'Map', 'The plugins by name, each with its `properties`.', {
    keys: legacyPlugins.map((plugin) => optional(plugin.name, 'Map', plugin.about, { keys: pluginKeys })),
  }),
];
