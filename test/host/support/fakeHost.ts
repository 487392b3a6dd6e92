import * as vscode from 'vscode';
import { createAccounts } from '../../../src/core/aws/accounts.ts';
import { systemClock } from '../../../src/core/base/clock.ts';
import { toDisposable } from '../../../src/core/base/disposable.ts';
import { silentLog } from '../../../src/core/base/log.ts';
import type { Mutation } from '../../../src/host/confirm.ts';
import type { Host, Services } from '../../../src/host/host.ts';
import { settings } from '../../../src/host/settings.ts';
import type { FakeConnections } from '../../support/fakeConnection.ts';

/** A host for rooms under test: their commands are called here, not through VS Code, and what they do is kept. */
export class FakeHost {
  readonly host: Host;
  /** Commands of other rooms, as they were called. */
  readonly executed: (readonly [id: string, ...args: readonly unknown[]])[] = [];
  readonly asked: Mutation[] = [];
  /** What the person answers to the next questions. */
  answer = true;
  readonly #handlers = new Map<string, (...args: unknown[]) => unknown>();

  constructor() {
    const channel = vscode.window.createOutputChannel('fake host', { log: true });
    this.host = {
      extensionUri: vscode.Uri.file('/'),
      workspaceState: noMemento,
      globalState: noMemento,
      log: silentLog,
      logChannel: channel,
      commands: {
        register: (table, handlers) => this.#register(table, handlers),
        execute: (id, ...args) => {
          this.executed.push([id, ...args]);
          return Promise.resolve();
        },
      },
      settings,
      report: { failure: () => undefined, info: () => undefined, quietly: () => undefined },
      confirm: (mutation) => {
        this.asked.push(mutation);
        return Promise.resolve(this.answer);
      },
      closing: { add: () => toDisposable(() => undefined) },
    };
  }

  /** Calls a handler as VS Code would; a failure comes back to the test. */
  async call(id: string, ...args: unknown[]): Promise<void> {
    const handler = this.#handlers.get(id);
    if (handler === undefined) throw new Error(`Nobody handles ${id}`);
    await handler(...args);
  }

  #register(table: object, handlers: object): vscode.Disposable {
    for (const id of Object.keys(table)) {
      const handler: unknown = Reflect.get(handlers, id);
      if (typeof handler !== 'function') throw new Error(`No handler for ${id}`);
      this.#handlers.set(id, (...args) => Reflect.apply(handler, undefined, args) as unknown);
    }
    return new vscode.Disposable(() => this.#handlers.clear());
  }
}

export function fakeServices(connections: FakeConnections): Services {
  return { connections, accounts: createAccounts(connections.onDidChange), clock: systemClock };
}

const noMemento: Host['globalState'] = {
  keys: () => [],
  get: () => undefined,
  update: () => Promise.resolve(),
};
