import { AbortScope } from '../../core/base/abort.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { Connection, Connections } from '../../core/aws/connection.ts';
import type { DemoAddress } from './line.ts';
import type { DemoCommand, DemoProcess, StartDemo } from './process.ts';

export interface DemoFleetParts {
  readonly connections: Pick<Connections, 'use' | 'current'>;
  readonly clock: Clock;
  readonly command: DemoCommand;
  readonly start: StartDemo;
  /** Told whenever a fleet begins or ends to run. */
  readonly onRunning: (running: boolean) => void;
  /** Told when the fleet ended without having been stopped. */
  readonly onCrash: () => void;
}

/** The one demo fleet of a window: started at most once at a time, and connected to. */
export class DemoFleet implements Disposable {
  readonly #parts: DemoFleetParts;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  #process: DemoProcess | undefined;
  #connection: Connection | undefined;
  #starting: Promise<void> | undefined;

  constructor(parts: DemoFleetParts) {
    this.#parts = parts;
  }

  get isRunning(): boolean {
    return this.#process !== undefined;
  }

  /** Starts the fleet and connects to it; connects again when it runs already. Rejects with a sentence. */
  async start(signal: AbortSignal): Promise<void> {
    if (this.#process !== undefined) {
      this.#connect(this.#process.address);
      return;
    }
    this.#starting ??= this.#launch(signal).finally(() => (this.#starting = undefined));
    await this.#starting;
  }

  /** Ends the fleet; resolves when its process is gone. The window goes back to the profile of the settings. */
  async stop(): Promise<void> {
    const running = this.#process;
    if (running === undefined) return;
    this.#forget();
    running.stop();
    await running.ended;
  }

  dispose(): void {
    this.#store.dispose();
    this.#process?.stop();
    this.#process = undefined;
  }

  async #launch(signal: AbortSignal): Promise<void> {
    const { command, clock, start, connections } = this.#parts;
    const before = connections.current;
    const running = await start(command, clock, AbortSignal.any([signal, this.#scope.signal]));
    if (this.#store.isDisposed) {
      running.stop();
      return;
    }
    this.#process = running;
    void running.ended.then(() => this.#onEnded(running));
    // Whoever chose a profile while it was starting keeps that; the fleet is there to be switched to.
    if (connections.current === before) this.#connect(running.address);
    this.#parts.onRunning(true);
  }

  #onEnded(ended: DemoProcess): void {
    if (this.#process !== ended) return;
    this.#forget();
    this.#parts.onCrash();
  }

  #connect({ endpoint, region, accessKeyId, secretAccessKey }: DemoAddress): void {
    const credentials = { accessKeyId, secretAccessKey };
    this.#connection = this.#parts.connections.use({ credentials, endpoint, region, label: 'Demo fleet' });
  }

  /** Whoever chose another profile meanwhile keeps it. */
  #forget(): void {
    const { connections } = this.#parts;
    const { current } = connections;
    this.#process = undefined;
    if (current?.isDemo === true) {
      connections.use(undefined);
      // In another Region it is a connection of its own.
      current.dispose();
    }
    this.#connection?.dispose();
    this.#connection = undefined;
    this.#parts.onRunning(false);
  }
}
