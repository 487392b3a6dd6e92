import { AbortScope } from '../../base/abort.ts';
import type { Clock } from '../../base/clock.ts';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { isCancelled, messageOf } from '../../base/errors.ts';
import { Emitter, type Event } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import type { SessionRequest, SessionService, SessionTicket } from '../../model/sessionService.ts';
import { openChannel } from '../channel/channel.ts';
import type { SessionChannel } from '../channel/options.ts';
import type { OpenSocket } from '../channel/socket.ts';
import type { SessionType } from '../handshake.ts';
import { webSocketFactory } from '../webSocket.ts';
import { livesOn, phaseOf, type SessionPhase } from './phase.ts';

export interface LiveSessionOptions {
  readonly service: SessionService;
  readonly request: SessionRequest;
  readonly clock: Clock;
  readonly log: Log;
  /** Between two pings; a peer silent for two is dead. Default 30 s. */
  readonly keepAliveMs?: number;
  /** Session types the caller can serve. Default: the three that are a shell to the client. */
  readonly accepts?: readonly SessionType[];
  /** Default: a WebSocket through the service's proxy. */
  readonly openSocket?: OpenSocket;
  /** Numbers in [0, 1), for the spread of retries. */
  readonly random?: () => number;
  /** The channel was made; nothing came yet. Here is where to listen to it. Called at most once. */
  readonly opened: (channel: SessionChannel) => void;
}

/**
 * One session from StartSession to its end. It never rejects: what goes wrong is a phase. Disposing drops the
 * channel and leaves the session to the service's limits; {@link terminate} ends it.
 */
export interface LiveSession extends Disposable {
  readonly request: SessionRequest;
  /** Undefined until StartSession answered. */
  readonly sessionId: string | undefined;
  readonly phase: SessionPhase;
  /** `ended` comes last, after the last output. */
  readonly onDidChangePhase: Event<SessionPhase>;
  /** TerminateSession failed: the session lives on until its idle limit. */
  readonly onDidLeaveAlive: Event<unknown>;
  /** Credentials or the network are back: does not wait out the time to the next attempt. */
  retryNow(): void;
  /**
   * Ends the session on the node, by the protocol's flag and by TerminateSession; resolves when both were
   * tried. One that is just starting is waited for, unless its StartSession is still to be sent, again perhaps: an
   * answered one must not be left running.
   */
  terminate(): Promise<void>;
}

/** Of a session that was to end before its channel was opened. */
const terminatedUnopened: SessionPhase = { kind: 'ended', ending: { kind: 'terminated', text: '' } };

/** Calls StartSession and opens the channel; returns at once. */
export function startLiveSession(options: LiveSessionOptions): LiveSession {
  return new Live(options);
}

class Live implements LiveSession {
  readonly request: SessionRequest;
  readonly #options: LiveSessionOptions;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  /** Aborted as soon as somebody wants the end. */
  readonly #leaving = this.#store.add(new AbortScope());
  readonly #changed = this.#store.add(new Emitter<SessionPhase>());
  readonly #leftAlive = this.#store.add(new Emitter<unknown>());
  readonly #started: Promise<void>;
  #phase: SessionPhase = { kind: 'starting' };
  #sessionId: string | undefined;
  /** Of a session that nobody has terminated yet. */
  #ticket: SessionTicket | undefined;
  #channel: SessionChannel | undefined;
  #farewell: Promise<void> = Promise.resolve();
  #isClosing = false;

  readonly onDidChangePhase: Event<SessionPhase> = this.#changed.event;
  readonly onDidLeaveAlive: Event<unknown> = this.#leftAlive.event;

  constructor(options: LiveSessionOptions) {
    this.#options = options;
    this.request = options.request;
    this.#started = this.#start();
  }

  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  get phase(): SessionPhase {
    return this.#phase;
  }

  retryNow(): void {
    this.#channel?.retryNow();
  }

  async terminate(): Promise<void> {
    this.#isClosing = true;
    this.#leaving.dispose();
    await this.#started;
    await Promise.all([this.#channel?.terminate(), this.#terminateByApi()]);
    if (this.#phase.kind !== 'ended') this.#setPhase(terminatedUnopened);
  }

  dispose(): void {
    this.#isClosing = true;
    this.#channel?.dispose();
    this.#store.dispose();
  }

  async #start(): Promise<void> {
    const { service, request } = this.#options;
    try {
      // terminate() cancels what was not sent; a session whose answer nobody waits for would live on.
      this.#ticket = await service.start(request, this.#scope.signal, this.#leaving.signal);
      this.#sessionId = this.#ticket.sessionId;
      if (!this.#isClosing) this.#open(this.#ticket);
    } catch (error) {
      if (!this.#isClosing || !isCancelled(error)) await this.#failStart(error);
    }
  }

  /** What StartSession has answered is ended at once: a second try starts another session. */
  async #failStart(error: unknown): Promise<void> {
    this.#setPhase({ kind: 'ended', ending: { kind: 'failed', error } });
    await this.#terminateByApi();
  }

  #open(ticket: SessionTicket): void {
    const { service, request, opened, openSocket, ...rest } = this.#options;
    const channel = openChannel({
      ...rest,
      ...ticket,
      target: request.target,
      resume: (signal) => service.resume(ticket.sessionId, signal),
      generateDataKey: (key, signal) => service.generateDataKey(key, signal),
      openSocket: openSocket ?? webSocketFactory({ agentFor: (url) => service.agentFor(url) }),
      signal: this.#scope.signal,
    });
    this.#channel = channel;
    opened(channel);
    channel.onDidChangeState((state) => {
      if (state.kind !== 'closed') this.#setPhase(phaseOf(state));
    });
    // Later than the change of state, when the last output was written.
    channel.onDidClose((end) => {
      this.#setPhase(phaseOf(channel.state));
      // Nobody can use it any more, and the node would keep it until its idle limit.
      if (end.kind === 'refused' || end.kind === 'unreachable') void this.#terminateByApi();
    });
  }

  #setPhase(phase: SessionPhase): void {
    this.#phase = phase;
    this.#changed.fire(phase);
  }

  /** Once, and not for a session that the service knows to be over; who asks again waits for the same call. */
  #terminateByApi(): Promise<void> {
    const ticket = this.#ticket;
    this.#ticket = undefined;
    const isOver = this.#phase.kind === 'ended' && !livesOn(this.#phase.ending);
    if (ticket !== undefined && !isOver) this.#farewell = this.#callTerminate(ticket);
    return this.#farewell;
  }

  async #callTerminate({ sessionId }: SessionTicket): Promise<void> {
    try {
      await this.#options.service.terminate(sessionId, this.#scope.signal);
    } catch (error) {
      this.#options.log.warn(`Session ${sessionId} was not terminated: ${messageOf(error)}`);
      this.#leftAlive.fire(error);
    }
  }
}
