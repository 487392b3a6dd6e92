import { pick, randomAt } from '../base/random.ts';
import type { NodeSpec, PlatformName } from './spec.ts';

const environments = ['Production', 'Production', 'Staging', 'Development'] as const;
const roles = ['web', 'api', 'worker', 'cache', 'database', 'search', 'queue', 'batch'] as const;
const systems: readonly [PlatformName, ...PlatformName[]] = [
  'amazonLinux',
  'amazonLinux',
  'ubuntu',
  'ubuntu',
  'debian',
  'redHat',
  'amazonLinux2',
  'windows',
];
const types = ['t3.small', 't3.medium', 'm6i.large', 'c6i.large', 'r6i.large', 'm7g.large'] as const;

/** One of any number of further nodes; the same for the same seed and index. */
export function generatedSpec(seed: number, index: number): NodeSpec {
  const random = randomAt(seed, index);
  const environment = pick(random, environments);
  const role = pick(random, roles);
  const platform = pick(random, systems);
  const short = environment === 'Production' ? 'prod' : environment === 'Staging' ? 'staging' : 'dev';
  const number = String(index).padStart(4, '0');
  return {
    name: `${role}-${short}-${number}`,
    role,
    environment,
    platform,
    instanceType: pick(random, types),
    patchGroup: `${environment.toLowerCase()}-${platform === 'windows' ? 'windows' : 'linux'}`,
    offline: random() < 0.02,
    outdated: random() < 0.1,
    onPremises: random() < 0.01,
  };
}
