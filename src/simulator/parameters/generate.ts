import { hexDigits, randomAt } from '../base/random.ts';
import type { ParameterSpec } from './demo.ts';
import type { ParameterType } from './model.ts';

const teams = [
  'billing',
  'catalog',
  'checkout',
  'identity',
  'logistics',
  'media',
  'payments',
  'search',
] as const;
const environments = ['production', 'staging', 'development', 'test'] as const;
const keys = [
  ['db/host', 'String'],
  ['db/password', 'SecureString'],
  ['cache/url', 'String'],
  ['queue/url', 'String'],
  ['api/token', 'SecureString'],
  ['features', 'StringList'],
  ['log-level', 'String'],
  ['replicas', 'String'],
  ['timeouts/read', 'String'],
  ['timeouts/write', 'String'],
] as const satisfies readonly (readonly [string, ParameterType])[];

/** The name of one of any number of further parameters: `/team/environment/service-NNN/key`; all are different. */
export function generatedName(index: number): string {
  const [key] = keys[index % keys.length] ?? keys[0];
  const service = Math.floor(index / keys.length);
  const team = teams[service % teams.length] ?? teams[0];
  const environment =
    environments[Math.floor(service / teams.length) % environments.length] ?? environments[0];
  const number = Math.floor(service / (teams.length * environments.length));
  return `/${team}/${environment}/service-${String(number).padStart(3, '0')}/${key}`;
}

/** The rest of it; the same for the same seed and index. */
export function generatedSpec(seed: number, index: number): ParameterSpec {
  const [, type] = keys[index % keys.length] ?? keys[0];
  const random = randomAt(seed, index);
  const value = type === 'StringList' ? 'alpha,beta,gamma' : `value-${hexDigits(random, 12)}`;
  return { name: generatedName(index), type, values: [value] };
}
