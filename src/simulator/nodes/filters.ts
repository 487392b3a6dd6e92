import type { JsonObject } from '../../core/base/json.ts';
import { objectsOf, requiredText, textOf, textsOf } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import { sourceType } from './information.ts';
import type { FleetNode } from './spec.ts';

export type NodeTest = (node: FleetNode) => boolean;
type Operator = 'Equal' | 'NotEqual' | 'BeginWith' | 'LessThan' | 'GreaterThan';

/** A filter of any of the lists, in one form. */
interface NodeFilter {
  readonly key: string;
  readonly values: readonly string[];
  readonly operator: Operator;
}

type Reader = (node: FleetNode) => readonly string[];

const informationKeys: Readonly<Record<string, Reader>> = {
  InstanceIds: (node) => [node.id],
  AgentVersion: (node) => [node.agentVersion],
  PingStatus: (node) => [node.pingStatus],
  PlatformTypes: (node) => [node.platform],
  PlatformType: (node) => [node.platform],
  ActivationIds: (node) => (node.activationId === undefined ? [] : [node.activationId]),
  IamRole: (node) => [node.iamRole],
  ResourceType: (node) => [node.resourceType],
  AssociationStatus: (node) => [node.associationStatus],
  SourceIds: (node) => [node.id],
  SourceTypes: (node) => [sourceType(node)],
};

const propertyKeys: Readonly<Record<string, Reader>> = {
  ...informationKeys,
  DocumentName: () => [],
};

/**
 * The filters of DescribeInstanceInformation in both styles. Throws `InvalidFilterKey`,
 * `InvalidInstanceInformationFilterValue`, `InvalidInstanceId`, and `ValidationException` where both styles meet.
 */
export function informationTest(input: JsonObject): NodeTest {
  const old = oldStyle(input, 'InstanceInformationFilterList');
  const filters = objectsOf(input, 'Filters').map((filter) => ({
    key: requiredText(filter, 'Key'),
    values: textsOf(filter, 'Values'),
    operator: 'Equal' as const,
  }));
  checkStyles(old, filters, 'InstanceInformationFilterList', 'Filters');
  const all = [...old, ...filters];
  const tags = all.filter(isTagFilter);
  if (tags.length > 0 && tags.length < all.length) {
    throw new ServiceError(
      'InvalidInstanceInformationFilterValue',
      'Tag filters cannot be combined with others.',
    );
  }
  return testOf(all, informationKeys, 'InvalidInstanceInformationFilterValue');
}

/** The filters of DescribeInstanceProperties. Throws like {@link informationTest}, with its own value error. */
export function propertyTest(input: JsonObject): NodeTest {
  const old = oldStyle(input, 'InstancePropertyFilterList');
  const filters = objectsOf(input, 'FiltersWithOperator').map((filter) => ({
    key: requiredText(filter, 'Key'),
    values: textsOf(filter, 'Values'),
    operator: operatorOf(textOf(filter, 'Operator')),
  }));
  checkStyles(old, filters, 'InstancePropertyFilterList', 'FiltersWithOperator');
  return testOf([...old, ...filters], propertyKeys, 'InvalidInstancePropertyFilterValue');
}

function oldStyle(input: JsonObject, list: string): readonly NodeFilter[] {
  return objectsOf(input, list).map((filter) => ({
    key: requiredText(filter, 'key'),
    values: textsOf(filter, 'valueSet'),
    operator: 'Equal',
  }));
}

function checkStyles(old: readonly NodeFilter[], filters: readonly NodeFilter[], a: string, b: string): void {
  if (old.length > 0 && filters.length > 0) {
    throw new ServiceError('ValidationException', `Use either ${a} or ${b}, not both.`);
  }
}

function isTagFilter({ key }: NodeFilter): boolean {
  return key === 'tag-key' || key.startsWith('tag:');
}

function testOf(
  filters: readonly NodeFilter[],
  keys: Readonly<Record<string, Reader>>,
  valueError: string,
): NodeTest {
  const tests = filters.map((filter) => {
    const read = Object.hasOwn(keys, filter.key) ? keys[filter.key] : tagReader(filter.key);
    if (read === undefined)
      throw new ServiceError('InvalidFilterKey', `The filter key ${filter.key} is not valid.`);
    checkValues(filter, valueError);
    return (node: FleetNode) => compare(filter, read(node));
  });
  return (node) => tests.every((test) => test(node));
}

function tagReader(key: string): Reader | undefined {
  if (key === 'tag-key') return (node) => node.tags.map((tag) => tag.key);
  if (!key.startsWith('tag:')) return undefined;
  const name = key.slice('tag:'.length);
  return (node) => node.tags.filter((tag) => tag.key === name).map((tag) => tag.value);
}

const vocabularies: Readonly<Record<string, readonly string[]>> = {
  PingStatus: ['Online', 'ConnectionLost', 'Inactive'],
  PlatformTypes: ['Windows', 'Linux', 'MacOS'],
  PlatformType: ['Windows', 'Linux', 'MacOS'],
  ResourceType: [
    'ManagedInstance',
    'EC2Instance',
    'AWS::EC2::Instance',
    'AWS::SSM::ManagedInstance',
    'AWS::IoT::Thing',
  ],
};

function checkValues({ key, values }: NodeFilter, valueError: string): void {
  if (key === 'InstanceIds' && values.some((value) => !/^m?i-\w{8,17}$/.test(value))) {
    throw new ServiceError('InvalidInstanceId', 'The ID of a node is not valid.');
  }
  const words = Object.hasOwn(vocabularies, key) ? vocabularies[key] : undefined;
  const wrong = words === undefined ? undefined : values.find((value) => !words.includes(value));
  if (wrong !== undefined)
    throw new ServiceError(valueError, `The value ${wrong} is not valid for the filter ${key}.`);
}

const operators: readonly Operator[] = ['Equal', 'NotEqual', 'BeginWith', 'LessThan', 'GreaterThan'];

function operatorOf(text: string | undefined): Operator {
  return operators.find((operator) => operator === text) ?? 'Equal';
}

function compare({ operator, values }: NodeFilter, found: readonly string[]): boolean {
  switch (operator) {
    case 'Equal':
      return found.some((value) => values.includes(value));
    case 'NotEqual':
      return !found.some((value) => values.includes(value));
    case 'BeginWith':
      return found.some((value) => values.some((start) => value.startsWith(start)));
    case 'LessThan':
      return found.some((value) => values.some((bound) => compareVersions(value, bound) < 0));
    case 'GreaterThan':
      return found.some((value) => values.some((bound) => compareVersions(value, bound) > 0));
  }
}

/** Orders `3.1.9` before `3.1.10`; texts without numbers by code. */
function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
