import type { SessionKind } from '../handshake.ts';
import type { Retry } from './reconnect.ts';

/** Where a channel stands. */
export type ChannelState =
  | { readonly kind: 'connecting' }
  /** The socket is open; the agent has not said yet that it takes input. */
  | { readonly kind: 'handshaking' }
  | { readonly kind: 'open' }
  | { readonly kind: 'reconnecting'; readonly retry: Retry }
  | { readonly kind: 'closed'; readonly end: ChannelEnd };

/** Why a channel is over. `text` is for people; the service's own words may have several lines. */
export type ChannelEnd =
  /** `channel_closed`: the shell exited, a time limit passed, somebody terminated the session. */
  | { readonly kind: 'closed'; readonly text: string }
  /**
   * What the agent asked for in the handshake could not be done, or what it sent could not be used. `isClosed`:
   * the service knows; else the session may live on there.
   */
  | { readonly kind: 'refused'; readonly text: string; readonly isClosed?: true }
  /** The first socket could not be opened. */
  | { readonly kind: 'unreachable'; readonly text: string }
  /** ResumeSession knows the session no more. */
  | { readonly kind: 'gone'; readonly text: string }
  /** By {@link SessionChannel.terminate}. */
  | { readonly kind: 'terminated'; readonly text: string }
  /** By the signal; the session itself may live on. */
  | { readonly kind: 'aborted'; readonly text: string };

/** What is known when the agent takes input. */
export interface SessionStart {
  /** Absent on sessions without a handshake, which are shells (§9). */
  readonly agentVersion?: string;
  readonly session?: SessionKind;
  /** To be shown to the person; may be empty. */
  readonly customerMessage: string;
}
