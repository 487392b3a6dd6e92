import * as vscode from 'vscode';
import { systemClock } from './core/base/clock.ts';
import { DisposableStore } from './core/base/disposable.ts';
import { createAccounts } from './core/aws/accounts.ts';
import { createConnections } from './core/aws/connections.ts';
import { registerDocuments } from './features/documents/index.ts';
import { askMfaCode, networkSettings, registerConnection } from './features/connection/index.ts';
import { registerNodes } from './features/nodes/index.ts';
import { createCommands } from './host/commands.ts';
import { confirm } from './host/confirm.ts';
import { channelLog } from './host/log.ts';
import { createReport } from './host/report.ts';
import { settings } from './host/settings.ts';
import type { Host, RegisterRoom, Services } from './host/host.ts';

const rooms: readonly RegisterRoom[] = [registerConnection, registerNodes, registerDocuments];

/** Builds the services and opens each room's door. Reaches no network and awaits nothing. */
export function activate(context: vscode.ExtensionContext): void {
  const store = new DisposableStore();
  context.subscriptions.push(store);
  const host = createHost(context, store);
  const services = createServices(host, store);
  for (const register of rooms) store.add(register(host, services));
}

function createHost(context: vscode.ExtensionContext, store: DisposableStore): Host {
  const logChannel = store.add(vscode.window.createOutputChannel('SSM Workbench', { log: true }));
  const log = channelLog(logChannel);
  const report = createReport(log);
  return {
    extensionUri: context.extensionUri,
    workspaceState: context.workspaceState,
    globalState: context.globalState,
    log,
    logChannel,
    commands: createCommands(report),
    settings,
    report,
    confirm,
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
