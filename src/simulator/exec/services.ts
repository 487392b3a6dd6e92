import type { SimulatedNode } from '../system.ts';

const common = ['amazon-ssm-agent', 'chronyd', 'sshd'] as const;

const byRole: readonly (readonly [RegExp, string])[] = [
  [/web|front|proxy/i, 'nginx'],
  [/api|app|worker|batch|build|till/i, 'app'],
  [/db|data|sql/i, 'postgresql'],
  [/cache|redis/i, 'redis'],
];

/** Names of the services that a node of this role would run, its main one first. */
export function servicesOf(node: SimulatedNode): readonly string[] {
  const role = node.tags.find((tag) => tag.key === 'Role')?.value ?? node.name;
  const own = byRole.filter(([pattern]) => pattern.test(role)).map(([, service]) => service);
  return [...own, ...common];
}
