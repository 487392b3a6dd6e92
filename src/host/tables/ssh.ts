import type { NodeRef } from '../../core/model/refs.ts';
import { command } from './command.ts';

export const sshCommands = {
  'ssmWorkbench.ssh.writeConfig': command<[node?: NodeRef]>(),
};
