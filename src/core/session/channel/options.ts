import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { Event } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import type { DataKey, DataKeyRequest } from '../../model/sessionService.ts';
import type { SessionType } from '../handshake.ts';
import type { Resume } from './reconnect.ts';
import type { OpenSocket } from './socket.ts';
import type { ChannelEnd, ChannelState, SessionStart } from './state.ts';

export interface ChannelOptions {
  /** For the log. */
  readonly sessionId: string;
  /** StreamUrl of StartSession, used verbatim (§1). */
  readonly url: string;
  /** TokenValue of StartSession. Secret: never logged. */
  readonly token: string;
  /** ResumeSession, called after every loss of the socket until it succeeds or the session is gone. */
  readonly resume: Resume;
  readonly openSocket: OpenSocket;
  readonly clock: Clock;
  readonly log: Log;
  /** Aborting drops the channel; the session itself is not terminated. */
  readonly signal: AbortSignal;
  /** Between two pings; a peer silent for two is dead. Default 30 s. */
  readonly keepAliveMs?: number;
  /** Four dotted numbers, at least like 1.2.339.0: the agent's gates read it (§9). */
  readonly clientVersion?: string;
  /** Session types the caller can serve. Default: the three that are a shell to the client. */
  readonly accepts?: readonly SessionType[];
  /** Target of StartSession, part of the encryption context (§10). */
  readonly target: string;
  /** kms:GenerateDataKey, for sessions that the preferences encrypt. */
  readonly generateDataKey: (request: DataKeyRequest, signal: AbortSignal) => Promise<DataKey>;
  /** Numbers in [0, 1), for the spread of retries. */
  readonly random?: () => number;
}

/**
 * One Session Manager data channel, from StartSession's answer to its end, over any number of sockets. No
 * event comes before the call that made it has returned, and none after {@link onDidClose}. Disposing drops
 * the channel without terminating the session.
 */
export interface SessionChannel extends Disposable {
  readonly state: ChannelState;
  /** Bytes of the output stream, in order, each once. */
  readonly onDidReceiveOutput: Event<Uint8Array>;
  /** Bytes of the error stream, where the session has one (§11). */
  readonly onDidReceiveStdErr: Event<Uint8Array>;
  /** The command's exit code; interactive sessions have none (§11). */
  readonly onDidExit: Event<number>;
  /** A flag of the agent, one of `flagValues`: a port it could not connect to (§12). */
  readonly onDidReceiveFlag: Event<number>;
  /** The agent takes input from now on. */
  readonly onDidStart: Event<SessionStart>;
  readonly onDidChangeState: Event<ChannelState>;
  /**
   * Nothing moved since then (milliseconds since the epoch) although something was sent: no acknowledgement, no
   * message of the agent, and the network took nothing of what waits. `undefined`: it does again.
   */
  readonly onDidStall: Event<number | undefined>;
  /** Input may be sent again after {@link sendInput} returned false. */
  readonly onDidDrain: Event<undefined>;
  readonly onDidClose: Event<ChannelEnd>;
  /**
   * Sends bytes, in order, as soon as the agent takes them. False asks the caller to wait for
   * {@link onDidDrain} before sending more; the bytes are taken all the same.
   */
  sendInput(bytes: Uint8Array): boolean;
  /** Input or a flag waits, or is under way and not acknowledged yet: to end the session now would lose it. */
  readonly isSending: boolean;
  /** Size of the terminal in characters; sent when it changed and the agent takes input. */
  resize(cols: number, rows: number): void;
  /** Sends a flag, one of `flagValues`, in its place among the input. */
  sendFlag(flag: number): void;
  /** Asks the socket to stop reading until {@link resume}: what is under way may still come. */
  pause(): void;
  resume(): void;
  /** Does not wait out the time to the next attempt to reconnect. */
  retryNow(): void;
  /** Ends the session by the protocol's flag; resolves when the channel is closed, after 2 s at the latest. */
  terminate(): Promise<void>;
}
