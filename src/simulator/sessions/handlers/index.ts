import { failureText } from '../failure.ts';
import { command } from './command.ts';
import type { SessionKind } from './handler.ts';
import { port } from './port/index.ts';
import { interactiveCommand, shell } from './shell.ts';

/** Session kinds by `sessionType`; a further kind is a file here and a line in this table. */
const kinds: ReadonlyMap<string, SessionKind> = new Map([
  ['Standard_Stream', shell],
  ['InteractiveCommands', interactiveCommand],
  ['NonInteractiveCommands', command],
  ['Port', port],
]);

export function sessionKind(sessionType: string): SessionKind {
  return kinds.get(sessionType) ?? unsupported(sessionType);
}

/** The agent's words for a plugin that it does not have; they reach the person with the end of the session. */
function unsupported(sessionType: string): SessionKind {
  return ({ io }) => {
    queueMicrotask(() =>
      io.end(failureText(`Plugin with name ${sessionType} is not supported by this version of ssm agent.`)),
    );
    return {
      accepts: () => false,
      receive: () => undefined,
      drained: () => undefined,
      dispose: () => undefined,
    };
  };
}
