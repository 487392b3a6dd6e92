import type { SimulatorSystem } from '../system.ts';
import { commandOperations } from './operations.ts';
import { CommandService, type CommandsDeps } from './service.ts';

export type { CommandsDeps, CommandTimes } from './service.ts';

/** Run Command: SendCommand, CancelCommand, ListCommands, ListCommandInvocations, GetCommandInvocation. */
export function createCommandsSystem(deps: CommandsDeps): SimulatorSystem {
  const service = new CommandService(deps);
  return {
    operations: commandOperations(service, deps, deps.fleet),
    dispose: () => service.dispose(),
  };
}
