import type { SimulatedNode } from '../system.ts';

/** What the agent's default configuration forbids: instance metadata, time, DNS and container credentials (§12). */
const forbidden: readonly string[] = [
  '169.254.169.254',
  '169.254.169.253',
  '169.254.169.251',
  '169.254.169.250',
  '169.254.169.123',
  'fd00:ec2::254',
  'fd00:ec2::253',
  'fd00:ec2::250',
  'fd00:ec2::123',
];

/** Whether the agent refuses to forward to a host: also to the DNS of its VPC, the base of the network plus two. */
export function isDenied(node: SimulatedNode, host: string): boolean {
  const address = host.trim().toLowerCase();
  return forbidden.includes(address) || address === vpcDns(node);
}

/** The simulated VPCs are a /16 each; a node on premises has none. */
function vpcDns({ resourceType, ipAddress }: SimulatedNode): string | undefined {
  const [first, second] = ipAddress.split('.');
  return resourceType === 'EC2Instance' && first !== undefined && second !== undefined
    ? `${first}.${second}.0.2`
    : undefined;
}
