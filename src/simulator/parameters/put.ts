import type { JsonObject } from '../../core/base/json.ts';
import { flagOf, listOf, requiredText, textOf } from '../base/json.ts';
import { readTags } from '../tags/tags.ts';
import { ServiceError, type CallContext } from '../system.ts';
import {
  createParameter,
  latest,
  type Parameter,
  type ParameterType,
  type ParameterVersion,
} from './model.ts';
import { arnOf, checkName, keyOf } from './name.ts';
import { parsePolicies } from './policies.ts';
import type { ParameterStore } from './store.ts';
import { chooseTier } from './tier.ts';
import { checkValue, chooseKey } from './value.ts';

const maxVersions = 100;

/** PutParameter: a new parameter, or a new version with Overwrite. Answers the version and its tier. */
export function putParameter(
  store: ParameterStore,
  input: JsonObject,
  context: CallContext,
  now: number,
): JsonObject {
  const name = requiredText(input, 'Name');
  checkName(name, arnOf(name, context.region, context.accountId));
  const existing = store.find(keyOf(name));
  checkOverwrite(existing, input);
  const version = nextVersion(existing, input, { count: store.size, now, user: context.callerArn });
  if (existing === undefined) store.add(createParameter(name, () => [version], readTags(input)));
  else existing.setVersions(withoutOldest(existing, [...existing.versions(), version]));
  return { Version: version.version, Tier: version.tier };
}

function checkOverwrite(existing: Parameter | undefined, input: JsonObject): void {
  const overwrite = flagOf(input, 'Overwrite');
  if (overwrite && listOf(input, 'Tags').length > 0) {
    throw new ServiceError(
      'ValidationException',
      "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.",
    );
  }
  if (existing !== undefined && !overwrite) {
    throw new ServiceError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
}

function nextVersion(
  existing: Parameter | undefined,
  input: JsonObject,
  { count, now, user }: { readonly count: number; readonly now: number; readonly user: string },
): ParameterVersion {
  const last = existing === undefined ? undefined : latest(existing);
  const type = typeOf(textOf(input, 'Type'), last);
  const value = requiredText(input, 'Value');
  const allowedPattern = textOf(input, 'AllowedPattern') ?? last?.allowedPattern;
  const dataType = textOf(input, 'DataType') ?? last?.dataType ?? 'text';
  checkValue({ type, value, allowedPattern, dataType });
  const given = textOf(input, 'Policies');
  const policies = given === undefined ? (last?.policies ?? []) : parsePolicies(given);
  const hasPolicies = policies.length > 0;
  const keyId = chooseKey(type, textOf(input, 'KeyId') ?? last?.keyId);
  const tier = chooseTier({ asked: textOf(input, 'Tier'), current: last?.tier, value, hasPolicies, count });
  return {
    ...{ type, value, allowedPattern, dataType, policies, keyId, tier, user },
    version: (last?.version ?? 0) + 1,
    description: textOf(input, 'Description') ?? last?.description,
    modified: now,
  };
}

const types: readonly ParameterType[] = ['String', 'StringList', 'SecureString'];

function typeOf(asked: string | undefined, last: ParameterVersion | undefined): ParameterType {
  const type = types.find((known) => known === asked) ?? last?.type;
  if (type === undefined) {
    throw new ServiceError(
      'ValidationException',
      'A parameter type is required when you create a parameter.',
    );
  }
  if (last !== undefined && type !== last.type) {
    throw new ServiceError(
      'HierarchyTypeMismatchException',
      `A parameter's type cannot be changed: it is ${last.type}. Delete the parameter and create it anew.`,
    );
  }
  return type;
}

/** A hundred versions are kept; the oldest one goes, unless a label holds it. */
function withoutOldest(
  parameter: Parameter,
  versions: readonly ParameterVersion[],
): readonly ParameterVersion[] {
  if (versions.length <= maxVersions) return versions;
  const [oldest, ...kept] = versions;
  if (oldest !== undefined && [...parameter.labels.values()].includes(oldest.version)) {
    throw new ServiceError(
      'ParameterMaxVersionLimitExceeded',
      `You attempted to create a new version of ${parameter.name} by calling the PutParameter API with the overwrite flag. Version ${oldest.version}, the oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and try again.`,
    );
  }
  return kept;
}
