import { spawn, type ChildProcess } from 'node:child_process';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Emitter, type Event } from '../../core/base/event.ts';
import type { Environment } from './environment.ts';
import type { LiveProcesses } from './liveProcesses.ts';
import { endGroup, signalGroup } from './processGroup.ts';
import { killMarked } from './strays.ts';

/** A program on a node that is watched while it runs. Disposing ends it with everything it started. */
export interface Program extends Disposable {
  readonly onOutput: Event<Buffer>;
  readonly onErrors: Event<Buffer>;
  /** Its exit code, -1 after a signal. Told once; all data came before. */
  readonly onExit: Event<number>;
  interrupt(signal: 'SIGINT' | 'SIGQUIT'): void;
  /** Stops and goes on reading what it says; it waits meanwhile. */
  pause(): void;
  resume(): void;
}

export interface ProgramSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Environment;
  /** Variable in `env` that only this program and what it starts have. */
  readonly marker: { readonly name: string; readonly value: string };
}

/** After its end something that left its group may hold the pipes open; silence of this length ends the wait. */
const drainMs = 500;

/** A process without a terminal and without input, leader of a process group of its own. */
export class ProcessProgram implements Program {
  readonly #spec: ProgramSpec;
  readonly #clock: Clock;
  readonly #child: ChildProcess;
  readonly #timers = new DisposableStore();
  readonly #output = new Emitter<Buffer>();
  readonly #errors = new Emitter<Buffer>();
  readonly #exit = new Emitter<number>();
  readonly onOutput = this.#output.event;
  readonly onErrors = this.#errors.event;
  readonly onExit = this.#exit.event;
  #isPaused = false;
  #hasEnded = false;
  #heard = 0;

  constructor(spec: ProgramSpec, { clock, live }: { readonly clock: Clock; readonly live: LiveProcesses }) {
    this.#spec = spec;
    this.#clock = clock;
    this.#child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    live.track(this.#child);
    this.#listen();
  }

  interrupt(signal: 'SIGINT' | 'SIGQUIT'): void {
    if (!this.#hasEnded) signalGroup(this.#child, signal);
  }

  pause(): void {
    this.#isPaused = true;
    this.#child.stdout?.pause();
    this.#child.stderr?.pause();
  }

  resume(): void {
    this.#isPaused = false;
    this.#child.stdout?.resume();
    this.#child.stderr?.resume();
  }

  dispose(): void {
    if (!this.#hasEnded) this.#timers.add(endGroup(this.#child, this.#clock));
    killMarked(this.#spec.marker.name, this.#spec.marker.value);
  }

  #listen(): void {
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#said(this.#output, chunk));
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#said(this.#errors, chunk));
    this.#child.once('error', () => this.#ended(127));
    this.#child.once('exit', () => this.#leave());
    this.#child.once('close', (code) => this.#ended(code ?? -1));
  }

  #said(stream: Emitter<Buffer>, chunk: Buffer): void {
    this.#heard += 1;
    stream.fire(chunk);
  }

  /** What it left in the background ends with it. */
  #leave(): void {
    signalGroup(this.#child, 'SIGKILL');
    killMarked(this.#spec.marker.name, this.#spec.marker.value);
    this.#drain();
  }

  #drain(): void {
    const heard = this.#heard;
    const look = (): void => {
      if (this.#isPaused || this.#heard > heard) this.#drain();
      else for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.destroy();
    };
    this.#timers.add(this.#clock.after(drainMs, look));
  }

  #ended(code: number): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#timers.dispose();
    this.#exit.fire(code);
  }
}
