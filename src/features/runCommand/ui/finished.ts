import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import type { CommandRef } from '../../../core/model/refs.ts';
import { finishedWords } from '../sentences.ts';
import type { TrackedCommand } from '../tracker.ts';
import { count } from '../../../core/base/words.ts';

/**
 * Tells the end of commands that nobody was watching: a notification, and a badge on the Commands view until
 * the view or the result is looked at.
 */
export class FinishedCommands implements Disposable {
  readonly #view: vscode.TreeView<unknown>;
  readonly #open: (ref: CommandRef) => void;
  readonly #unseen = new Set<string>();

  constructor(view: vscode.TreeView<unknown>, open: (ref: CommandRef) => void) {
    this.#view = view;
    this.#open = open;
  }

  async tell({ ref, command }: TrackedCommand): Promise<void> {
    if (!this.#view.visible) this.#unseen.add(ref.commandId);
    this.#show();
    const openResult = 'Open Result';
    const words = finishedWords(command);
    const show =
      command.status === 'Success' ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
    if ((await show(words, openResult)) === openResult) this.#open(ref);
  }

  /** The person has seen this one, or all of them. */
  seen(ref?: CommandRef): void {
    if (ref === undefined) this.#unseen.clear();
    else this.#unseen.delete(ref.commandId);
    this.#show();
  }

  dispose(): void {
    this.#unseen.clear();
  }

  #show(): void {
    const value = this.#unseen.size;
    this.#view.badge = value === 0 ? undefined : { value, tooltip: `${count(value, 'command')} finished` };
  }
}
