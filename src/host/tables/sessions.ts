import { command } from './command.ts';
import type { NodeRef } from '../../core/model/refs.ts';

export const sessionsCommands = {
  'ssmWorkbench.sessions.start': command<[node?: NodeRef]>(),
};
