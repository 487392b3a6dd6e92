import type { JsonObject } from '../../core/base/json.ts';
import { numberOf, requiredText, textsOf } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import { labelsOf, latest, type Parameter } from './model.ts';

const maxLabels = 10;

/** LabelParameterVersion: a label is on one version only, so labelling another moves it. */
export function label(parameter: Parameter, input: JsonObject): JsonObject {
  const version = versionOf(parameter, input);
  const asked = textsOf(input, 'Labels');
  const valid = asked.filter(isLabel);
  const after = new Set([...labelsOf(parameter, version), ...valid]);
  if (after.size > maxLabels) {
    throw new ServiceError(
      'ParameterVersionLabelLimitExceeded',
      `A parameter version can have maximum ${maxLabels} labels. Move one or more labels to another version and try again.`,
    );
  }
  for (const name of valid) parameter.labels.set(name, version);
  return { InvalidLabels: asked.filter((name) => !isLabel(name)), ParameterVersion: version };
}

/** UnlabelParameterVersion: labels that are not on that version come back as invalid. */
export function unlabel(parameter: Parameter, input: JsonObject): JsonObject {
  const version = versionOf(parameter, input);
  const asked = textsOf(input, 'Labels');
  const removed = asked.filter((name) => parameter.labels.get(name) === version);
  for (const name of removed) parameter.labels.delete(name);
  return { RemovedLabels: removed, InvalidLabels: asked.filter((name) => !removed.includes(name)) };
}

/** Letters, digits and `. - _`; not beginning with a digit, `aws` or `ssm`. */
function isLabel(name: string): boolean {
  return /^[A-Za-z._-][\w.-]*$/.test(name) && !/^(aws|ssm)/i.test(name);
}

function versionOf(parameter: Parameter, input: JsonObject): number {
  const number = numberOf(input, 'ParameterVersion') ?? latest(parameter).version;
  if (parameter.versions().some((version) => version.version === number)) return number;
  throw new ServiceError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${number} of ${requiredText(input, 'Name')}. Verify the version and try again.`,
  );
}
