import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/disposable.ts';
import { AppError, isCancelled, messageOf } from '../../core/base/errors.ts';
import { Later } from '../../core/base/later.ts';
import type { Host, RegisterRoom } from '../../host/host.ts';
import { sessionsCommands } from '../../host/tables/sessions.ts';
import { systemProcesses } from './left/processes.ts';
import { recordFolder, recordNames } from './left/records.ts';
import type { SessionsRoom } from './room.ts';
import { registerSessionTasks } from './ui/tasks.ts';

const profileId = 'ssmWorkbench.session';

/** Session Manager shells in the integrated terminal, and commands as tasks. */
export const registerSessions: RegisterRoom = (host, services) => {
  const store = new DisposableStore();
  const room = store.add(
    new Later(async () => {
      const { SessionsRoom } = await import('./room.ts');
      return new SessionsRoom(host, services);
    }),
  );
  store.add(
    host.commands.register(sessionsCommands, {
      'ssmWorkbench.sessions.start': async (node?: unknown) => (await room.get()).starter.start(node),
      'ssmWorkbench.sessions.startWith': async (seed?: unknown) => (await room.get()).starter.startWith(seed),
      'ssmWorkbench.sessions.startSeveral': async (nodes?: unknown) =>
        (await room.get()).starter.startSeveral(nodes),
      'ssmWorkbench.sessions.chooseNode': async (title: unknown) =>
        (await room.get()).starter.chooseNode(typeof title === 'string' ? title : 'Choose Node'),
      'ssmWorkbench.sessions.startOnEcs': async () => (await room.get()).starter.startOnEcs(),
      'ssmWorkbench.sessions.broadcast': async () => (await room.get()).broadcasts.toggle(),
      'ssmWorkbench.sessions.stopBroadcast': async () => (await room.asked)?.broadcasts.stop(),
      'ssmWorkbench.sessions.record': async () => (await room.get()).recordings.record(),
      'ssmWorkbench.sessions.stopRecording': async () => (await room.asked)?.recordings.stop(),
      'ssmWorkbench.sessions.show': async (sessionId: unknown) => (await room.get()).show(sessionId),
      'ssmWorkbench.sessions.held': async () => (await room.asked)?.held() ?? [],
    }),
  );
  store.add(registerSessionTasks(async (definition, asked) => (await room.get()).task(definition, asked)));
  store.add(
    vscode.window.registerTerminalProfileProvider(profileId, {
      provideTerminalProfile: () => profileOf(host, async () => (await room.get()).starter.profile()),
    }),
  );
  if (vscode.workspace.isTrusted) lookBack(host, room);
  else store.add(vscode.workspace.onDidGrantWorkspaceTrust(() => lookBack(host, room)));
  return store;
};

/** Enters only where a window of this computer has, or had, sessions; activation does not wait for it. */
function lookBack(host: Host, room: Later<SessionsRoom>): void {
  const look = async (): Promise<void> => {
    const names = await recordNames(recordFolder(host.globalStorageUri.fsPath, systemProcesses()));
    if (names.length > 0) await (await room.get()).left.look();
  };
  look().catch((error: unknown) => {
    if (!isCancelled(error))
      host.log.warn(`Whether sessions were left open could not be read: ${messageOf(error)}`);
  });
}

/**
 * VS Code takes no profile for a failure, and shows a failure's message as it is. Who dismissed the list needs no
 * message, and who met a failure needs the buttons as well: so it is reported here, and VS Code gets one without
 * words, which it does not show.
 */
async function profileOf(
  host: Host,
  choose: () => Promise<vscode.TerminalProfile | undefined>,
): Promise<vscode.TerminalProfile> {
  try {
    const profile = await choose();
    if (profile !== undefined) return profile;
  } catch (error) {
    host.report.failure(error, 'start a session');
  }
  throw new AppError('cancelled', '');
}
