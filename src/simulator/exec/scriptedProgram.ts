import type { Clock } from '../../core/base/clock.ts';
import { Emitter } from '../../core/base/event.ts';
import type { Program } from './program.ts';
import type { ScriptedAnswer } from './scripted/scripted.ts';

/** A program of a scripted node: its answer is known, and comes as soon as somebody listens. */
export class ScriptedProgram implements Program {
  readonly #output = new Emitter<Buffer>();
  readonly #errors = new Emitter<Buffer>();
  readonly #exit = new Emitter<number>();
  readonly onOutput = this.#output.event;
  readonly onErrors = this.#errors.event;
  readonly onExit = this.#exit.event;
  #isDisposed = false;

  constructor(answer: ScriptedAnswer, clock: Clock) {
    clock.after(0, () => this.#tell(answer));
  }

  interrupt(): void {
    // It is over before anybody could.
  }

  pause(): void {
    // Answers are short.
  }

  resume(): void {
    // Answers are short.
  }

  dispose(): void {
    this.#isDisposed = true;
  }

  #tell({ stdout, stderr, exitCode }: ScriptedAnswer): void {
    if (this.#isDisposed) return;
    if (stdout !== '') this.#output.fire(Buffer.from(stdout, 'utf8'));
    if (stderr !== '') this.#errors.fire(Buffer.from(stderr, 'utf8'));
    this.#exit.fire(exitCode);
  }
}
