import { Emitter } from '../../../../src/core/base/event.ts';
import type { Program } from '../../../../src/simulator/exec/program.ts';
import type { ProgramRequest, Programs } from '../../../../src/simulator/exec/programs.ts';

/** A program that says what a test has it say. */
export class FakeProgram implements Program {
  readonly #output = new Emitter<Buffer>();
  readonly #errors = new Emitter<Buffer>();
  readonly #exit = new Emitter<number>();
  readonly onOutput = this.#output.event;
  readonly onErrors = this.#errors.event;
  readonly onExit = this.#exit.event;
  readonly signals: string[] = [];
  isPaused = false;
  isDisposed = false;

  interrupt(signal: string): void {
    this.signals.push(signal);
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  dispose(): void {
    this.isDisposed = true;
  }

  say(text: string | Buffer): void {
    this.#output.fire(Buffer.from(text));
  }

  complain(text: string | Buffer): void {
    this.#errors.fire(Buffer.from(text));
  }

  exit(code = 0): void {
    this.#exit.fire(code);
  }
}

export interface FakePrograms extends Programs {
  /** In the order of their start. */
  readonly started: readonly FakeProgram[];
  readonly requests: readonly ProgramRequest[];
}

export function fakePrograms(): FakePrograms {
  const started: FakeProgram[] = [];
  const requests: ProgramRequest[] = [];
  return {
    started,
    requests,
    start(request) {
      const program = new FakeProgram();
      started.push(program);
      requests.push(request);
      return Promise.resolve(program);
    },
  };
}
