import { isRecord } from '../../../core/base/json.ts';
import { shape, text } from '../../../core/base/shape.ts';
import type { Base } from './saving.ts';

/** What is kept over a reload of the window; VS Code's `Memento` is one. */
export interface Keep {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const key = 'ssmWorkbench.sessionPreferences.base';
const isBase = shape({ version: text, latest: text });

/**
 * Which version each editor's text was written on top of. VS Code keeps unsaved texts over a reload, and a conflict
 * must be seen then too. Holds versions, never texts.
 */
export class BaseMemory {
  readonly #keep: Keep;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  get(uri: string): Base | undefined {
    const base = this.#all()[uri];
    return isBase(base) ? base : undefined;
  }

  async set(uri: string, { version, latest }: Base): Promise<void> {
    await this.#keep.update(key, { ...this.#all(), [uri]: { version, latest } });
  }

  #all(): Readonly<Record<string, unknown>> {
    const all = this.#keep.get(key);
    return isRecord(all) ? all : {};
  }
}
