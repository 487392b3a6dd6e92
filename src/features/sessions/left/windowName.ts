import { randomUUID } from 'node:crypto';
import { messageOf } from '../../../core/base/errors.ts';
import type { Log } from '../../../core/base/log.ts';

/** What is kept over a reload of the window; VS Code's `Memento` is one. */
export interface Keep {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const key = 'ssmWorkbench.sessions.window';

/**
 * What a window is called in its record: the same name before and after a reload, and of another workspace another
 * one. It is kept in `workspaceState`, which each workspace has its own of, also the windows without a folder.
 */
export class WindowName {
  readonly #keep: Keep;
  readonly #log: Log;

  constructor(keep: Keep, log: Log) {
    this.#keep = keep;
    this.#log = log;
  }

  /** Undefined where no session was ever opened. */
  get known(): string | undefined {
    const name = this.#keep.get(key);
    return typeof name === 'string' ? name : undefined;
  }

  given(): string {
    const { known } = this;
    if (known !== undefined) return known;
    const name = randomUUID();
    this.#keep.update(key, name).then(undefined, (error: unknown) => {
      this.#log.warn(`The window’s name was not kept: ${messageOf(error)}`);
    });
    return name;
  }
}
