import { DisposableStore } from '../../core/base/disposable.ts';
import { Later } from '../../core/base/later.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { sessionsCommands } from '../../host/tables/sessions.ts';

/** Session Manager shells in the integrated terminal. */
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
      'ssmWorkbench.sessions.startOnEcs': async () => (await room.get()).starter.startOnEcs(),
      'ssmWorkbench.sessions.show': async (sessionId: unknown) => (await room.get()).show(sessionId),
      'ssmWorkbench.sessions.held': async () => (await room.asked)?.held() ?? [],
    }),
  );
  return store;
};
