import type { ChannelEnd, ChannelState } from '../channel/state.ts';

/** Where a session stands, from StartSession on. */
export type SessionPhase =
  /** StartSession was called. */
  | { readonly kind: 'starting' }
  /** The socket is being opened, or the agent has not answered yet. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected' }
  | {
      readonly kind: 'reconnecting';
      /** Counted from the loss, 1 first. */
      readonly attempt: number;
      readonly cause: string;
      /** What ResumeSession threw, for example kind `expired`: signing in helps. */
      readonly error?: unknown;
    }
  | { readonly kind: 'ended'; readonly ending: SessionEnding };

export type SessionEnding =
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
export function livesOn(ending: SessionEnding): boolean {
  if (ending.kind === 'refused') return ending.isClosed !== true;
  return ending.kind !== 'closed' && ending.kind !== 'gone';
}
