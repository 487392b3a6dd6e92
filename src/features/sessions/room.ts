import * as vscode from 'vscode';
import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { parseNodeRef, type NodeRef } from '../../core/model/refs.ts';
import type { Host, Services } from '../../host/host.ts';
import type { HeldSession } from '../../host/tables/sessions.ts';
import { nodeLabel } from './sentences.ts';
import { pickNode } from './ui/pickNode.ts';
import { Shells } from './ui/shells.ts';

/** The sessions that are open, and how another is opened. */
export class SessionsRoom implements Disposable {
  readonly #services: Services;
  readonly #store = new DisposableStore();
  readonly #shells: Shells;

  constructor(host: Host, services: Services) {
    this.#services = services;
    this.#shells = this.#store.add(new Shells(host, services));
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
    if (node !== undefined) this.#shells.open(node, this.#connectionOf(node));
  }

  held(): readonly HeldSession[] {
    return this.#shells.held();
  }

  show(sessionId: unknown): void {
    if (typeof sessionId === 'string' && this.#shells.show(sessionId)) return;
    throw new AppError('notFound', 'No terminal of this window holds that session.');
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
}
