import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/disposable.ts';
import { Later } from '../../core/base/later.ts';
import type { Connection } from '../../core/aws/connection.ts';
import { isProductionConnection } from '../../core/model/production.ts';
import type { Host, RegisterRoom, Services } from '../../host/host.ts';
import { connectionCommands } from '../../host/tables/connection.ts';
import { DemoMemory } from './demoMemory.ts';
import { ThrottleNotice } from './throttleNotice.ts';
import { followSettings, type Trust } from './ui/follow.ts';
import { createStatusBar } from './ui/statusBar.ts';
import type { Identity } from './view.ts';

export { askMfaCode } from './ui/mfa.ts';
export { networkSettings } from './ui/network.ts';

const workspaceTrust: Trust = {
  get isTrusted() {
    return vscode.workspace.isTrusted;
  },
  onDidGrant: (listener) => vscode.workspace.onDidGrantWorkspaceTrust(() => listener()),
};

/** The room that chooses, shows and signs in the connection all the others are given. */
export const registerConnection: RegisterRoom = (host, services) => {
  const { connections } = services;
  const store = new DisposableStore();
  const env = process.env;
  // Chosen first, so that what shows it is drawn once.
  const follower = store.add(followSettings(host.settings, connections, env, workspaceTrust));
  const shown = store.add(new ShownConnection(host, services));
  const demo = new DemoMemory(connections);
  store.add(connections.onDidChange(() => demo.look()));
  const room = store.add(
    new Later(async () => {
      const { ConnectionRoom } = await import('./room.ts');
      return new ConnectionRoom(host, services, {
        follower,
        env,
        demo,
        identified: (connection, identity) => shown.remember(connection, identity),
      });
    }),
  );
  store.add(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('http')) connections.refresh();
    }),
  );
  store.add(
    host.commands.register(connectionCommands, {
      'ssmWorkbench.connection.switch': async () => (await room.get()).switchProfile(),
      'ssmWorkbench.connection.switchRegion': async () => (await room.get()).switchRegion(),
      'ssmWorkbench.connection.signIn': async (profile) => {
        await (await room.get()).signIn(profile);
        return true;
      },
      'ssmWorkbench.connection.identity': async () => (await room.get()).showIdentity(),
      'ssmWorkbench.connection.openConfig': async () => (await room.get()).openConfig(),
      'ssmWorkbench.refreshAll': () => connections.refresh(),
      'ssmWorkbench.showLog': () => host.logChannel.show(),
    }),
  );
  return store;
};

/** What follows the current connection: status bar, context key, the quiet word about throttles. */
class ShownConnection extends DisposableStore {
  readonly #host: Host;
  readonly #services: Services;
  readonly #statusBar = this.add(createStatusBar());
  readonly #throttles: ThrottleNotice;
  readonly #listening = this.add(new DisposableStore());
  #identities = new WeakMap<Connection, Identity>();

  constructor(host: Host, services: Services) {
    super();
    this.#host = host;
    this.#services = services;
    this.#throttles = new ThrottleNotice(services.clock, (sentence) => host.report.quietly(sentence));
    const { connections } = services;
    this.add(connections.onDidChange(() => this.#follow()));
    this.add(connections.onDidChangeConfiguration(() => this.#draw()));
    this.add(host.settings.onDidChange('production.profiles', () => this.#draw()));
    this.add(vscode.workspace.onDidGrantWorkspaceTrust(() => this.#draw()));
    this.#follow();
  }

  remember(connection: Connection, identity: Identity): void {
    this.#identities.set(connection, identity);
    this.#draw();
  }

  /** New credentials under the same connection may be another account's, so what AWS said is forgotten. */
  #follow(): void {
    const { current } = this.#services.connections;
    this.#identities = new WeakMap();
    this.#listening.clear();
    if (current !== undefined) {
      this.#listening.add(current.onDidThrottle((event) => this.#throttles.hear(event)));
    }
    this.#draw();
  }

  #draw(): void {
    const { current: connection, configuration } = this.#services.connections;
    if (!vscode.workspace.isTrusted) {
      this.#statusBar.show(undefined);
      return;
    }
    this.#statusBar.show({
      connection,
      production: connection !== undefined && this.#isProduction(connection),
      identity: connection === undefined ? undefined : this.#identities.get(connection),
      problems: configuration.problems.length,
    });
  }

  #isProduction(connection: Connection): boolean {
    return isProductionConnection(this.#host.settings.get('production.profiles'), connection);
  }
}
