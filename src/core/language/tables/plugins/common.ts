import { guidePage, optional, type KeySpec } from '../spec.ts';

export const allPlatforms: readonly string[] = ['Windows', 'Linux', 'MacOS'];
export const allVersions: readonly string[] = ['1.2', '2.0', '2.2'];
export const newVersions: readonly string[] = ['2.0', '2.2'];

export function pluginPage(anchor: string): string {
  return guidePage(`documents-command-ssm-plugin-reference.html#${anchor}`);
}

/** Inputs that every plugin takes (agent 3.0.502 and later), and an `id` that does no harm. */
export const sharedInputs: readonly KeySpec[] = [
  optional(
    'finallyStep',
    'Boolean',
    'Runs the step even after an earlier one failed or ended the document. Last step only.',
  ),
  optional('onFailure', 'String', 'What a failure of the step does.', { values: ['exit', 'successAndExit'] }),
  optional('onSuccess', 'String', '`exit` ends the document after the step succeeded.', { values: ['exit'] }),
  optional('maxAttempts', 'Integer', 'How often the step is tried.', { minimum: 1 }),
  optional('id', 'String', 'A name for the step, used by schema version 1.2.'),
];
