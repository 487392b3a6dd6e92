import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { adviceFor } from '../../core/model/advice.ts';
import { isActive, type TunnelStatus } from './model.ts';
import { beginLine, exitCodeOf, TaskLines } from './task.ts';
import type { Tunnel } from './tunnel.ts';

/** Where a task says something, and how it ends. */
export interface TaskOutput {
  readonly line: (text: string) => void;
  readonly end: (exitCode: number) => void;
}

/** A tunnel as a task sees it: one that was active already is joined, and left as it was. */
export interface TaskStart {
  readonly tunnel: Tunnel;
  readonly isOwn: boolean;
}

/** One run of a task: says what becomes of its tunnel, and ends when that does. */
export class TaskRun implements Disposable {
  readonly #output: TaskOutput;
  readonly #store = new DisposableStore();
  readonly #lines = new TaskLines();
  #start: TaskStart | undefined;
  #hasOpened = false;
  #isOver = false;

  constructor(output: TaskOutput) {
    this.#output = output;
  }

  /** @param start finds and starts the tunnel; what it throws ends the task */
  async begin(start: () => Promise<TaskStart>): Promise<void> {
    try {
      const started = await start();
      this.#start = started;
      if (this.#isOver) {
        await this.#stopOwn();
        return;
      }
      const { status } = started.tunnel;
      this.#output.line(beginLine(status.config));
      this.#store.add(started.tunnel.onDidChange((now) => this.#show(now)));
      this.#show(status);
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error: unknown): void {
    this.#output.line(`failed: ${adviceFor(error).sentence}`);
    this.#end(1);
  }

  /** The task was cancelled: a tunnel that it started is stopped with it. */
  async cancel(): Promise<void> {
    this.#isOver = true;
    this.dispose();
    await this.#stopOwn();
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #stopOwn(): Promise<void> {
    const { tunnel, isOwn = false } = this.#start ?? {};
    if (isOwn && tunnel !== undefined && isActive(tunnel.status.state)) await tunnel.stop();
  }

  #show(status: TunnelStatus): void {
    if (this.#isOver) return;
    if (status.state.kind === 'open') this.#hasOpened = true;
    const line = this.#lines.of(status);
    if (line !== undefined) this.#output.line(line);
    const exitCode = exitCodeOf(status.state, this.#hasOpened);
    if (exitCode !== undefined) this.#end(exitCode);
  }

  #end(exitCode: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.dispose();
    this.#output.end(exitCode);
  }
}
