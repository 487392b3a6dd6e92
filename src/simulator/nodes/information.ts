import type { JsonObject } from '../../core/base/json.ts';
import { epochSeconds, present } from '../base/json.ts';
import type { FleetNode } from './spec.ts';

const fiveMinutes = 5 * 60 * 1000;

/** What both node lists of SSM say about a node; `now` in milliseconds. */
function common(node: FleetNode, now: number): JsonObject {
  const lastPing = node.lastPing(now);
  const lastAssociation = epochSeconds(lastPing - fiveMinutes);
  return present({
    InstanceId: node.id,
    PingStatus: node.pingStatus,
    LastPingDateTime: epochSeconds(lastPing),
    AgentVersion: node.agentVersion,
    PlatformType: node.platform,
    PlatformName: node.platformName,
    PlatformVersion: node.platformVersion,
    ActivationId: node.activationId,
    IamRole: node.activationId === undefined ? undefined : node.iamRole,
    RegistrationDate: node.activationId === undefined ? undefined : epochSeconds(node.launchTime),
    ResourceType: node.resourceType,
    IPAddress: node.ipAddress,
    ComputerName: node.hostname,
    AssociationStatus: node.associationStatus,
    LastAssociationExecutionDate: lastAssociation,
    LastSuccessfulAssociationExecutionDate: lastAssociation,
    SourceId: node.id,
    SourceType: sourceType(node),
  });
}

/** `InstanceInformation`: `Name` is the activation's, never the EC2 tag; IsLatestVersion is for Linux only. */
export function instanceInformation(node: FleetNode, now: number): JsonObject {
  const isManaged = node.resourceType === 'ManagedInstance';
  return {
    ...common(node, now),
    ...(isManaged ? { Name: node.name } : {}),
    ...(node.platform === 'Linux' ? { IsLatestVersion: node.isLatestAgent } : {}),
  };
}

/** `InstanceProperty`: the console's list, with what EC2 knows, also the Name tag. */
export function instanceProperty(node: FleetNode, now: number): JsonObject {
  const isManaged = node.resourceType === 'ManagedInstance';
  return {
    ...common(node, now),
    Name: isManaged ? node.name : (node.tags.find(({ key }) => key === 'Name')?.value ?? ''),
    ...(isManaged
      ? {}
      : {
          InstanceType: node.instanceType,
          InstanceRole: node.iamRole,
          KeyName: 'operations',
          InstanceState: 'running',
          Architecture: node.architecture,
          LaunchTime: epochSeconds(node.launchTime),
        }),
  };
}

export function sourceType(node: FleetNode): string {
  return node.resourceType === 'ManagedInstance' ? 'AWS::SSM::ManagedInstance' : 'AWS::EC2::Instance';
}
