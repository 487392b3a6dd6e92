import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/disposable.ts';
import { AppError } from '../../core/base/errors.ts';
import { Later } from '../../core/base/later.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { sessionsCommands } from '../../host/tables/sessions.ts';
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
  store.add(registerSessionTasks(async (definition) => (await room.get()).task(definition)));
  store.add(
    vscode.window.registerTerminalProfileProvider(profileId, {
      provideTerminalProfile: async () => profileOf(await (await room.get()).starter.profile()),
    }),
  );
  return store;
};

/** VS Code shows the failure of a profile itself, and takes none for one. */
function profileOf(profile: vscode.TerminalProfile | undefined): vscode.TerminalProfile {
  if (profile !== undefined) return profile;
  throw new AppError('cancelled', 'No node was chosen.');
}
