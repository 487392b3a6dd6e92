import type { ChildProcess } from 'node:child_process';
import type { Disposable } from '../../core/base/disposable.ts';
import { signalGroup } from './processGroup.ts';

/** The process groups that run on behalf of the fleet. Disposing kills them all at once, without a grace. */
export class LiveProcesses implements Disposable {
  readonly #children = new Set<ChildProcess>();
  #isDisposed = false;

  get count(): number {
    return this.#children.size;
  }

  /** Watches a child that was spawned `detached` until it ends. */
  track(child: ChildProcess): void {
    if (child.pid === undefined) return;
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    if (this.#isDisposed) signalGroup(child, 'SIGKILL');
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const child of this.#children) signalGroup(child, 'SIGKILL');
  }
}
