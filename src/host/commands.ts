import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/disposable.ts';
import type { allCommands } from './tables/index.ts';
import type { ArgsOf, Handlers, ResultOf } from './tables/command.ts';
import type { Report } from './report.ts';

export type CommandId = keyof typeof allCommands;
type Declared<K extends CommandId> = (typeof allCommands)[K];

/** Typed commands: a table is registered whole, and rooms open each other through `execute`. */
export interface Commands {
  register<T extends Partial<typeof allCommands>>(table: T, handlers: Handlers<T>): Disposable;
  execute<K extends CommandId>(id: K, ...args: ArgsOf<Declared<K>>): Promise<ResultOf<Declared<K>>>;
}

export function createCommands(report: Report): Commands {
  return {
    register(table, handlers) {
      const store = new DisposableStore();
      for (const id of Object.keys(table)) {
        const handler: unknown = Reflect.get(handlers, id);
        if (!isHandler(handler)) throw new Error(`No handler for ${id}`);
        store.add(vscode.commands.registerCommand(id, (...args: unknown[]) => run(report, handler, args)));
      }
      return store;
    },
    async execute(id, ...args) {
      return vscode.commands.executeCommand(id, ...args);
    },
  };
}

type Handler = (...args: readonly unknown[]) => unknown;

/** The compiler checked the table; at run time all there is to see is a function. */
function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** One place where a command's failure reaches the person. */
async function run(
  report: Report,
  handler: (...args: never[]) => unknown,
  args: unknown[],
): Promise<unknown> {
  try {
    const result: unknown = await Reflect.apply(handler, undefined, args);
    return result;
  } catch (error) {
    report.failure(error);
    return undefined;
  }
}
