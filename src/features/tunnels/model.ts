import { doubtSentence } from '../../core/model/production.ts';
import type { TunnelConfig } from './config.ts';

/** A node that a tunnel goes through, as far as it could be read. */
export interface TunnelNode {
  readonly id: string;
  /** EC2 Name tag, else the agent's, else the id. */
  readonly name: string;
  /** What makes it production, as a sentence; absent: nothing known does. */
  readonly production?: string;
  /** Why nobody can say whether it is production; absent: it is known. */
  readonly doubt?: string;
  /** How many online nodes have the tag; absent for a node that was named. */
  readonly matches?: number;
}

/** Where a tunnel stands. */
export type TunnelState =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'starting'; readonly step: 'port' | 'node' | 'session' }
  /** The session is open: connections go through. */
  | { readonly kind: 'open' }
  /** The socket was lost; connections wait. */
  | { readonly kind: 'reconnecting'; readonly cause: string; readonly needsSignIn: boolean }
  /** There is no session. The port listens, and the next connection starts another one. */
  | { readonly kind: 'waiting'; readonly sentence: string; readonly needsSignIn: boolean }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'stopping' };

/** Bytes to and from the node and connections, over all sessions of a tunnel since its start. */
export interface Traffic {
  readonly sent: number;
  readonly received: number;
  readonly open: number;
  readonly total: number;
}

export const noTraffic: Traffic = { sent: 0, received: 0, open: 0, total: 0 };

/** Everything that is shown of a tunnel that was started. */
export interface TunnelStatus {
  /** As it was when it started: the settings may say something else meanwhile. */
  readonly config: TunnelConfig;
  readonly state: TunnelState;
  /** The port that listens on 127.0.0.1; undefined when none does. */
  readonly port: number | undefined;
  readonly node: TunnelNode | undefined;
  readonly sessionId: string | undefined;
  /** Milliseconds since the epoch, of the session. */
  readonly since: number | undefined;
  /** Profile and Region, as the status bar shows them. */
  readonly connection: string;
  readonly traffic: Traffic;
  /** Why the node could not connect the latest connection; undefined when bytes came back since. */
  readonly trouble: string | undefined;
}

/** Whether there is something to stop. */
export function isActive({ kind }: TunnelState): boolean {
  return kind !== 'stopped' && kind !== 'failed';
}

export function sumOf(one: Traffic, other: Traffic): Traffic {
  return {
    sent: one.sent + other.sent,
    received: one.received + other.received,
    open: one.open + other.open,
    total: one.total + other.total,
  };
}

/** What makes a node production, or that nobody knows, as sentences; empty: nothing known does. */
export function productionWords({ id, production, doubt }: TunnelNode): string {
  return production ?? (doubt === undefined ? '' : doubtSentence(doubt, id));
}
