import { throwIfAborted } from '../../core/base/abort.ts';
import { cancelled } from '../../core/base/errors.ts';
import type { TunnelConfig } from './config.ts';
import type { TunnelNode } from './model.ts';
import { NodeSession } from './nodeSession.ts';
import type { TunnelPorts } from './ports.ts';
import { sessionRequest } from './request.ts';

/** Starts the sessions of one run of a tunnel, on the node that was taken before while that can be. */
export class Connector {
  readonly #config: TunnelConfig;
  readonly #ports: TunnelPorts;
  readonly #avoid = new Set<string>();
  #node: TunnelNode | undefined;
  #hasAgreed = false;

  constructor(config: TunnelConfig, ports: TunnelPorts) {
    this.#config = config;
    this.#ports = ports;
  }

  /** The node of the latest session; undefined before one was found. */
  get node(): TunnelNode | undefined {
    return this.#node;
  }

  /** The service could not reach that node, whatever the lists say: another is to be found. */
  avoid(nodeId: string): void {
    this.#avoid.add(nodeId);
  }

  forgetAvoided(): void {
    this.#avoid.clear();
  }

  /**
   * Finds the node, asks once about production, and calls StartSession. Throws kind `cancelled` when the person
   * does not want production, and what the search for the node threw.
   *
   * @param found tells that a node was found and StartSession comes
   */
  async connect(localPort: number, signal: AbortSignal, found: () => void): Promise<NodeSession> {
    const kernel = await this.#ports.loadKernel();
    throwIfAborted(signal);
    const question = { target: this.#config.target, previous: this.#node?.id, avoid: this.#avoid };
    const node = await this.#ports.chooseNode(question, signal);
    throwIfAborted(signal);
    this.#node = node;
    await this.#agree(node);
    throwIfAborted(signal);
    found();
    return new NodeSession({ ...this.#ports, kernel }, sessionRequest(this.#config, node.id, localPort));
  }

  async #agree(node: TunnelNode): Promise<void> {
    if (this.#hasAgreed || (node.production ?? node.doubt) === undefined) return;
    this.#hasAgreed = await this.#ports.agree(node);
    if (!this.#hasAgreed) throw cancelled();
  }
}
