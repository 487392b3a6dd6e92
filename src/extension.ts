import * as vscode from 'vscode';
import { systemClock } from './core/base/clock.ts';
import type { DisposableStore } from './core/base/disposable.ts';
import { createAccounts } from './core/aws/accounts.ts';
import { createConnections } from './core/aws/connections.ts';
import { askMfaCode, networkSettings, registerConnection } from './features/connection/index.ts';
import { registerDemo } from './features/demo/index.ts';
import { registerDocuments } from './features/documents/index.ts';
import { registerLanguage } from './features/language/index.ts';
import { registerNodes } from './features/nodes/index.ts';
import { registerParameters } from './features/parameters/index.ts';
import { registerRunCommand } from './features/runCommand/index.ts';
import { registerSessionHistory } from './features/sessionHistory/index.ts';
import { registerSessions } from './features/sessions/index.ts';
import { registerSsh } from './features/ssh/index.ts';
import { registerTunnels } from './features/tunnels/index.ts';
import { ClosingTasks } from './host/closing.ts';
import { createCommands } from './host/commands.ts';
import { confirm } from './host/confirm.ts';
import { channelLog } from './host/log.ts';
import { createReport } from './host/report.ts';
import { settings } from './host/settings.ts';
import type { Host, RegisterRoom, Services } from './host/host.ts';

const rooms: readonly RegisterRoom[] = [
  registerConnection,
  registerNodes,
  registerDocuments,
  registerParameters,
  registerRunCommand,
  registerSessions,
  registerTunnels,
  registerSessionHistory,
  registerSsh,
  registerLanguage,
  registerDemo,
];

/** VS Code hands nothing to `deactivate`: it finds here what the activation left to be done. */
const closing = new ClosingTasks();

/**
 * Builds the services and opens each room's door. Reaches no network. Between two rooms it gives the host back, so
 * that no other extension waits for all of them; VS Code runs our commands only when all are open.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const store = closing.begin();
  const host = createHost(context, store);
  const services = createServices(host, store);
  for (const register of rooms) {
    if (store.isDisposed) return;
    store.add(register(host, services));
    await turnOfTheLoop();
  }
}

/** Terminates sessions and the like, and then disposes everything. */
export async function deactivate(): Promise<void> {
  await closing.end(systemClock);
}

function createHost(context: vscode.ExtensionContext, store: DisposableStore): Host {
  const logChannel = vscode.window.createOutputChannel('SSM Workbench', { log: true });
  const log = store.add(channelLog(logChannel));
  const report = createReport(log);
  return {
    extensionUri: context.extensionUri,
    globalStorageUri: context.globalStorageUri,
    workspaceState: context.workspaceState,
    globalState: context.globalState,
    log,
    logChannel,
    commands: createCommands(report),
    settings,
    report,
    confirm,
    closing,
  };
}

function createServices(host: Host, store: DisposableStore): Services {
  const connections = store.add(
    createConnections({
      log: host.log,
      clock: systemClock,
      network: networkSettings,
      mfaCode: askMfaCode,
    }),
  );
  const accounts = store.add(createAccounts(connections.onDidChange));
  return { connections, accounts, clock: systemClock };
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
