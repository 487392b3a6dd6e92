import type { JsonObject } from '../../core/base/json.ts';
import { objectsOf, requiredText, textOf, textsOf } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import { latest, type Parameter } from './model.ts';
import { pathOf } from './name.ts';

export type ParameterTest = (parameter: Parameter) => boolean;

interface ParameterFilter {
  readonly key: string;
  readonly option: string;
  readonly values: readonly string[];
}

const describeKeys = ['Name', 'Type', 'KeyId', 'Path', 'Tier', 'DataType'];
const byPathKeys = ['Type', 'KeyId', 'Label'];

/**
 * DescribeParameters: ParameterFilters, or the old Filters. Throws `InvalidFilterKey`, `InvalidFilterOption`,
 * `InvalidFilterValue`, and `ValidationException` where both are given.
 */
export function describeTest(input: JsonObject): ParameterTest {
  const old = objectsOf(input, 'Filters').map((filter) => ({
    key: requiredText(filter, 'Key'),
    option: requiredText(filter, 'Key') === 'Name' ? 'BeginsWith' : 'Equals',
    values: textsOf(filter, 'Values'),
  }));
  const filters = parameterFilters(input);
  if (old.length > 0 && filters.length > 0) {
    throw new ServiceError(
      'ValidationException',
      'You can use either Filters or ParameterFilters in a single request.',
    );
  }
  return testOf([...old, ...filters], describeKeys);
}

/** GetParametersByPath: Type, KeyId and Label only. Throws like {@link describeTest}. */
export function byPathTest(input: JsonObject): ParameterTest {
  return testOf(parameterFilters(input), byPathKeys);
}

function parameterFilters(input: JsonObject): readonly ParameterFilter[] {
  return objectsOf(input, 'ParameterFilters').map((filter) => {
    const key = requiredText(filter, 'Key');
    const option = textOf(filter, 'Option') ?? (key === 'Path' ? 'OneLevel' : 'Equals');
    return { key, option, values: textsOf(filter, 'Values') };
  });
}

function testOf(filters: readonly ParameterFilter[], keys: readonly string[]): ParameterTest {
  const allowsTags = keys === describeKeys;
  for (const filter of filters) checkFilter(filter, keys, allowsTags);
  return (parameter) => filters.every((filter) => matches(filter, parameter));
}

function checkFilter(
  { key, option, values }: ParameterFilter,
  keys: readonly string[],
  allowsTags: boolean,
): void {
  if (!keys.includes(key) && !(allowsTags && key.startsWith('tag:'))) {
    const known = allowsTags ? ['tag:.+', ...keys] : keys;
    throw new ServiceError(
      'InvalidFilterKey',
      `The following filter key is not valid: ${key}. Valid filter keys include: [${known.join(', ')}].`,
    );
  }
  const options = optionsOf(key);
  if (!options.includes(option)) {
    throw new ServiceError(
      'InvalidFilterOption',
      `The following filter option is not valid: ${option}. Valid options include: [${options.join(', ')}].`,
    );
  }
  // A tag filter without values asks for the key alone.
  if (values.length === 0 && !key.startsWith('tag:')) {
    throw new ServiceError(
      'InvalidFilterValue',
      'The following filter values are missing : null for filter key ' + key,
    );
  }
  if (key === 'Path') for (const value of values) checkPath(value);
}

function optionsOf(key: string): readonly string[] {
  if (key === 'Path') return ['OneLevel', 'Recursive'];
  if (key === 'Name') return ['BeginsWith', 'Contains', 'Equals'];
  return key === 'KeyId' || key.startsWith('tag:') ? ['BeginsWith', 'Equals'] : ['Equals'];
}

/** The labels that GetParametersByPath asks for: it answers the versions that carry them. */
export function wantedLabels(input: JsonObject): readonly string[] {
  return parameterFilters(input)
    .filter(({ key }) => key === 'Label')
    .flatMap(({ values }) => values);
}

/** A path begins with a slash and is made of names. Throws `ValidationException`. */
export function checkPath(path: string): void {
  if (/^\/[\w.\-/]*$/.test(path) && !path.includes('//') && !/^\/ssm/i.test(path)) return;
  throw new ServiceError(
    'ValidationException',
    'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.',
  );
}

/** Whether a name stands below a path, directly or at any depth. */
export function isBelow(name: string, path: string, recursive: boolean): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  const full = pathOf(name);
  return full.startsWith(prefix) && (recursive || !full.slice(prefix.length).includes('/'));
}

function matches({ key, option, values }: ParameterFilter, parameter: Parameter): boolean {
  if (key === 'Path') return values.some((path) => isBelow(parameter.name, path, option === 'Recursive'));
  if (key.startsWith('tag:') && values.length === 0) {
    return parameter.tags.some((tag) => `tag:${tag.key}` === key);
  }
  return read(key, parameter).some((found) => values.some((value) => compare(option, found, value)));
}

function compare(option: string, found: string, value: string): boolean {
  if (option === 'BeginsWith') return found.startsWith(value);
  return option === 'Contains' ? found.includes(value) : found === value;
}

function read(key: string, parameter: Parameter): readonly string[] {
  if (key.startsWith('tag:')) {
    return parameter.tags.filter((tag) => `tag:${tag.key}` === key).map((tag) => tag.value);
  }
  const version = latest(parameter);
  switch (key) {
    case 'Name':
      // `/x` and `x` are one name.
      return [parameter.name, pathOf(parameter.name)];
    case 'Type':
      return [version.type];
    case 'KeyId':
      return version.keyId === undefined ? [] : [version.keyId];
    case 'Tier':
      return [version.tier];
    case 'DataType':
      return [version.dataType];
    case 'Label':
      return [...parameter.labels.keys()];
    default:
      return [];
  }
}
