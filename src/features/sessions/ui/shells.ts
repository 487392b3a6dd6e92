import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { DisposableStore, toDisposable, type Disposable } from '../../../core/base/disposable.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import type { Host, Services } from '../../../host/host.ts';
import type { HeldSession } from '../../../host/tables/sessions.ts';
import { keepAliveMilliseconds } from '../model.ts';
import { nodeLabel } from '../sentences.ts';
import { TerminalSession, type SessionKernel } from '../session.ts';
import { SessionPseudoterminal } from './pty.ts';
import { terminalOf, terminalOptions } from './terminal.ts';

/** A bundle of its own: nobody pays for sockets who opens no session. */
const loadKernel = (): Promise<SessionKernel> => import('../../../core/session/index.ts');

/** A session and what shows it. */
export interface Shell {
  readonly node: NodeRef;
  readonly connection: Connection;
  readonly session: TerminalSession;
  readonly pty: SessionPseudoterminal;
}

/** The sessions of this window, until their terminals are closed. */
export class Shells implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #store = new DisposableStore();
  readonly #all = new Set<Shell>();

  constructor(host: Host, services: Services) {
    this.#host = host;
    this.#services = services;
    // Somebody signed in, or the files changed: sessions that wait for credentials go on at once.
    this.#store.add(services.connections.onDidChange(() => this.#each((session) => session.retryNow())));
    this.#store.add(host.closing.add(() => this.#terminateAll()));
    this.#store.add(toDisposable(() => this.#each((session) => session.dispose())));
  }

  dispose(): void {
    this.#store.dispose();
    this.#all.clear();
  }

  /** Opens a terminal with a session in it and shows it. */
  open(node: NodeRef, connection: Connection): Shell {
    const shell = this.#make(node, connection);
    vscode.window.createTerminal(terminalOptions(node, shell.session.title, shell.pty)).show();
    return shell;
  }

  held(): readonly HeldSession[] {
    return [...this.#all].flatMap(({ node, session, connection }) =>
      session.sessionId === undefined
        ? []
        : [
            {
              sessionId: session.sessionId,
              connectionId: connection.id,
              nodeId: node.id,
              phase: session.phase.kind,
            },
          ],
    );
  }

  /** False when this window does not hold the session. */
  show(sessionId: string): boolean {
    const shell = [...this.#all].find(({ session }) => session.sessionId === sessionId);
    const terminal = shell && terminalOf(shell.pty);
    terminal?.show();
    return terminal !== undefined;
  }

  #make(node: NodeRef, connection: Connection): Shell {
    const { report, log, settings } = this.#host;
    const session = new TerminalSession({
      node,
      connection,
      loadKernel,
      clock: this.#services.clock,
      log,
      keepAliveMs: keepAliveMilliseconds(settings.get('sessions.keepAliveSeconds')),
      needsHelp: (error, retry) => report.failure(error, `keep the session on ${nodeLabel(node)}`, retry),
      leftAlive: (error) => report.failure(error, `terminate the session on ${nodeLabel(node)}`),
    });
    const pty = new SessionPseudoterminal(session, () => {
      this.#all.delete(shell);
      session.dispose();
    });
    const shell: Shell = { node, connection, session, pty };
    this.#all.add(shell);
    return shell;
  }

  #each(act: (session: TerminalSession) => void): void {
    for (const { session } of this.#all) act(session);
  }

  async #terminateAll(): Promise<void> {
    await Promise.all([...this.#all].map(({ session }) => session.terminate()));
  }
}
