import * as vscode from 'vscode';
import { AppError } from '../../core/base/errors.ts';
import { DisposableStore } from '../../core/base/disposable.ts';
import { setContext } from '../../host/context.ts';
import type { Host, RegisterRoom } from '../../host/host.ts';
import { demoCommands } from '../../host/tables/demo.ts';
import { DemoFleet } from './fleet.ts';
import { startDemo } from './process.ts';
import { askToStart } from './ui/ask.ts';
import { withProgress } from './ui/progress.ts';

/** The demo fleet: a simulator as a process of its own, started on demand and ended with the window. */
export const registerDemo: RegisterRoom = (host, services) => {
  const store = new DisposableStore();
  const script = vscode.Uri.joinPath(host.extensionUri, 'dist', 'simulator.js').fsPath;
  const fleet = store.add(
    new DemoFleet({
      connections: services.connections,
      clock: services.clock,
      command: { execPath: process.execPath, script, env: process.env },
      start: startDemo,
      onRunning: (running) => void setContext('ssmWorkbench.demoRunning', running),
      onCrash: () => void offerRestart(host),
    }),
  );
  store.add(
    host.commands.register(demoCommands, {
      'ssmWorkbench.demo.start': () => startAsked(host, fleet),
      'ssmWorkbench.demo.stop': () => fleet.stop(),
    }),
  );
  store.add(host.closing.add(() => fleet.stop()));
  startOnOpen(host, fleet, store);
  return store;
};

async function startAsked(host: Host, fleet: DemoFleet): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    throw new AppError('denied', 'The demo fleet starts processes; trust this workspace first.');
  }
  if (fleet.isRunning || (await askToStart(host.globalState)))
    await withProgress((signal) => fleet.start(signal));
}

/** The setting is a person's own (scope machine): it stands for the answer to the question. */
function startOnOpen(host: Host, fleet: DemoFleet, store: DisposableStore): void {
  if (!host.settings.get('demo.startOnOpen')) return;
  const start = (): void => {
    // Its own sentence says what failed.
    const failed = (error: unknown): void => host.report.failure(error, undefined, start);
    withProgress((signal) => fleet.start(signal)).catch(failed);
  };
  if (vscode.workspace.isTrusted) start();
  else store.add(vscode.workspace.onDidGrantWorkspaceTrust(start));
}

const restart = 'Start Again';

async function offerRestart(host: Host): Promise<void> {
  const picked = await vscode.window.showWarningMessage('The demo fleet ended unexpectedly.', restart);
  if (picked === restart) await host.commands.execute('ssmWorkbench.demo.start');
}
