import { hexDigits, integerBetween, randomAt, type Random } from '../base/random.ts';
import type { Tag } from '../system.ts';
import { latestAgent, outdatedAgent, platforms, type FleetNode, type NodeSpec } from './spec.ts';

export interface NodeOptions {
  readonly seed: number;
  readonly index: number;
  readonly region: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether Linux nodes can run what they are sent on this computer. */
  readonly canRun: boolean;
}

const day = 24 * 60 * 60 * 1000;

/** Draws the rest of a node: id, addresses, image, times. */
export function createNode(spec: NodeSpec, options: NodeOptions): FleetNode {
  const random = randomAt(options.seed + 1, options.index);
  const platform = platforms[spec.platform];
  const onPremises = spec.onPremises === true;
  const ipAddress = addressOf(random, onPremises, options.index);
  let tags = tagsOf(spec);
  return {
    id: `${onPremises ? 'mi' : 'i'}-0${hexDigits(random, 16)}`,
    name: spec.name,
    ...hostOf(spec, ipAddress, options.region),
    platform: platform.type,
    platformName: platform.name,
    platformVersion: platform.version,
    agentVersion: spec.outdated === true ? outdatedAgent : latestAgent,
    isLatestAgent: spec.outdated !== true,
    pingStatus: spec.offline === true ? 'ConnectionLost' : 'Online',
    resourceType: onPremises ? 'ManagedInstance' : 'EC2Instance',
    ipAddress,
    instanceType: onPremises ? '' : spec.instanceType,
    get tags() {
      return tags;
    },
    setTags(changed) {
      tags = changed;
    },
    runs: options.canRun && platform.type === 'Linux' && spec.offline !== true,
    availabilityZone: `${options.region}${'abc'.charAt(integerBetween(random, 0, 2))}`,
    imageId: `ami-0${hexDigits(random, 16)}`,
    iamRole: onPremises ? 'service-role/AmazonEC2RunCommandRoleForManagedInstances' : 'WorkloadInstanceRole',
    launchTime: options.now - integerBetween(random, 2, 400) * day - integerBetween(random, 0, day),
    lastPing: pings(random, options.now, spec.offline === true),
    architecture: /^\w\dg\./.test(spec.instanceType) ? 'arm64' : 'x86_64',
    activationId: onPremises ? activationId(random) : undefined,
    associationStatus: random() < 0.05 ? 'Failed' : 'Success',
  };
}

const hour = 60 * 60 * 1000;
const pingInterval = 5 * 60 * 1000;

/** The agent reports every five minutes, each node at its own moment. */
function pings(random: Random, start: number, offline: boolean): (now: number) => number {
  if (offline) {
    const lost = start - integerBetween(random, 2, 72) * hour;
    return () => lost;
  }
  const phase = integerBetween(random, 0, pingInterval);
  return (now) => now - ((now + phase) % pingInterval);
}

function hostOf(
  spec: NodeSpec,
  ipAddress: string,
  region: string,
): { hostname: string; privateDnsName: string } {
  if (spec.onPremises === true) return { hostname: `${spec.name}.example.com`, privateDnsName: '' };
  const short = `ip-${ipAddress.replaceAll('.', '-')}`;
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  const hostname =
    spec.platform === 'windows'
      ? `EC2AMAZ-${spec.name.replaceAll('-', '').toUpperCase()}`
      : `${short}.${domain}`;
  return { hostname, privateDnsName: `${short}.${domain}` };
}

/** Addresses do not repeat below 16,000 nodes. */
function addressOf(random: Random, onPremises: boolean, index: number): string {
  const host = 4 + (index % 240);
  const subnet = Math.floor(index / 240);
  return onPremises ? `192.168.${subnet}.${host}` : `10.${integerBetween(random, 0, 3)}.${subnet}.${host}`;
}

function tagsOf(spec: NodeSpec): readonly Tag[] {
  return [
    { key: 'Environment', value: spec.environment },
    { key: 'Name', value: spec.name },
    { key: 'PatchGroup', value: spec.patchGroup },
    { key: 'Role', value: spec.role },
  ];
}

function activationId(random: Random): string {
  const digits = hexDigits(random, 32);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
}
