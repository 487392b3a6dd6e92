import type { NodeRef } from '../../core/model/refs.ts';
import type { ChannelEnd, ChannelState } from '../../core/session/channel/state.ts';

/** A node that can be chosen for a session. */
export interface OnlineNode {
  readonly id: string;
  /** EC2 Name tag, else the computer's name, else the id. */
  readonly name: string;
  readonly platform: NodeRef['platform'];
  /** Operating system and address, for the eye. */
  readonly about: string;
}

/** Where a session stands, as the person sees it. */
export type SessionPhase =
  /** StartSession was called. */
  | { readonly kind: 'starting' }
  /** The socket is being opened, or the agent has not answered yet. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | {
      readonly kind: 'reconnecting';
      readonly attempt: number;
      readonly cause: string;
      readonly error?: unknown;
    }
  | { readonly kind: 'ended'; readonly ending: Ending };

export type Ending =
  | ChannelEnd
  /** StartSession failed, or our own code did, before or after it answered. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** The phase of a session whose channel is in that state. */
export function phaseOf(state: ChannelState): SessionPhase {
  switch (state.kind) {
    case 'connecting':
    case 'handshaking':
      return { kind: 'connecting' };
    case 'open':
      return { kind: 'connected' };
    case 'reconnecting': {
      const { attempt, cause, error } = state.retry;
      const phase = { kind: 'reconnecting', attempt, cause } as const;
      return error === undefined ? phase : { ...phase, error };
    }
    case 'closed':
      return { kind: 'ended', ending: state.end };
  }
}

/**
 * Whether TerminateSession is still due for a session that ended so: the service knows of its own endings, not
 * of those on our side.
 */
export function livesOn(ending: Ending): boolean {
  return ending.kind !== 'closed' && ending.kind !== 'gone';
}

const shortestKeepAlive = 5;
const longestKeepAlive = 300;

/** Milliseconds of the setting, which anybody may have written by hand. */
export function keepAliveMilliseconds(seconds: number): number {
  return 1000 * Math.min(longestKeepAlive, Math.max(shortestKeepAlive, seconds));
}
