import { DisposableStore } from '../../core/base/disposable.ts';
import { Later } from '../../core/base/later.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { sshCommands } from '../../host/tables/ssh.ts';

/** Hosts of ssh and Remote-SSH that are reached through Session Manager. */
export const registerSsh: RegisterRoom = (host, services) => {
  const store = new DisposableStore();
  const room = store.add(
    new Later(async () => {
      const { SshRoom } = await import('./room.ts');
      return new SshRoom(host, services);
    }),
  );
  store.add(
    host.commands.register(sshCommands, {
      'ssmWorkbench.ssh.writeConfig': async (node?: unknown) => (await room.get()).writeConfig(node),
    }),
  );
  return store;
};
