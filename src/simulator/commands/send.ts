import type { JsonObject } from '../../core/base/json.ts';
import { textOf, textsOf } from '../base/json.ts';
import { ServiceError, type Fleet, type SimulatedNode } from '../system.ts';
import { supports } from './document/platforms.ts';
import { prepare, type Prepared, type Sources } from './prepare.ts';
import type { CommandRequest } from './request.ts';

/** SendCommand's rules that need more than one field, or state. Throws what the service throws. */
export function admit(
  request: CommandRequest,
  sources: Sources,
  fleet: Fleet,
): { readonly prepared: Prepared; readonly nodes: readonly SimulatedNode[] | undefined } {
  checkTargets(request);
  const prepared = prepare(sources, request.documentName, request.documentVersion, request.parameters);
  checkOutputs(request);
  return { prepared, nodes: nodesOf(request, prepared, fleet) };
}

function checkTargets({ instanceIds, targets }: CommandRequest): void {
  if (instanceIds.length === 0 && targets.length === 0) {
    throw new ServiceError('ValidationException', 'One of InstanceIds and Targets has to be given.');
  }
  if (instanceIds.length > 0 && targets.length > 0) {
    throw new ServiceError('ValidationException', 'InstanceIds and Targets cannot be given together.');
  }
  checkDuplicates(instanceIds);
  for (const { key, values } of targets) {
    if (key === '' || values.length === 0) {
      throw new ServiceError('ValidationException', 'A target needs a Key and at least one of Values.');
    }
  }
}

export function checkDuplicates(instanceIds: readonly string[]): void {
  if (new Set(instanceIds).size < instanceIds.length) throw new ServiceError('DuplicateInstanceId');
}

/** A node of the list has to be known and fit the document; a target that does not fit fails for itself, later. */
function nodesOf(
  { instanceIds }: CommandRequest,
  { document, name }: Prepared,
  fleet: Fleet,
): readonly SimulatedNode[] | undefined {
  if (instanceIds.length === 0) return undefined;
  const nodes = instanceIds.map((id) => findNode(fleet, id));
  const foreign = nodes.filter(({ platform }) => !supports(document, platform));
  if (foreign.length > 0) {
    const which = foreign.map(({ id, platform }) => `${id} (${platform})`).join(', ');
    throw new ServiceError(
      'UnsupportedPlatformType',
      `Document ${name} does not support the platform of ${which}.`,
    );
  }
  return nodes;
}

export function findNode(fleet: Fleet, id: string): SimulatedNode {
  const node = fleet.find(id);
  if (node === undefined)
    throw new ServiceError('InvalidInstanceId', `Instance ${id} is not a managed node.`);
  return node;
}

function checkOutputs({ outputS3BucketName, serviceRoleArn, notificationConfig }: CommandRequest): void {
  if (outputS3BucketName !== '' && !/^[a-z0-9][a-z0-9.-]+[a-z0-9]$/.test(outputS3BucketName)) {
    throw new ServiceError('InvalidOutputFolder', `There can be no bucket named ${outputS3BucketName}.`);
  }
  if (serviceRoleArn !== '' && !/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(serviceRoleArn)) {
    throw new ServiceError('InvalidRole', `${serviceRoleArn} is not the ARN of a role.`);
  }
  if (notificationConfig !== undefined) checkNotification(notificationConfig, serviceRoleArn);
}

const events: ReadonlySet<string> = new Set([
  'All',
  'InProgress',
  'Success',
  'TimedOut',
  'Cancelled',
  'Failed',
]);

function checkNotification(config: JsonObject, serviceRoleArn: string): void {
  const arn = textOf(config, 'NotificationArn') ?? '';
  if (!/^arn:[\w-]+:sns:[\w-]+:\d{12}:.+$/.test(arn)) {
    throw new ServiceError('InvalidNotificationConfig', 'NotificationArn has to be the ARN of an SNS topic.');
  }
  if (textsOf(config, 'NotificationEvents').some((event) => !events.has(event))) {
    throw new ServiceError('InvalidNotificationConfig', 'NotificationEvents holds an unknown event.');
  }
  if (serviceRoleArn === '') {
    throw new ServiceError(
      'InvalidRole',
      'Notifications need a ServiceRoleArn that may publish to the topic.',
    );
  }
}
