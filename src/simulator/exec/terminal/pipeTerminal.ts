import { spawn, type ChildProcess } from 'node:child_process';
import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore } from '../../../core/base/disposable.ts';
import { Emitter } from '../../../core/base/event.ts';
import { endGroup, signalGroup } from '../processGroup.ts';
import { exitCodeOf } from '../runProcess.ts';
import { killMarked } from '../strays.ts';
import { LineEditor, screenLines } from './lineEditor.ts';
import type { ShellSpec, ShellSurroundings } from './ptyTerminal.ts';
import type { Terminal } from './terminal.ts';

const notice =
  'This computer has no usable `script` program, so the demo node offers line mode: no full-screen programs, ' +
  'no completion, no change of size.\r\n';

/** A real shell without a pseudo-terminal: line mode, and it says so. */
export class PipeTerminal implements Terminal {
  readonly #spec: ShellSpec;
  readonly #clock: Clock;
  readonly #child: ChildProcess;
  readonly #timers = new DisposableStore();
  readonly #editor: LineEditor;
  readonly #data = new Emitter<Buffer>();
  readonly #exit = new Emitter<number>();
  readonly onData = this.#data.event;
  readonly onExit = this.#exit.event;
  #hasEnded = false;

  constructor(spec: ShellSpec, { clock, live }: ShellSurroundings) {
    this.#spec = spec;
    this.#clock = clock;
    this.#child = spawn(spec.shell, spec.command === undefined ? ['-i'] : ['-c', spec.command], {
      cwd: spec.cwd,
      env: { ...spec.env, TERM: 'dumb' },
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#editor = new LineEditor({
      echo: (text) => this.#show(text),
      line: (text) => this.#child.stdin?.write(`${text}\n`),
      interrupt: () => signalGroup(this.#child, 'SIGINT'),
      end: () => this.#child.stdin?.end(),
    });
    live.track(this.#child);
    this.#listen();
  }

  get isReady(): boolean {
    return !this.#hasEnded;
  }

  write(bytes: Uint8Array): void {
    this.#editor.write(bytes);
  }

  resize(): void {
    // Line mode has no size.
  }

  pause(): void {
    this.#child.stdout?.pause();
  }

  resume(): void {
    this.#child.stdout?.resume();
  }

  dispose(): void {
    if (!this.#hasEnded) this.#timers.add(endGroup(this.#child, this.#clock));
    killMarked(this.#spec.marker.name, this.#spec.marker.value);
  }

  #listen(): void {
    const { stdin, stdout, stderr } = this.#child;
    // The shell may end while input is on its way: there is nobody left to take it.
    stdin?.on('error', () => undefined);
    for (const stream of [stdout, stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#show(screenLines(text)));
    }
    this.#child.once('spawn', () => this.#show(notice));
    this.#child.once('error', () => this.#ended(127));
    this.#child.once('exit', () => {
      signalGroup(this.#child, 'SIGKILL');
      this.resume();
    });
    this.#child.once('close', (code, signal) => this.#ended(exitCodeOf(code, signal)));
  }

  #show(text: string): void {
    this.#data.fire(Buffer.from(text, 'utf8'));
  }

  #ended(code: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#timers.dispose();
    this.#exit.fire(code);
  }
}
