import * as vscode from 'vscode';
import { DisposableStore } from '../../../core/base/disposable.ts';
import { taskExitCode } from '../outcome.ts';
import type { TerminalSession } from '../session.ts';

export interface PseudoterminalOptions {
  /** What the person typed; default: it goes to the session. */
  readonly typed?: (text: string) => void;
  /** A task is over when its session is, with the command's exit code. */
  readonly isTask?: boolean;
  /** The terminal was closed, and terminating the session was tried. */
  readonly closed: () => void;
}

/** A session as VS Code's terminals see it. Closing the terminal terminates the session. */
export class SessionPseudoterminal implements vscode.Pseudoterminal {
  readonly #session: TerminalSession;
  readonly #options: PseudoterminalOptions;
  readonly #store = new DisposableStore();
  readonly #write = this.#store.add(new vscode.EventEmitter<string>());
  readonly #rename = this.#store.add(new vscode.EventEmitter<string>());
  readonly #close = this.#store.add(new vscode.EventEmitter<number | undefined>());
  readonly onDidWrite = this.#write.event;
  readonly onDidChangeName = this.#rename.event;
  readonly onDidClose: vscode.Event<number | undefined> = this.#close.event;
  #isClosed = false;

  constructor(session: TerminalSession, options: PseudoterminalOptions) {
    this.#session = session;
    this.#options = options;
    this.#store.add(session.onDidWrite((text) => this.#write.fire(text)));
    this.#store.add(session.onDidChangeTitle((title) => this.#rename.fire(title)));
    this.#store.add(session.onDidFinish(() => this.#over(undefined)));
    if (options.isTask === true)
      this.#store.add(session.onDidEnd((outcome) => this.#over(taskExitCode(outcome))));
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
    const { typed } = this.#options;
    if (typed === undefined) this.#session.type(data);
    else typed(data);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    void this.#session.terminate().finally(() => {
      this.#store.dispose();
      this.#options.closed();
    });
  }

  /** VS Code calls close() for terminals that a person closes, not for those that close themselves. */
  #over(exitCode: number | undefined): void {
    this.#close.fire(exitCode);
    this.close();
  }
}
