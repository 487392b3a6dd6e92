import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import type { TerminalSession } from '../session.ts';

/**
 * Shows a session in the integrated terminal. Closing the terminal terminates the session; `closed` is called
 * when that is done.
 */
export function openTerminal(node: NodeRef, session: TerminalSession, closed: () => void): Disposable {
  const pty = new SessionPseudoterminal(session, closed);
  const color = node.production ? new vscode.ThemeColor('terminal.ansiRed') : undefined;
  const terminal = vscode.window.createTerminal({
    name: session.title,
    pty,
    iconPath: new vscode.ThemeIcon('remote'),
    isTransient: true,
    ...(color === undefined ? {} : { color }),
  });
  terminal.show();
  return terminal;
}

class SessionPseudoterminal implements vscode.Pseudoterminal {
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
