import type { NodeSpec } from './spec.ts';

/** The fleet of the demo: a small shop in three environments, with one of everything that can be wrong. */
export const demoFleet: readonly NodeSpec[] = [
  spec('web-prod-1', 'web', 'Production', 'amazonLinux', 't3.medium'),
  spec('web-prod-2', 'web', 'Production', 'amazonLinux', 't3.medium'),
  spec('api-prod-1', 'api', 'Production', 'ubuntu', 'm6i.large'),
  { ...spec('db-prod-1', 'database', 'Production', 'redHat', 'r6i.xlarge'), outdated: true },
  spec('web-staging-1', 'web', 'Staging', 'amazonLinux', 't3.small'),
  spec('api-staging-1', 'api', 'Staging', 'ubuntu', 't3.medium'),
  spec('web-dev-1', 'web', 'Development', 'debian', 't3.micro'),
  spec('build-dev-1', 'build', 'Development', 'ubuntu', 'c6i.large'),
  spec('ad-prod-1', 'directory', 'Production', 'windows', 'm6i.large'),
  { ...spec('store-berlin-till', 'till', 'Production', 'debian', ''), onPremises: true },
  {
    ...spec('batch-staging-1', 'batch', 'Staging', 'amazonLinux2', 't3.large'),
    offline: true,
    outdated: true,
  },
];

function spec(
  name: string,
  role: string,
  environment: string,
  platform: NodeSpec['platform'],
  instanceType: string,
): NodeSpec {
  const system = platform === 'windows' ? 'windows' : 'linux';
  return {
    name,
    role,
    environment,
    platform,
    instanceType,
    patchGroup: `${environment.toLowerCase()}-${system}`,
  };
}
