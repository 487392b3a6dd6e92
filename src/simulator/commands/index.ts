import type { Tokens } from '../base/tokens.ts';
import type { SimulatorSystem } from '../system.ts';
import { commandOperations } from './operations.ts';
import { CommandService, type CommandsDeps } from './service.ts';

export type { CommandsDeps } from './service.ts';

/** Run Command: SendCommand, CancelCommand, ListCommands, ListCommandInvocations, GetCommandInvocation. */
export function createCommandsSystem(deps: CommandsDeps & { readonly tokens: Tokens }): SimulatorSystem {
  const { fleet, documents, parameters, tokens } = deps;
  const service = new CommandService(deps);
  return {
    operations: commandOperations({ service, fleet, documents, parameters, tokens }),
    dispose: () => service.dispose(),
  };
}
