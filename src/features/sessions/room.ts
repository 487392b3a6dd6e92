import * as vscode from 'vscode';
import { connectionFor } from '../../core/aws/connectionFor.ts';
import { AppError } from '../../core/base/errors.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type { Host, Services } from '../../host/host.ts';
import type { HeldSession } from '../../host/tables/sessions.ts';
import { systemProcesses } from './left/processes.ts';
import { recordFolder, Records } from './left/records.ts';
import { WindowName } from './left/windowName.ts';
import { WindowRecord } from './left/windowRecord.ts';
import { parseTask } from './task.ts';
import type { AskedTask } from './ui/tasks.ts';
import { Broadcasts } from './ui/broadcasts.ts';
import { Recordings } from './ui/recordings.ts';
import { LeftSessions } from './ui/leftSessions.ts';
import { Shells } from './ui/shells.ts';
import { SessionStarter } from './ui/starter.ts';

/** The sessions that are open, and what can be done with them. */
export class SessionsRoom implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #store = new DisposableStore();
  readonly #shells: Shells;
  readonly starter: SessionStarter;
  readonly recordings: Recordings;
  readonly broadcasts: Broadcasts;
  /** Of windows that are gone. */
  readonly left: LeftSessions;

  constructor(host: Host, services: Services) {
    this.#host = host;
    this.#services = services;
    const { clock } = services;
    const processes = systemProcesses();
    const records = new Records(recordFolder(host.globalStorageUri.fsPath, processes), processes);
    const name = new WindowName(host.workspaceState, host.log);
    const file = records.newFile();
    const record = new WindowRecord({ file, window: () => name.given(), clock, log: host.log });
    this.#shells = this.#store.add(new Shells(host, services, { record }));
    this.recordings = this.#store.add(new Recordings(host, this.#shells, services.clock));
    this.broadcasts = this.#store.add(new Broadcasts(host, this.#shells));
    this.starter = new SessionStarter(host, services, this.#shells, (group) => this.broadcasts.add(group));
    const openAgain = this.starter.openAgain.bind(this.starter);
    this.left = this.#store.add(
      new LeftSessions({ host, services, records, window: () => name.known, openAgain }),
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  held(): readonly HeldSession[] {
    return this.#shells.held();
  }

  show(sessionId: unknown): void {
    if (typeof sessionId === 'string' && this.#shells.show(sessionId)) return;
    throw new AppError('notFound', 'No terminal of this window holds that session.');
  }

  /** The terminal of a task's definition, which bears the task's name; the session starts when VS Code opens it. */
  async task(definition: unknown, { label, runAgain }: AskedTask): Promise<vscode.Pseudoterminal> {
    if (!vscode.workspace.isTrusted) {
      throw new AppError('denied', 'Nothing was run: this workspace is not trusted.');
    }
    const { target, choice, ...where } = parseTask(definition);
    const { settings } = this.#host;
    const connection = connectionFor(where, this.#services.connections, {
      endpoint: settings.get('connection.endpoint'),
      useFips: settings.get('connection.useFips'),
    });
    const node: NodeRef = {
      connectionId: connection.id,
      id: target,
      name: target,
      platform: 'Unknown',
      online: true,
      production: false,
    };
    const judged = await this.#shells.judge.judged(node, connection);
    return this.#shells.make({ node: judged, connection, choice, isTask: true, label, runAgain }).pty;
  }
}
