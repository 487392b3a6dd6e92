import type { Command } from './command.ts';

/** How much history is kept. */
export interface HistoryLimits {
  readonly commands: number;
  /** Over all commands, because their output is what takes memory. */
  readonly invocations: number;
}

export const defaultHistory: HistoryLimits = { commands: 1_000, invocations: 20_000 };

/** Sent commands, newest first. The oldest finished ones are forgotten beyond the limits. */
export class CommandStore {
  readonly #limits: HistoryLimits;
  readonly #commands = new Map<string, Command>();

  constructor(limits: HistoryLimits = defaultHistory) {
    this.#limits = limits;
  }

  add(command: Command): void {
    this.#commands.set(command.head.id, command);
    this.#forget();
  }

  find(id: string): Command | undefined {
    return this.#commands.get(id);
  }

  get newestFirst(): readonly Command[] {
    return [...this.#commands.values()].reverse();
  }

  #forget(): void {
    let invocations = 0;
    for (const command of this.#commands.values()) invocations += command.tally.total;
    for (const [id, command] of this.#commands) {
      if (this.#commands.size <= this.#limits.commands && invocations <= this.#limits.invocations) return;
      if (!command.isComplete) continue;
      this.#commands.delete(id);
      invocations -= command.tally.total;
    }
  }
}
