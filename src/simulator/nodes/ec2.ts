import type { JsonObject } from '../../core/base/json.ts';
import { cutPage } from '../base/pages.ts';
import type { Tokens } from '../base/tokens.ts';
import type { QueryService } from '../dispatch/query.ts';
import { ServiceError, type CallContext } from '../system.ts';
import type { QueryFilter, QueryInput } from '../wire/query.ts';
import type { NodeFleet } from './fleet.ts';
import type { FleetNode } from './spec.ts';

const defaultPage = 1000;

/** EC2's DescribeInstances for the nodes that are instances: names, tags and addresses. */
export function createEc2(fleet: NodeFleet, tokens: Tokens): QueryService {
  const instances = fleet.nodes.filter((node) => node.resourceType === 'EC2Instance');
  return {
    name: 'ec2',
    namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
    paged: ['DescribeInstances'],
    operations: {
      DescribeInstances(input, context) {
        const ids = input.list('InstanceId');
        checkIds(fleet, ids);
        const tests = input.filters().map(filterTest);
        const page = cutPage(tokens, {
          items: instances,
          keyOf: (node) => node.id,
          matches: (node) => (ids.length === 0 || ids.includes(node.id)) && tests.every((test) => test(node)),
          max: pageSize(input, ids),
          token: input.text('NextToken'),
          purpose: `ec2 ${input.fingerprint}`,
        });
        const reservationSet = page.items.map((node) => reservation(node, context));
        return page.nextToken === undefined
          ? { reservationSet }
          : { reservationSet, nextToken: page.nextToken };
      },
    },
  };
}

function pageSize(input: QueryInput, ids: readonly string[]): number {
  const text = input.text('MaxResults');
  if (text === undefined) return defaultPage;
  if (ids.length > 0) {
    throw new ServiceError(
      'InvalidParameterCombination',
      'The parameter instancesSet cannot be used with the parameter maxResults',
    );
  }
  const size = Number(text);
  if (!Number.isInteger(size) || size < 5 || size > defaultPage) {
    throw new ServiceError(
      'InvalidParameterValue',
      `Value ( ${text} ) for parameter maxResults is invalid. Expecting a value between 5 and 1000.`,
    );
  }
  return size;
}

function checkIds(fleet: NodeFleet, ids: readonly string[]): void {
  const malformed = ids.find((id) => !/^i-(\w{8}|\w{17})$/.test(id));
  if (malformed !== undefined)
    throw new ServiceError('InvalidInstanceID.Malformed', `Invalid id: "${malformed}"`);
  const unknown = ids.filter((id) => fleet.find(id) === undefined);
  if (unknown.length > 0) {
    throw new ServiceError(
      'InvalidInstanceID.NotFound',
      `The instance IDs '${unknown.join(', ')}' do not exist`,
    );
  }
}

const readers: Readonly<Record<string, (node: FleetNode) => readonly string[]>> = {
  'instance-id': (node) => [node.id],
  'instance-state-name': () => ['running'],
  'instance-type': (node) => [node.instanceType],
  'private-ip-address': (node) => [node.ipAddress],
  'availability-zone': (node) => [node.availabilityZone],
  platform: (node) => (node.platform === 'Windows' ? ['windows'] : []),
  'tag-key': (node) => node.tags.map((tag) => tag.key),
};

function filterTest({ name, values }: QueryFilter): (node: FleetNode) => boolean {
  const read = Object.hasOwn(readers, name) ? readers[name] : tagReader(name);
  if (read === undefined) throw new ServiceError('InvalidParameterValue', `The filter '${name}' is invalid`);
  const patterns = values.map(wildcard);
  return (node) => read(node).some((value) => patterns.some((pattern) => pattern.test(value)));
}

function tagReader(name: string): ((node: FleetNode) => readonly string[]) | undefined {
  if (!name.startsWith('tag:')) return undefined;
  const key = name.slice('tag:'.length);
  return (node) => node.tags.filter((tag) => tag.key === key).map((tag) => tag.value);
}

/** EC2's filter values: `*` any text, `?` one character. */
function wildcard(value: string): RegExp {
  const body = value
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${body}$`, 's');
}

function reservation(node: FleetNode, context: CallContext): JsonObject {
  return {
    reservationId: `r-${node.id.slice('i-'.length)}`,
    ownerId: context.accountId,
    groupSet: [],
    instancesSet: [instance(node, context)],
  };
}

function instance(node: FleetNode, context: CallContext): JsonObject {
  return {
    instanceId: node.id,
    imageId: node.imageId,
    instanceState: { code: 16, name: 'running' },
    privateDnsName: node.privateDnsName,
    keyName: 'operations',
    instanceType: node.instanceType,
    launchTime: new Date(node.launchTime).toISOString(),
    placement: { availabilityZone: node.availabilityZone, tenancy: 'default' },
    ...(node.platform === 'Windows' ? { platform: 'windows' } : {}),
    privateIpAddress: node.ipAddress,
    architecture: node.architecture,
    iamInstanceProfile: {
      arn: `arn:aws:iam::${context.accountId}:instance-profile/${node.iamRole}`,
      id: 'AIPADEMOFLEETPROFILE0',
    },
    tagSet: node.tags.map(({ key, value }) => ({ key, value })),
  };
}
