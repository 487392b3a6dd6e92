import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import {
  encodeHandshakeResponse,
  parseHandshakeComplete,
  parseHandshakeRequest,
  type HandshakeResponse,
} from '../codec/handshake.ts';
import { answerHandshake, plainHandlers, type SessionKind, type SessionType } from '../handshake.ts';
import type { SessionStart } from './state.ts';

export interface GateOptions {
  readonly clock: Clock;
  readonly clientVersion: string;
  readonly accepts: readonly SessionType[];
  readonly signal: AbortSignal;
  /** Sends a HandshakeResponse. */
  readonly respond: (payload: Uint8Array) => void;
  /** The agent did not end a session whose handshake failed. */
  readonly refused: (text: string) => void;
  /** A handshake began: hold the input. */
  readonly hold: () => void;
  /** The agent takes input. Called once a handshake, or once in a session without one. */
  readonly open: (start: SessionStart) => void;
}

/**
 * A shell without a handshake that prints nothing would never let the person type: after this long without a
 * word from the agent we take it that there is no handshake. One that comes all the same is still answered.
 */
const silentAgentMilliseconds = 5000;
/** How long the agent may take to end a session whose handshake failed. */
const refusedMilliseconds = 5000;

/**
 * Knows when input may go. Not every session has a handshake: when output comes first it is a shell without
 * one. In a handshake the agent throws input away until it is complete (§9).
 */
export class Gate implements Disposable {
  readonly #options: GateOptions;
  #phase: 'undecided' | 'handshaking' | 'open' = 'undecided';
  #session: SessionKind | undefined;
  #agentVersion: string | undefined;
  #refusal: string | undefined;
  #timer: Disposable | undefined;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#phase === 'open';
  }

  /** Absent without a handshake. */
  get agentVersion(): string | undefined {
    return this.#agentVersion;
  }

  /** What we could not do for the agent, which will therefore end the session. */
  get refusal(): string | undefined {
    return this.#refusal;
  }

  /** A link came up. */
  linked(): void {
    if (this.#phase !== 'undecided') return;
    this.#timer ??= this.#options.clock.after(silentAgentMilliseconds, () => this.output());
  }

  /** The link is down: its silence says nothing about the agent. */
  unlinked(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  /** The agent sent part of its stream. */
  output(): void {
    if (this.#phase === 'undecided') this.#open('');
  }

  async request(payload: Uint8Array): Promise<void> {
    this.#phase = 'handshaking';
    this.unlinked();
    const { signal, clientVersion, accepts, respond, hold } = this.#options;
    hold();
    const request = parseHandshakeRequest(payload) ?? { agentVersion: '', actions: [] };
    this.#agentVersion = request.agentVersion;
    const handlers = plainHandlers(accepts, (session) => (this.#session = session));
    const response = await answerHandshake(request, handlers, clientVersion, signal);
    if (signal.aborted) return;
    this.#refusal = refusalOf(response);
    respond(encodeHandshakeResponse(response));
    if (this.#refusal !== undefined) this.#endSoon(this.#refusal);
  }

  complete(payload: Uint8Array): void {
    this.#open(parseHandshakeComplete(payload).customerMessage);
  }

  dispose(): void {
    this.unlinked();
  }

  #endSoon(refusal: string): void {
    const { clock, refused } = this.#options;
    this.#timer = clock.after(refusedMilliseconds, () => refused(refusal));
  }

  #open(customerMessage: string): void {
    this.#phase = 'open';
    this.unlinked();
    this.#options.open({
      customerMessage,
      ...(this.#agentVersion === undefined ? {} : { agentVersion: this.#agentVersion }),
      ...(this.#session === undefined ? {} : { session: this.#session }),
    });
  }
}

function refusalOf(response: HandshakeResponse): string | undefined {
  return response.errors.length === 0 ? undefined : response.errors.join(' ');
}
