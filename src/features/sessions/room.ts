import * as vscode from 'vscode';
import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import { DisposableStore, toDisposable, type Disposable } from '../../core/base/disposable.ts';
import { parseNodeRef, type NodeRef } from '../../core/model/refs.ts';
import type { Host, Services } from '../../host/host.ts';
import { keepAliveMilliseconds } from './model.ts';
import { TerminalSession, type SessionKernel } from './session.ts';
import { nodeLabel } from './sentences.ts';
import { pickNode } from './ui/pickNode.ts';
import { openTerminal } from './ui/terminal.ts';

/** A bundle of its own: nobody pays for sockets who opens no session. */
const loadKernel = (): Promise<SessionKernel> => import('../../core/session/index.ts');

/** The sessions that are open, and how another is opened. */
export class SessionsRoom implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #store = new DisposableStore();
  readonly #live = new Set<TerminalSession>();

  constructor(host: Host, services: Services) {
    this.#host = host;
    this.#services = services;
    this.#store.add(services.connections.onDidChange(() => this.#retry()));
    this.#store.add(host.closing.add(() => this.#terminateAll()));
    this.#store.add(toDisposable(() => this.#disposeAll()));
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Opens a shell on the node that `argument` is; without one the person chooses. */
  async start(argument: unknown): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      throw new AppError('denied', 'Sessions are not opened from a workspace that is not trusted.');
    }
    const node = argument === undefined ? await this.#pick() : parseNodeRef(argument);
    if (node === undefined && argument !== undefined) throw new AppError('invalid', 'This is not a node.');
    if (node !== undefined) this.#open(node, this.#connectionOf(node));
  }

  #pick(): Promise<NodeRef | undefined> {
    const { current } = this.#services.connections;
    if (current === undefined) throw new AppError('credentials', 'Choose a profile first.');
    return pickNode(current);
  }

  #connectionOf(node: NodeRef): Connection {
    const connection = this.#services.connections.byId(node.connectionId);
    if (connection !== undefined) return connection;
    throw new AppError('notFound', `The connection of ${nodeLabel(node)} was closed. Refresh the nodes.`);
  }

  #open(node: NodeRef, connection: Connection): void {
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
    this.#live.add(session);
    openTerminal(node, session, () => {
      this.#live.delete(session);
      session.dispose();
    });
  }

  /** Somebody signed in, or the files changed: sessions that wait for credentials go on at once. */
  #retry(): void {
    for (const session of this.#live) session.retryNow();
  }

  async #terminateAll(): Promise<void> {
    await Promise.all([...this.#live].map((session) => session.terminate()));
  }

  #disposeAll(): void {
    for (const session of this.#live) session.dispose();
    this.#live.clear();
  }
}
