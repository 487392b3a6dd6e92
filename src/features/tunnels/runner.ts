import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { TunnelList } from './list.ts';
import { isActive, type TunnelStatus } from './model.ts';
import type { TunnelPorts } from './ports.ts';
import type { TunnelEntry } from './saved.ts';
import { Tunnel } from './tunnel.ts';

export type StartedEntry = Extract<TunnelEntry, { kind: 'tunnel' }>;

/** Makes what a tunnel asks of the world; throws when there is no connection for it. */
export type PortsOf = (entry: StartedEntry) => TunnelPorts;

interface Started extends Disposable {
  readonly entry: StartedEntry;
  readonly tunnel: Tunnel;
}

/** The tunnels that were started in this window, and what the view is told of them. */
export class TunnelRunner implements Disposable {
  readonly #list: TunnelList;
  readonly #portsOf: PortsOf;
  readonly #started = new Map<string, Started>();

  constructor(list: TunnelList, portsOf: PortsOf) {
    this.#list = list;
    this.#portsOf = portsOf;
  }

  /** As they stand now, with bytes of this moment. */
  get statuses(): ReadonlyMap<string, TunnelStatus> {
    return new Map([...this.#started].map(([id, { tunnel }]) => [id, tunnel.status]));
  }

  tunnel(id: string): Tunnel | undefined {
    return this.#started.get(id)?.tunnel;
  }

  isActive(id: string): boolean {
    const tunnel = this.tunnel(id);
    return tunnel !== undefined && isActive(tunnel.status.state);
  }

  /**
   * Starts a tunnel as its entry says now; one that is active already is left alone.
   *
   * @param differs what this start wants otherwise, a task for example
   */
  start(entry: StartedEntry, differs: Partial<TunnelPorts> = {}): Tunnel {
    const before = this.#started.get(entry.id);
    if (before !== undefined && isActive(before.tunnel.status.state)) return before.tunnel;
    const tunnel = new Tunnel(entry.config, { ...this.#portsOf(entry), ...differs });
    before?.dispose();
    const store = new DisposableStore();
    store.add(tunnel);
    store.add(tunnel.onDidChange((status) => this.#list.setStatus(entry, status)));
    this.#started.set(entry.id, { entry, tunnel, dispose: () => store.dispose() });
    void tunnel.start();
    return tunnel;
  }

  /** Waits for one that is just being stopped: who starts it again would be given what is on its way out. */
  async stopped(id: string): Promise<void> {
    const tunnel = this.tunnel(id);
    if (tunnel?.status.state.kind === 'stopping') await tunnel.stop();
  }

  async stop(id: string): Promise<void> {
    await this.tunnel(id)?.stop();
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#started.values()].map(({ tunnel }) => tunnel.stop()));
  }

  /** Somebody signed in, or the network is back. */
  retryNow(): void {
    for (const { tunnel } of this.#started.values()) tunnel.retryNow();
  }

  dispose(): void {
    for (const started of this.#started.values()) started.dispose();
    this.#started.clear();
  }
}
