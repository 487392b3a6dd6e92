import * as vscode from 'vscode';
import { createAccounts } from '../../src/core/aws/accounts.ts';
import { systemClock, type Clock } from '../../src/core/base/clock.ts';
import { toDisposable } from '../../src/core/base/disposable.ts';
import { silentLog } from '../../src/core/base/log.ts';
import type { Mutation } from '../../src/host/confirm.ts';
import type { Host, Services } from '../../src/host/host.ts';
import { settings } from '../../src/host/settings.ts';
import type { FakeConnections } from './fakeConnection.ts';

/** A host for rooms under test: their commands are called here, not through VS Code, and what they do is kept. */
export class FakeHost {
  readonly host: Host;
  /** Commands of other rooms, as they were called. */
  readonly executed: (readonly [id: string, ...args: readonly unknown[]])[] = [];
  /** What commands of other rooms answer. */
  readonly results = new Map<string, unknown>();
  readonly asked: Mutation[] = [];
  /** What could not be done, as the person is told of it. */
  readonly failures: {
    readonly error: unknown;
    readonly what: string | undefined;
    retry?: () => unknown;
    profile?: string;
  }[] = [];
  /** What was said, loudly or quietly. */
  readonly said: string[] = [];
  readonly closing: (() => Promise<void>)[] = [];
  /** What the person answers to the next questions. */
  answer: boolean | Promise<boolean> = true;
  readonly #handlers = new Map<string, (...args: unknown[]) => unknown>();

  constructor() {
    const channel = vscode.window.createOutputChannel('fake host', { log: true });
    this.host = {
      extensionUri: vscode.Uri.file('/'),
      globalStorageUri: vscode.Uri.file('/storage'),
      workspaceState: memento(),
      globalState: memento(),
      log: silentLog,
      logChannel: channel,
      commands: {
        register: (table, handlers) => this.#register(table, handlers),
        execute: (id, ...args) => {
          this.executed.push([id, ...args]);
          return Promise.resolve(this.results.get(id) as never);
        },
      },
      settings,
      report: {
        failure: (error, what, retry, profile) =>
          this.failures.push({
            error,
            what,
            ...(retry === undefined ? {} : { retry }),
            ...(profile === undefined ? {} : { profile }),
          }),
        info: (message) => this.said.push(message),
        quietly: (message) => this.said.push(message),
      },
      confirm: (mutation) => {
        this.asked.push(mutation);
        return Promise.resolve(this.answer);
      },
      closing: {
        add: (task) => {
          this.closing.push(task);
          return toDisposable(() => undefined);
        },
      },
    };
  }

  /** Calls a handler as VS Code would; a failure comes back to the test. */
  async call(id: string, ...args: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(id);
    if (handler === undefined) throw new Error(`Nobody handles ${id}`);
    return await handler(...args);
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

export function fakeServices(connections: FakeConnections, clock: Clock = systemClock): Services {
  return { connections, accounts: createAccounts(connections.onDidChange), clock };
}

function memento(): Host['globalState'] {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string) => values.get(key),
    update: async (key: string, value: unknown) => void values.set(key, value),
  } as Host['globalState'];
}
