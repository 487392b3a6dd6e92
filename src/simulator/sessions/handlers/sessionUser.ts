import { textOf } from '../../base/json.ts';
import type { SimulatedNode } from '../../system.ts';
import type { SessionPlan } from '../preferences.ts';
import { isTrue } from './commandProperties.ts';

const defaultUser = 'ssm-user';
const userName = /^[a-z_][\w.-]{0,31}$/i;

/**
 * Who a session runs as: root where the document raises it, else whom the preferences name, else ssm-user.
 * @throws Error in the agent's words when the preferences ask for a user and name none that could exist
 */
export function sessionUser({ inputs }: SessionPlan, node: SimulatedNode, runAsElevated = false): string {
  if (runAsElevated) return 'root';
  if (!isTrue(inputs['runAsEnabled']) || node.platform === 'Windows') return defaultUser;
  const user = textOf(inputs, 'runAsDefaultUser')?.trim() ?? '';
  if (user === '') throw new Error('please set the RunAs default user');
  if (userName.test(user)) return user;
  throw new Error(`failed to start pty since RunAs user ${user} does not exist`);
}
