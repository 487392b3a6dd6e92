import { basicTypes } from './parameters.ts';
import { optional, required, type KeySpec } from './spec.ts';

const output: readonly KeySpec[] = [
  required('Name', 'String', 'Name by which later steps use it: `{{ step.Name }}`.'),
  required('Selector', 'String', 'JSONPath into the response, for example `$.Instances[0].InstanceId`.'),
  optional('Type', 'String', 'Type of the value.', { values: basicTypes, default: 'String' }),
];

/** Keys of a runbook's step beside its action's `inputs`. */
export const automationStepKeys: readonly KeySpec[] = [
  required('name', 'String', 'Name of the step, unique in the runbook.', { limit: 'letters, digits and _' }),
  required('action', 'String', 'What the step does.'),
  optional('inputs', 'Map', 'What the action needs.', { openKeys: true }),
  optional('description', 'String', 'What the step is for, in Markdown.'),
  optional('onFailure', 'String', 'What a failure does: `Abort`, `Continue`, or `step:name`.', {
    values: ['Abort', 'Continue'],
    openValues: true,
    default: 'Abort',
    role: 'step',
  }),
  optional('onCancel', 'String', 'What a cancellation does: `Abort`, or `step:name`.', {
    values: ['Abort'],
    openValues: true,
    default: 'Abort',
    role: 'step',
  }),
  optional('nextStep', 'String', 'The step that follows; without it the next in the list.', { role: 'step' }),
  optional('isEnd', 'Boolean', 'Ends the automation after this step.', { default: 'false' }),
  optional('isCritical', 'Boolean', 'Whether a failure of the step makes the automation fail.', {
    default: 'true',
  }),
  optional('timeoutSeconds', 'Integer', 'Seconds after which the step fails.', { minimum: 0 }),
  optional('maxAttempts', 'Integer', 'How often a failing step is tried.', { default: '1', minimum: 0 }),
  optional('outputs', 'MapList', 'Values kept of the response.', { keys: output }),
];

/** Keys of a Command document's step beside its plugin's `inputs`. */
export const commandStepKeys: readonly KeySpec[] = [
  required('name', 'String', 'Name of the step, unique in the document.'),
  required('action', 'String', 'The plugin that runs.'),
  optional('inputs', 'Map', 'What the plugin needs.', { openKeys: true }),
  optional('precondition', 'Map', 'Runs the step only where this holds.', {
    keys: [
      required(
        'StringEquals',
        'StringList',
        'Two texts that must be equal, for example `platformType` and `Linux`.',
      ),
    ],
  }),
  optional('description', 'String', 'What the step is for.'),
  optional('timeoutSeconds', 'Integer', 'Seconds after which the step is ended.', { minimum: 0 }),
  optional('maxAttempts', 'Integer', 'How often the step is tried.', { minimum: 0 }),
  optional('onFailure', 'String', 'What a failure of the step does.', { values: ['exit', 'successAndExit'] }),
  optional('settings', 'any', 'Settings of the plugin, for example `startType` of aws:cloudWatch.'),
];
