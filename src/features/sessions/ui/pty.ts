import * as vscode from 'vscode';
import { DisposableStore } from '../../../core/base/disposable.ts';
import type { TerminalSession } from '../session.ts';

/** A session as VS Code's terminals see it. Closing the terminal terminates the session. */
export class SessionPseudoterminal implements vscode.Pseudoterminal {
  readonly #session: TerminalSession;
  readonly #closed: () => void;
  readonly #store = new DisposableStore();
  readonly #write = this.#store.add(new vscode.EventEmitter<string>());
  readonly #rename = this.#store.add(new vscode.EventEmitter<string>());
  readonly #close = this.#store.add(new vscode.EventEmitter<void>());
  readonly onDidWrite = this.#write.event;
  readonly onDidChangeName = this.#rename.event;
  readonly onDidClose = this.#close.event;
  #isClosed = false;

  /** @param closed called when the terminal is closed and terminating the session was tried */
  constructor(session: TerminalSession, closed: () => void) {
    this.#session = session;
    this.#closed = closed;
    this.#store.add(session.onDidWrite((text) => this.#write.fire(text)));
    this.#store.add(session.onDidChangeTitle((title) => this.#rename.fire(title)));
    this.#store.add(session.onDidFinish(() => this.#close.fire()));
  }

  /** The size is unknown while the terminal is hidden; it comes later. */
  open(size: vscode.TerminalDimensions | undefined): void {
    if (size !== undefined) this.setDimensions(size);
    this.#session.start();
  }

  setDimensions({ columns, rows }: vscode.TerminalDimensions): void {
    this.#session.resize(columns, rows);
  }

  handleInput(data: string): void {
    this.#session.type(data);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    void this.#session.terminate().finally(() => {
      this.#store.dispose();
      this.#closed();
    });
  }
}
