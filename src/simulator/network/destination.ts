import type { SimulatedNode } from '../system.ts';

/** A port as a node sees it. */
export interface Destination {
  readonly node: SimulatedNode;
  /** Undefined: the node itself. */
  readonly host: string | undefined;
  readonly port: number;
}
