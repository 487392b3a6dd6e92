import type { SimulatedNode, Tag } from '../system.ts';

/** A node with what only the nodes system tells: times, addresses, roles. */
export interface FleetNode extends SimulatedNode {
  readonly privateDnsName: string;
  readonly availabilityZone: string;
  readonly imageId: string;
  readonly iamRole: string;
  /** Milliseconds since the epoch. */
  readonly launchTime: number;
  /** When the agent was heard of last, as seen at `now`; a lost node's does not move. */
  lastPing(now: number): number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly activationId: string | undefined;
  readonly associationStatus: 'Success' | 'Failed' | 'Pending';
  setTags(tags: readonly Tag[]): void;
}

/** An operating system as DescribeInstanceInformation names it. */
export interface Platform {
  readonly type: SimulatedNode['platform'];
  readonly name: string;
  readonly version: string;
}

export const platforms = {
  amazonLinux: { type: 'Linux', name: 'Amazon Linux', version: '2023' },
  amazonLinux2: { type: 'Linux', name: 'Amazon Linux', version: '2' },
  ubuntu: { type: 'Linux', name: 'Ubuntu', version: '22.04' },
  debian: { type: 'Linux', name: 'Debian GNU/Linux', version: '12' },
  redHat: { type: 'Linux', name: 'Red Hat Enterprise Linux', version: '9.4' },
  windows: { type: 'Windows', name: 'Microsoft Windows Server 2022 Datacenter', version: '10.0.20348' },
} as const satisfies Readonly<Record<string, Platform>>;
export type PlatformName = keyof typeof platforms;

export const latestAgent = '3.3.1142.0';
/** So old that its multiplexed tunnels are kept alive by frames (session protocol §9). */
export const outdatedAgent = '3.1.1476.0';

/** What a node is, before ids, addresses and times are drawn. */
export interface NodeSpec {
  readonly name: string;
  readonly role: string;
  readonly environment: string;
  readonly patchGroup: string;
  readonly platform: PlatformName;
  readonly instanceType: string;
  readonly onPremises?: boolean;
  readonly offline?: boolean;
  readonly outdated?: boolean;
}
