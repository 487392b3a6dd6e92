import type { Connections } from '../../core/aws/connection.ts';

/** How the demo fleet stands: not there, running behind another profile, or what the window works with. */
export type DemoState = 'off' | 'running' | 'current';

/**
 * Knows whether a demo fleet runs from its connection, which lives exactly as long. The first one counts: it is
 * the fleet's own, those after it are the same fleet in other Regions.
 */
export class DemoMemory {
  readonly #connections: Pick<Connections, 'current' | 'byId'>;
  #id = '';

  constructor(connections: Pick<Connections, 'current' | 'byId'>) {
    this.#connections = connections;
  }

  get state(): DemoState {
    const { current } = this.#connections;
    if (current?.isDemo === true) return 'current';
    return this.#connections.byId(this.#id) === undefined ? 'off' : 'running';
  }

  /** To be called after every change of the current connection. */
  look(): void {
    const { current } = this.#connections;
    if (current?.isDemo !== true || this.#connections.byId(this.#id) !== undefined) return;
    this.#id = current.id;
  }
}
