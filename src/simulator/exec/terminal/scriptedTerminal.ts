import type { Clock } from '../../../core/base/clock.ts';
import { Emitter } from '../../../core/base/event.ts';
import type { ScriptedContext, ScriptedShell } from '../scripted/scripted.ts';
import { LineEditor, screenLines } from './lineEditor.ts';
import type { Terminal } from './terminal.ts';

/** A terminal on a scripted node: answers line by line, runs nothing. */
export class ScriptedTerminal implements Terminal {
  readonly #shell: ScriptedShell;
  readonly #context: ScriptedContext;
  readonly #command: string | undefined;
  readonly #editor: LineEditor;
  readonly #data = new Emitter<Buffer>();
  readonly #exit = new Emitter<number>();
  readonly onData = this.#data.event;
  readonly onExit = this.#exit.event;
  #hasStarted = false;
  #hasEnded = false;

  /** @param command runs instead of what is typed, and ends the terminal */
  constructor(shell: ScriptedShell, context: ScriptedContext, clock: Clock, command?: string) {
    this.#shell = shell;
    this.#context = context;
    this.#command = command;
    this.#editor = new LineEditor({
      echo: (text) => this.#show(text),
      line: (text) => this.#run(text),
      interrupt: () => this.#prompt(),
      end: () => this.#end(0),
    });
    clock.after(0, () => this.#start());
  }

  get isReady(): boolean {
    return this.#hasStarted && !this.#hasEnded;
  }

  write(bytes: Uint8Array): void {
    this.#editor.write(bytes);
  }

  resize(): void {
    // Nothing here depends on the size.
  }

  pause(): void {
    // Answers are short.
  }

  resume(): void {
    // Answers are short.
  }

  dispose(): void {
    this.#hasEnded = true;
  }

  #start(): void {
    if (this.#hasEnded) return;
    this.#hasStarted = true;
    if (this.#command !== undefined) {
      this.#end(this.#answer(this.#command));
      return;
    }
    this.#show(screenLines(this.#shell.greeting(this.#context)));
    this.#prompt();
  }

  #run(line: string): void {
    const exit = /^\s*exit(?:\s+(\d+))?\s*$/i.exec(line);
    if (exit !== null) {
      this.#end(Number(exit[1] ?? 0));
      return;
    }
    this.#answer(line);
    this.#prompt();
  }

  /** Shows what a line says, and gives its exit code. */
  #answer(line: string): number {
    const { stdout, stderr, exitCode } = this.#shell.run([line], this.#context);
    this.#show(screenLines(stdout + stderr));
    return exitCode;
  }

  #prompt(): void {
    this.#show(this.#shell.prompt(this.#context));
  }

  #show(text: string): void {
    if (!this.#hasEnded && text !== '') this.#data.fire(Buffer.from(text, 'utf8'));
  }

  #end(code: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#exit.fire(code);
  }
}
