import { spawn, type ChildProcess } from 'node:child_process';
import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore } from '../../../core/base/disposable.ts';
import { Emitter } from '../../../core/base/event.ts';
import type { Environment } from '../environment.ts';
import type { LiveProcesses } from '../liveProcesses.ts';
import { endGroup, signalGroup } from '../processGroup.ts';
import { exitCodeOf } from '../runProcess.ts';
import { killMarked } from '../strays.ts';
import { announcing, type PtyMaker } from './scriptProgram.ts';
import type { Terminal, TerminalSize } from './terminal.ts';

export interface ShellSpec {
  readonly shell: string;
  /** Runs instead of an interactive shell. */
  readonly command: string | undefined;
  readonly cwd: string;
  readonly env: Environment;
  /** Variable in `env` that only this terminal's processes have. */
  readonly marker: { readonly name: string; readonly value: string };
}

export interface ShellSurroundings {
  readonly clock: Clock;
  readonly live: LiveProcesses;
}

/** Input that the pseudo-terminal has not taken yet; more than this is refused for the time being. */
const maxBufferedInput = 256 * 1024;

/** A shell in a real pseudo-terminal, made by `script`. */
export class PtyTerminal implements Terminal {
  readonly #maker: PtyMaker;
  readonly #spec: ShellSpec;
  readonly #child: ChildProcess;
  readonly #timers = new DisposableStore();
  readonly #clock: Clock;
  readonly #data = new Emitter<Buffer>();
  readonly #exit = new Emitter<number>();
  readonly onData = this.#data.event;
  readonly onExit = this.#exit.event;
  #device: string | undefined;
  #size: TerminalSize | undefined;
  #isSizing = false;
  /** Input behind a size that is to be set: what reads it sees the terminal as it was when it was typed. */
  readonly #held: Uint8Array[] = [];
  #hasEnded = false;

  constructor(maker: PtyMaker, spec: ShellSpec, { clock, live }: ShellSurroundings) {
    this.#maker = maker;
    this.#spec = spec;
    this.#clock = clock;
    this.#child = spawn(maker.command, maker.args(announcing(spec)), {
      cwd: spec.cwd,
      env: { ...spec.env, SHELL: spec.shell },
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    });
    live.track(this.#child);
    this.#listen();
  }

  get isReady(): boolean {
    const held = this.#held.reduce((sum, { length }) => sum + length, 0);
    const buffered = held + (this.#child.stdin?.writableLength ?? 0);
    return this.#device !== undefined && !this.#hasEnded && buffered < maxBufferedInput;
  }

  write(bytes: Uint8Array): void {
    if (this.#device === undefined || this.#isSizing) this.#held.push(bytes);
    else this.#child.stdin?.write(bytes);
  }

  resize(size: TerminalSize): void {
    this.#size = size;
    this.#applySize();
  }

  pause(): void {
    this.#child.stdout?.pause();
  }

  resume(): void {
    this.#child.stdout?.resume();
  }

  dispose(): void {
    if (!this.#hasEnded) {
      // The hang-up of a terminal that is closed, and an end for what ignores it.
      signalGroup(this.#child, 'SIGHUP');
      this.#timers.add(endGroup(this.#child, this.#clock));
    }
    killMarked(this.#spec.marker.name, this.#spec.marker.value);
  }

  #listen(): void {
    const { stdin, stdout, stdio } = this.#child;
    // The shell may end while input is on its way: there is nobody left to take it.
    stdin?.on('error', () => undefined);
    stdout?.on('data', (chunk: Buffer) => this.#data.fire(chunk));
    stdio[3]?.once('data', (chunk: Buffer) => this.#started(chunk.toString('utf8').trim()));
    // Without a word on it there is no `tty` program: the shell runs, only its size cannot be set.
    stdio[3]?.once('end', () => this.#started(this.#device ?? ''));
    this.#child.once('error', () => this.#ended(127));
    this.#child.once('close', (code, signal) => this.#ended(exitCodeOf(code, signal)));
    this.#child.once('exit', () => this.#leave());
  }

  /** Jobs in the background hold the terminal open, so they go first; then the streams end. */
  #leave(): void {
    killMarked(this.#spec.marker.name, this.#spec.marker.value);
    this.resume();
  }

  #started(device: string): void {
    this.#device = device;
    this.#applySize();
    this.#release();
  }

  #ended(code: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#timers.dispose();
    this.#exit.fire(code);
  }

  #release(): void {
    for (const bytes of this.#held.splice(0)) this.write(bytes);
  }

  /** One `stty` at a time; of sizes that come meanwhile the last one counts. */
  #applySize(): void {
    const size = this.#size;
    if (size === undefined || this.#isSizing || this.#hasEnded || this.#device?.startsWith('/') !== true)
      return;
    this.#isSizing = true;
    this.#size = undefined;
    const { stty, sttyDevice } = this.#maker;
    const args = [sttyDevice, this.#device, 'cols', String(size.cols), 'rows', String(size.rows)];
    const done = (): void => {
      this.#isSizing = false;
      this.#release();
      this.#applySize();
    };
    spawn(stty, args, { stdio: 'ignore' }).once('error', done).once('exit', done);
  }
}
