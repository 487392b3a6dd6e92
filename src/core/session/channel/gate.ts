import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import {
  encodeHandshakeResponse,
  parseHandshakeComplete,
  parseHandshakeRequest,
  type HandshakeResponse,
} from '../codec/handshake.ts';
import {
  answerHandshake,
  clientHandlers,
  servesShellsUnasked,
  type ActionHandler,
  type SessionKind,
  type SessionType,
} from '../handshake.ts';
import type { SessionStart } from './state.ts';

export interface GateOptions {
  readonly clock: Clock;
  readonly clientVersion: string;
  readonly accepts: readonly SessionType[];
  /** Agrees on a data key. */
  readonly encrypt: ActionHandler;
  readonly signal: AbortSignal;
  /** Sends a HandshakeResponse. */
  readonly respond: (payload: Uint8Array) => void;
  /** The session will not start, and the agent did not end it. */
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
const silentShellMilliseconds = 5000;
/** Where only sessions with a handshake will do, its request is waited for this long. */
const silentAgentMilliseconds = 30_000;
/** The agent waits 15 s for our response (§9); what we say when it did not get it is better than its words. */
const answerMilliseconds = 14_500;
/** From our response on the agent may take 15 s for the encryption challenge (§9), and as long to finish. */
const completeMilliseconds = 30_000;
/** How long the agent may take to end a session whose handshake failed. */
const refusedMilliseconds = 5000;

const texts = {
  silent:
    'The agent of the node did not answer. Try again; if it stays so, look at the log of SSM Agent there.',
  unanswered: 'AWS KMS did not answer in time for the handshake with the node. Try again.',
  incomplete:
    'The agent of the node did not complete the handshake. Try again; if it stays so, look at the log of SSM Agent there.',
  shell:
    'The session document opens a shell, which is of no use here. Choose one for port forwarding or SSH.',
} as const;

type GatePhase = 'undecided' | 'answering' | 'answered' | 'refusing' | 'open';

/**
 * Knows when input may go. Not every session has a handshake: when output comes first it is a shell without
 * one. In a handshake the agent throws input away until it is complete (§9). No phase but `open` lasts for ever
 * while the link is up.
 */
export class Gate implements Disposable {
  readonly #options: GateOptions;
  #phase: GatePhase = 'undecided';
  #session: SessionKind | undefined;
  #agentVersion: string | undefined;
  #refusal: string | undefined;
  /** HandshakeComplete came before we had answered. */
  #early: Uint8Array | undefined;
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
    if (this.#timer !== undefined) return;
    if (this.#phase === 'undecided') this.#awaitRequest();
    else if (this.#phase === 'answered') this.#limit(completeMilliseconds, texts.incomplete);
  }

  /** The link is down: its silence says nothing about the agent. */
  unlinked(): void {
    if (this.#phase === 'undecided' || this.#phase === 'answered') this.#clear();
  }

  /** The agent sent part of its stream. */
  output(): void {
    if (this.#phase !== 'undecided') return;
    if (servesShellsUnasked(this.#options.accepts)) this.#open('');
    else this.#refuse(texts.shell);
  }

  async request(payload: Uint8Array): Promise<void> {
    const { signal, clientVersion, accepts, encrypt, respond, hold } = this.#options;
    this.#phase = 'answering';
    this.#limit(answerMilliseconds, texts.unanswered);
    hold();
    const request = parseHandshakeRequest(payload) ?? { agentVersion: '', actions: [] };
    this.#agentVersion = request.agentVersion;
    const handlers = clientHandlers(accepts, encrypt, (session) => (this.#session = session));
    const response = await answerHandshake(request, handlers, clientVersion, signal);
    if (signal.aborted) return;
    respond(encodeHandshakeResponse(response));
    this.#answered(refusalOf(response));
  }

  complete(payload: Uint8Array): void {
    if (this.#phase === 'answering') this.#early = payload;
    else if (this.#phase !== 'refusing') this.#open(parseHandshakeComplete(payload).customerMessage);
  }

  dispose(): void {
    this.#clear();
  }

  #awaitRequest(): void {
    if (!servesShellsUnasked(this.#options.accepts)) this.#limit(silentAgentMilliseconds, texts.silent);
    else this.#timer = this.#options.clock.after(silentShellMilliseconds, () => this.output());
  }

  #answered(refusal: string | undefined): void {
    const early = this.#early;
    this.#early = undefined;
    this.#refusal = refusal;
    this.#phase = refusal === undefined ? 'answered' : 'refusing';
    this.#limit(
      refusal === undefined ? completeMilliseconds : refusedMilliseconds,
      refusal ?? texts.incomplete,
    );
    if (early !== undefined) this.complete(early);
  }

  #limit(milliseconds: number, text: string): void {
    this.#clear();
    this.#timer = this.#options.clock.after(milliseconds, () => this.#refuse(text));
  }

  #refuse(text: string): void {
    this.#clear();
    this.#options.refused(text);
  }

  #clear(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
  }

  #open(customerMessage: string): void {
    this.#phase = 'open';
    this.#clear();
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
