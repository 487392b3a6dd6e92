import * as vscode from 'vscode';
import type { ContextKey, ContextKeys } from './tables/context.ts';

/** Sets a `when`-clause key; typed by the table. */
export async function setContext<K extends ContextKey>(key: K, value: ContextKeys[K]): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}

/** Sets keys of one owner; what is already so is not said again, for each time costs a message to the window. */
export class ContextMemory {
  readonly #last = new Map<ContextKey, ContextKeys[ContextKey]>();

  set<K extends ContextKey>(key: K, value: ContextKeys[K]): void {
    if (this.#last.get(key) === value) return;
    this.#last.set(key, value);
    void setContext(key, value);
  }
}
