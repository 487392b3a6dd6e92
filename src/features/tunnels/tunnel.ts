import { AbortScope, throwIfAborted } from '../../core/base/abort.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { AppError, cancelled, isCancelled } from '../../core/base/errors.ts';
import { Emitter, type Event } from '../../core/base/event.ts';
import { plainText } from '../../core/base/plainText.ts';
import { adviceFor, canSignIn } from '../../core/model/advice.ts';
import type { SessionEnding, SessionPhase } from '../../core/session/live/phase.ts';
import type { TunnelConfig } from './config.ts';
import { Connector } from './connector.ts';
import { endingError, isGone, isNotConnected } from './endings.ts';
import { LocalEnd } from './localEnd.ts';
import { isActive, type TunnelState, type TunnelStatus } from './model.ts';
import type { NodeSession } from './nodeSession.ts';
import { Notices } from './notices.ts';
import type { TunnelPorts } from './ports.ts';
import { RunSessions } from './runSessions.ts';

/** After a session that could not be started, callers are refused for so long: they often come again at once. */
const restMilliseconds = 5000;

/**
 * A tunnel that was started: a port on this computer, and behind it one Session Manager session after another. The
 * port listens first and as long as the tunnel is wanted; sessions come and go.
 */
export class Tunnel implements Disposable {
  readonly #config: TunnelConfig;
  readonly #ports: TunnelPorts;
  readonly #changed = new Emitter<TunnelStatus>();
  #scope = new AbortScope();
  #state: TunnelState = { kind: 'stopped' };
  #local: LocalEnd;
  #connector: Connector;
  #sessions: RunSessions;
  #notices: Notices;
  #restUntil = 0;
  #stopping: Promise<void> | undefined;

  readonly onDidChange: Event<TunnelStatus> = this.#changed.event;

  constructor(config: TunnelConfig, ports: TunnelPorts) {
    this.#config = config;
    this.#ports = ports;
    this.#local = this.#newLocalEnd();
    this.#connector = new Connector(config, ports);
    this.#sessions = new RunSessions(ports.clock);
    this.#notices = new Notices(ports);
  }

  get status(): TunnelStatus {
    const { current, since, traffic } = this.#sessions;
    return {
      config: this.#config,
      state: this.#state,
      port: this.#local.port,
      node: this.#connector.node,
      sessionId: current?.sessionId,
      since,
      connection: this.#ports.connection,
      traffic,
      trouble: this.#notices.troubleAt(traffic.received),
    };
  }

  /**
   * Listens, finds the node, asks about production, and calls StartSession, in this order. Resolves when that
   * was called or the start has ended before; never rejects: what goes wrong is a state.
   *
   * @param localPort instead of the configured one
   */
  async start(localPort = this.#config.localPort): Promise<void> {
    if (isActive(this.#state)) return;
    this.#begin();
    const local = this.#local;
    const { signal } = this.#scope;
    try {
      const kernel = await this.#ports.loadKernel();
      throwIfAborted(signal);
      if (!(await local.listen(kernel, localPort, this.#ports.askPort))) throw cancelled();
      if (signal.aborted) local.dispose();
      await this.#connect(signal);
    } catch (error) {
      if (!signal.aborted) this.#couldNot(error);
    }
  }

  /** Credentials or the network are back: what waits for them goes on at once. */
  retryNow(): void {
    this.#notices.helped();
    if (this.#state.kind === 'waiting' && this.#state.needsSignIn) void this.#connectAgain();
    else this.#sessions.current?.retryNow();
  }

  /** Ends the session on the node, by flag and by TerminateSession, and frees the port. */
  async stop(): Promise<void> {
    if (!isActive(this.#state)) return;
    this.#stopping ??= this.#stop();
    await this.#stopping;
    this.#stopping = undefined;
  }

  /** Drops everything; a session is left to the service's limits, so {@link stop} comes first. */
  dispose(): void {
    this.#scope.dispose();
    this.#sessions.current?.dispose();
    this.#local.dispose();
    this.#changed.dispose();
  }

  #newLocalEnd(): LocalEnd {
    return new LocalEnd(() => this.#called());
  }

  /** A run of its own: what an earlier one still waits for does not reach it. */
  #begin(): void {
    this.#scope = new AbortScope();
    this.#local = this.#newLocalEnd();
    this.#connector = new Connector(this.#config, this.#ports);
    this.#sessions = new RunSessions(this.#ports.clock);
    this.#notices = new Notices(this.#ports);
    this.#restUntil = 0;
    this.#set({ kind: 'starting', step: 'port' });
  }

  async #stop(): Promise<void> {
    this.#scope.dispose();
    this.#local.dispose();
    this.#set({ kind: 'stopping' });
    await this.#endSession();
    this.#set({ kind: 'stopped' });
  }

  /** A connection came that nobody receives: where no session is, one is started for it. */
  #called(): void {
    if (this.#state.kind !== 'waiting') return;
    if (this.#ports.clock.now() < this.#restUntil) this.#local.hangUp();
    else void this.#connectAgain();
  }

  async #connectAgain(): Promise<void> {
    const { signal } = this.#scope;
    try {
      await this.#connect(signal);
    } catch (error) {
      if (!signal.aborted) this.#couldNot(error);
    }
  }

  async #connect(signal: AbortSignal): Promise<void> {
    throwIfAborted(signal);
    this.#set({ kind: 'starting', step: 'node' });
    const port = this.#local.port ?? this.#config.localPort;
    const found = (): void => this.#set({ kind: 'starting', step: 'session' });
    this.#follow(await this.#connector.connect(port, signal, found));
  }

  #follow(session: NodeSession): void {
    this.#sessions.follow(session);
    session.onDidOpen((forward) => this.#local.deliverTo(forward));
    session.onDidChange(() => this.#tell());
    session.onDidFailConnection((sentence) => this.#connectionFailed(sentence));
    session.onDidStall((since) => this.#stalled(since));
    session.onDidLeaveAlive((error) => this.#ports.leftAlive(error));
    session.onDidChangePhase((phase) => {
      if (this.#sessions.current === session && this.#state.kind !== 'stopping') this.#phase(phase);
    });
  }

  #phase(phase: SessionPhase): void {
    switch (phase.kind) {
      case 'starting':
      case 'connecting':
        return;
      case 'connected':
        this.#opened();
        return;
      case 'reconnecting':
        this.#lost(phase.cause, phase.error);
        return;
      case 'ended':
        this.#ended(phase.ending);
    }
  }

  #opened(): void {
    this.#sessions.opened();
    this.#connector.forgetAvoided();
    this.#notices.helped();
    this.#set({ kind: 'open' });
  }

  #lost(cause: string, error: unknown): void {
    const needsSignIn = canSignIn(error);
    this.#set({ kind: 'reconnecting', cause: plainText(cause), needsSignIn });
    if (needsSignIn) this.#askForSignIn(error);
  }

  #ended(ending: SessionEnding): void {
    const { node } = this.#connector;
    const why = ending.kind === 'terminated' ? this.#notices.failure : undefined;
    const error = why === undefined ? endingError(ending, node) : new AppError('invalid', why);
    const worked = this.#sessions.ended();
    void this.#endSession();
    if (isNotConnected(error) && this.#config.target.kind === 'tag' && node !== undefined) {
      this.#connector.avoid(node.id);
      void this.#tryAnother(error);
    } else if (worked && isGone(ending)) {
      this.#sessionGone(error);
    } else {
      this.#couldNot(error);
    }
  }

  /** The lists may be late: a node of the tag that the service cannot reach is passed over. */
  async #tryAnother(error: AppError): Promise<void> {
    const { signal } = this.#scope;
    try {
      await this.#connect(signal);
    } catch (another) {
      if (signal.aborted) return;
      this.#connector.forgetAvoided();
      // That no other node is left says less than why this one failed.
      this.#couldNot(isCancelled(another) || canSignIn(another) ? another : error);
    }
  }

  #sessionGone(error: AppError): void {
    if (!this.#ports.restarts()) {
      this.#fail(error);
      return;
    }
    const sentence = `${error.message.replace(/\.$/, '')}. The next connection starts another session.`;
    this.#set({ kind: 'waiting', sentence, needsSignIn: false });
    this.#ports.told(sentence);
  }

  /** A port that has worked, or that will after signing in, goes on listening. */
  #couldNot(error: unknown): void {
    if (!isCancelled(error) && (this.#sessions.hasWorked || canSignIn(error))) this.#rest(error);
    else this.#fail(error);
  }

  #rest(error: unknown): void {
    const { sentence } = adviceFor(error);
    const needsSignIn = canSignIn(error);
    this.#local.hangUp();
    this.#restUntil = this.#ports.clock.now() + restMilliseconds;
    this.#set({ kind: 'waiting', sentence, needsSignIn });
    if (needsSignIn) this.#askForSignIn(error);
    else this.#ports.told(sentence);
  }

  #askForSignIn(error: unknown): void {
    this.#notices.askForSignIn(error, () => this.retryNow());
  }

  #fail(error: unknown): void {
    this.#scope.dispose();
    this.#local.dispose();
    void this.#endSession();
    if (isCancelled(error)) {
      this.#set({ kind: 'stopped' });
      return;
    }
    this.#set({ kind: 'failed', sentence: adviceFor(error).sentence });
    this.#ports.failed(error);
  }

  /** What waits on this computer waits for the next session; what was handed over ends. */
  #endSession(): Promise<void> {
    this.#local.deliverTo(undefined);
    this.#notices.sessionEnded();
    return this.#sessions.end();
  }

  #connectionFailed(sentence: string): void {
    this.#notices.connectionFailed(sentence, this.#sessions.traffic.received);
    this.#tell();
  }

  #stalled(since: number | undefined): void {
    this.#notices.stalled(since, this.#connector.node);
    this.#tell();
  }

  #set(state: TunnelState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    this.#changed.fire(this.status);
  }
}
