import * as vscode from 'vscode';
import type { ContextKey, ContextKeys } from './tables/context.ts';

/** Sets a `when`-clause key; typed by the table. */
export async function setContext<K extends ContextKey>(key: K, value: ContextKeys[K]): Promise<void> {
  await vscode.commands.executeCommand('setContext', key, value);
}
