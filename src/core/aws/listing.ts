import type { Clock } from '../base/clock.ts';
import { Coalescer } from '../base/coalescer.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { Emitter } from '../base/event.ts';
import { Loader } from '../base/loader.ts';
import type { ListStatus } from '../model/tree.ts';
import type { Connection } from './connection.ts';

/** What a listing fills: pages go there while they come. */
export interface ListingTarget {
  /** Reads everything; calls {@link Listing.arrived} after each page. */
  load(connection: Connection, signal: AbortSignal): Promise<void>;
  /** Another connection: what was read is not to be shown any more. */
  clear(): void;
}

interface PromiseWithResolver {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

const redrawMilliseconds = 250;

/** Said while the service makes us wait; the calls go on by themselves. */
export const throttledNotice = 'AWS is throttling; going on more slowly.';

/**
 * Loads a list of the connection in force, page by page, when somebody looks. A switch or a refresh aborts
 * what runs. Rows are to be drawn again on `onDidChange`, which fires at the first page at once and then a few
 * times a second; that loading has begun changes the status only.
 */
export class Listing implements Disposable {
  readonly #disposables = new DisposableStore();
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #statusChanged = new Emitter<void>();
  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly #loader = this.#disposables.add(new Loader());
  readonly #redraw: Coalescer;
  readonly #target: ListingTarget;
  #connection: Connection | undefined;
  #throttling: Disposable | undefined;
  #isThrottled = false;
  #firstDraw: PromiseWithResolver | undefined;

  constructor(clock: Clock, target: ListingTarget) {
    this.#target = target;
    this.#redraw = this.#disposables.add(new Coalescer(clock, redrawMilliseconds, () => this.#draw()));
    this.#disposables.add(this.#loader.onDidChange(({ phase }) => this.#moved(phase)));
  }

  get connection(): Connection | undefined {
    return this.#connection;
  }

  get isLoading(): boolean {
    return this.#loader.isRunning;
  }

  /** Everything was read, and nothing failed. */
  get isComplete(): boolean {
    return this.#loader.state.phase === 'done';
  }

  get phase(): ListStatus['phase'] {
    const { phase } = this.#loader.state;
    if (phase === 'idle') return 'idle';
    return phase === 'running' ? 'loading' : 'settled';
  }

  get failure(): unknown {
    return this.#loader.state.phase === 'failed' ? this.#loader.state.error : undefined;
  }

  /** While a load has brought nothing to draw yet: resolves when it has, or when it ends in whatever way. */
  get firstDraw(): Promise<void> | undefined {
    return this.#firstDraw?.promise;
  }

  /** That the service makes us wait, while it does. */
  get notices(): readonly string[] {
    return this.#isThrottled && this.isLoading ? [throttledNotice] : [];
  }

  /** The same connection again (its credentials changed) keeps the rows until better ones come. */
  use(connection: Connection | undefined): void {
    if (connection?.id !== this.#connection?.id) this.#target.clear();
    this.#connection = connection;
    this.#throttling?.dispose();
    this.#throttling = connection?.onDidThrottle(() => this.#throttled());
    this.refresh();
  }

  /** Forgets that it has loaded; loading begins when rows are asked for. */
  refresh(): void {
    this.#loader.reset();
  }

  /** Loads unless that was done: called when rows are asked for. */
  ensure(): void {
    const connection = this.#connection;
    if (connection === undefined || connection.region === '' || this.#loader.state.phase !== 'idle') return;
    this.#isThrottled = false;
    this.#firstDraw = withResolver();
    this.#loader.start((signal) => this.#target.load(connection, signal));
  }

  /** A page was added. */
  arrived(): void {
    this.#redraw.request();
  }

  /** Something that a person did has to show at once. */
  redraw(): void {
    this.#redraw.now();
  }

  dispose(): void {
    this.#throttling?.dispose();
    this.#disposables.dispose();
    this.#changed.dispose();
    this.#statusChanged.dispose();
    this.#drawn();
  }

  #moved(phase: string): void {
    if (phase !== 'running') {
      this.#redraw.now();
      return;
    }
    // The first page shows at once, however short ago something else was drawn.
    this.#redraw.rested();
    this.#statusChanged.fire();
  }

  #draw(): void {
    this.#changed.fire();
    this.#statusChanged.fire();
    this.#drawn();
  }

  #drawn(): void {
    this.#firstDraw?.resolve();
    this.#firstDraw = undefined;
  }

  #throttled(): void {
    if (this.#isThrottled || !this.isLoading) return;
    this.#isThrottled = true;
    this.#statusChanged.fire();
  }
}

function withResolver(): PromiseWithResolver {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
