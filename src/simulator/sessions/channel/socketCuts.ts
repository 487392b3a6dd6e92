import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Faults, SocketCut } from '../../faults/faults.ts';

export type CutFaults = Pick<Faults, 'channel' | 'onDidChange' | 'onDidCutSockets'>;

/** Ends all open sockets when somebody asks for it, and as often as the faults say. */
export class SocketCuts implements Disposable {
  readonly #faults: CutFaults;
  readonly #clock: Clock;
  readonly #cut: (how: SocketCut) => void;
  readonly #subscriptions = new DisposableStore();
  readonly #timers = new DisposableStore();

  constructor(faults: CutFaults, clock: Clock, cut: (how: SocketCut) => void) {
    this.#faults = faults;
    this.#clock = clock;
    this.#cut = cut;
    this.#subscriptions.add(faults.onDidCutSockets(cut));
    this.#subscriptions.add(faults.onDidChange(() => this.#schedule()));
    this.#schedule();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#timers.dispose();
  }

  #schedule(): void {
    const { closeSocketsEvery, dropSocketsEvery } = this.#faults.channel;
    this.#timers.clear();
    this.#repeat('close', closeSocketsEvery);
    this.#repeat('drop', dropSocketsEvery);
  }

  #repeat(how: SocketCut, every: number): void {
    if (every === 0) return;
    const timer = this.#clock.after(every, () => {
      this.#timers.delete(timer);
      this.#repeat(how, every);
      this.#cut(how);
    });
    this.#timers.add(timer);
  }
}
