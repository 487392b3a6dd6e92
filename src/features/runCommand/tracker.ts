import type { Connections } from '../../core/aws/connection.ts';
import { AbortScope } from '../../core/base/abort.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, toDisposable, type Disposable } from '../../core/base/disposable.ts';
import { isCancelled } from '../../core/base/errors.ts';
import { Emitter } from '../../core/base/event.ts';
import type { CommandRef } from '../../core/model/refs.ts';
import { createCommandsApi } from './api.ts';
import { isTerminal, type Command } from './command.ts';
import { mayPass } from './watch.ts';

export interface TrackedCommand {
  readonly ref: CommandRef;
  readonly command: Command;
}

const lookEveryMs = 10_000;
const lookAfterFailureMs = 60_000;

/**
 * Keeps an eye on the commands that this window has sent, so that their end is told when nobody looks: one
 * ListCommands of one command every ten seconds, none while a panel watches it.
 */
export class CommandTracker implements Disposable {
  readonly #connections: Connections;
  readonly #clock: Clock;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  readonly #changed = this.#store.add(new Emitter<TrackedCommand>());
  readonly #finished = this.#store.add(new Emitter<TrackedCommand>());
  readonly #running = new Map<string, TrackedCommand>();
  readonly #watched = new Map<string, number>();
  readonly #timers = new Map<string, Disposable>();

  /** A command was sent, or stands otherwise than before. */
  readonly onDidChange = this.#changed.event;
  /** A command that this window has sent has ended while no panel was watching it. */
  readonly onDidFinish = this.#finished.event;

  constructor(connections: Connections, clock: Clock) {
    this.#connections = connections;
    this.#clock = clock;
  }

  /** Begins to look after a command that was just sent. */
  track(tracked: TrackedCommand): void {
    this.#running.set(tracked.ref.commandId, tracked);
    this.#changed.fire(tracked);
    this.#wait(tracked.ref.commandId, lookEveryMs);
  }

  /** A panel watches this command until the result is disposed. */
  attend(commandId: string): Disposable {
    this.#watched.set(commandId, (this.#watched.get(commandId) ?? 0) + 1);
    return toDisposable(() => {
      const left = (this.#watched.get(commandId) ?? 1) - 1;
      if (left > 0) this.#watched.set(commandId, left);
      else this.#watched.delete(commandId);
    });
  }

  /** What a panel that watches has seen: nothing has to be told of it. */
  seen(tracked: TrackedCommand, isOver: boolean): void {
    if (isOver) this.#forget(tracked.ref.commandId);
    this.#changed.fire(tracked);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) timer.dispose();
    this.#timers.clear();
    this.#store.dispose();
  }

  #wait(commandId: string, ms: number): void {
    if (this.#store.isDisposed) return;
    this.#timers.get(commandId)?.dispose();
    this.#timers.set(
      commandId,
      this.#clock.after(ms, () => void this.#look(commandId)),
    );
  }

  async #look(commandId: string): Promise<void> {
    const tracked = this.#running.get(commandId);
    if (tracked === undefined) return;
    const connection = this.#connections.byId(tracked.ref.connectionId);
    if (connection === undefined || this.#watched.has(commandId)) {
      this.#wait(commandId, lookEveryMs);
      return;
    }
    try {
      this.#take(tracked, await createCommandsApi(connection).command(commandId, this.#scope.signal));
    } catch (error) {
      if (!isCancelled(error)) this.#wait(commandId, mayPass(error) ? lookEveryMs : lookAfterFailureMs);
    }
  }

  #take(tracked: TrackedCommand, command: Command | undefined): void {
    const { ref } = tracked;
    // The panel may have seen the end while the answer was under way.
    if (!this.#running.has(ref.commandId)) return;
    if (command === undefined || !isTerminal(command.status)) {
      if (command !== undefined) this.#changed.fire({ ref, command });
      this.#wait(ref.commandId, lookEveryMs);
      return;
    }
    this.#forget(ref.commandId);
    this.#changed.fire({ ref, command });
    if (!this.#watched.has(ref.commandId)) this.#finished.fire({ ref, command });
  }

  #forget(commandId: string): void {
    this.#running.delete(commandId);
    this.#timers.get(commandId)?.dispose();
    this.#timers.delete(commandId);
  }
}
