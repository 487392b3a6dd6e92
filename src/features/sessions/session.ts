import type { Connection } from '../../core/aws/connection.ts';
import { createSessionService } from '../../core/aws/sessionService.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Emitter, type Event } from '../../core/base/event.ts';
import type { Log } from '../../core/base/log.ts';
import { adviceFor } from '../../core/model/advice.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type { OpenSocket } from '../../core/session/channel/socket.ts';
import type { SessionChannel } from '../../core/session/channel/options.ts';
import type * as sessionKernel from '../../core/session/index.ts';
import type { LiveSession } from '../../core/session/live/liveSession.ts';
import type { SessionPhase } from '../../core/session/live/phase.ts';
import type { ShellSession } from '../../core/session/shell.ts';
import { plainText } from '../../core/base/plainText.ts';
import { Notices, titleOf } from './view.ts';

/** The data channel's bundle, loaded at the first session. */
export type SessionKernel = typeof sessionKernel;

export interface TerminalSessionOptions {
  readonly node: NodeRef;
  readonly connection: Connection;
  readonly loadKernel: () => Promise<SessionKernel>;
  readonly clock: Clock;
  readonly log: Log;
  readonly keepAliveMs: number;
  /** Default: a WebSocket through the connection's proxy. */
  readonly openSocket?: OpenSocket;
  /** A failure that a button can help with: signing in; `retry` goes on with the session. */
  readonly needsHelp: (error: unknown, retry: () => void) => void;
  /** TerminateSession failed: the session lives on until its idle limit. */
  readonly leftAlive: (error: unknown) => void;
}

/** Keys pressed right after the end were meant for the node. */
const graceMilliseconds = 1000;

/**
 * One session in a terminal: what is typed goes in, what is shown comes out. A start that failed can be tried again
 * in the same terminal: each try is a live session of its own.
 */
export class TerminalSession implements Disposable {
  readonly #options: TerminalSessionOptions;
  readonly #store = new DisposableStore();
  readonly #written = this.#store.add(new Emitter<string>());
  readonly #renamed = this.#store.add(new Emitter<string>());
  readonly #finished = this.#store.add(new Emitter<undefined>());
  readonly #notices: Notices;
  #phase: SessionPhase = { kind: 'starting' };
  #live: LiveSession | undefined;
  #shell: ShellSession | undefined;
  #size: { readonly cols: number; readonly rows: number } | undefined;
  #loading: Promise<void> = Promise.resolve();
  #typedEarly = '';
  #isStalled = false;
  #isClosing = false;
  #endedAt = 0;
  #title: string;

  readonly onDidWrite: Event<string> = this.#written.event;
  readonly onDidChangeTitle: Event<string> = this.#renamed.event;
  /** The person has read how it ended: the terminal may go. */
  readonly onDidFinish: Event<undefined> = this.#finished.event;

  constructor(options: TerminalSessionOptions) {
    this.#options = options;
    this.#notices = new Notices(options.node, options.connection.label);
    this.#title = titleOf(options.node, this.#phase, false);
  }

  /** Undefined until StartSession answered. */
  get sessionId(): string | undefined {
    return this.#live?.sessionId;
  }

  get phase(): SessionPhase {
    return this.#phase;
  }

  get title(): string {
    return this.#title;
  }

  /** Starts the session; failures are shown, not thrown. */
  start(): void {
    this.#leave();
    this.#setPhase({ kind: 'starting' });
    this.#loading = this.#begin();
  }

  /** Credentials or the network are back: does not wait out the time to the next attempt. */
  retryNow(): void {
    this.#live?.retryNow();
  }

  /** Keys and pastes. After the end, Enter closes the terminal. */
  type(text: string): void {
    if (this.#phase.kind !== 'ended') this.#send(text);
    else if (text.includes('\r') && this.#options.clock.now() - this.#endedAt >= graceMilliseconds) {
      this.#finished.fire(undefined);
    }
  }

  resize(cols: number, rows: number): void {
    this.#size = { cols, rows };
    this.#shell?.resize(cols, rows);
  }

  /** Ends the session on the node, also one that is just starting; resolves when that was tried. */
  async terminate(): Promise<void> {
    this.#isClosing = true;
    await this.#loading;
    await this.#live?.terminate();
  }

  dispose(): void {
    this.#isClosing = true;
    this.#store.dispose();
    this.#live?.dispose();
  }

  /** What an earlier try has left behind: it may still be about to terminate its session. */
  #leave(): void {
    const live = this.#live;
    this.#live = undefined;
    void live?.terminate().finally(() => live.dispose());
  }

  async #begin(): Promise<void> {
    try {
      const kernel = await this.#options.loadKernel();
      if (!this.#isClosing) this.#startLive(kernel);
    } catch (error) {
      this.#setPhase({ kind: 'ended', ending: { kind: 'failed', error } });
    }
  }

  #startLive(kernel: SessionKernel): void {
    const { connection, node, clock, log, keepAliveMs, openSocket, leftAlive } = this.#options;
    const live = kernel.startLiveSession({
      service: createSessionService(connection),
      request: { target: node.id },
      clock,
      log,
      keepAliveMs,
      ...(openSocket === undefined ? {} : { openSocket }),
      opened: (channel) => this.#open(kernel.createShellSession(channel)),
    });
    this.#live = live;
    live.onDidChangePhase((phase) => this.#setPhase(phase));
    live.onDidLeaveAlive(leftAlive);
  }

  /** What is typed before there is a channel is kept for it. */
  #send(text: string): void {
    if (this.#shell === undefined) this.#typedEarly += text;
    else this.#shell.type(text);
  }

  #again(): void {
    if (this.#phase.kind === 'ended' && !this.#isClosing) this.start();
  }

  #open(shell: ShellSession): void {
    this.#shell = shell;
    shell.onDidWrite((text) => this.#written.fire(text));
    this.#listen(shell.channel);
    shell.type(this.#typedEarly);
    this.#typedEarly = '';
    if (this.#size !== undefined) shell.resize(this.#size.cols, this.#size.rows);
  }

  #listen(channel: SessionChannel): void {
    channel.onDidStall((since) => this.#setStalled(since !== undefined));
    channel.onDidStart(({ customerMessage }) => {
      if (customerMessage !== '') this.#written.fire(`${plainText(customerMessage)}\r\n`);
    });
  }

  #setPhase(phase: SessionPhase): void {
    const before = this.#phase;
    this.#phase = phase;
    if (phase.kind === 'ended') this.#end();
    const notice = this.#notices.of(phase);
    if (notice !== '') this.#written.fire(notice);
    this.#rename();
    this.#askForHelp(phase, before);
  }

  /** What was typed for a shell that never came must not run when a later try succeeds. */
  #end(): void {
    this.#endedAt = this.#options.clock.now();
    this.#typedEarly = '';
    this.#shell = undefined;
  }

  /** Once for a row of failures, not at every attempt. */
  #askForHelp(phase: SessionPhase, before: SessionPhase): void {
    const error = errorOf(phase);
    if (!canSignIn(error)) return;
    if (phase.kind === 'ended') this.#options.needsHelp(error, () => this.#again());
    else if (!canSignIn(errorOf(before))) this.#options.needsHelp(error, () => this.retryNow());
  }

  #setStalled(isStalled: boolean): void {
    this.#isStalled = isStalled;
    this.#rename();
  }

  #rename(): void {
    const title = titleOf(this.#options.node, this.#phase, this.#isStalled);
    if (title === this.#title) return;
    this.#title = title;
    this.#renamed.fire(title);
  }
}

function errorOf(phase: SessionPhase): unknown {
  if (phase.kind === 'reconnecting') return phase.error;
  return phase.kind === 'ended' && phase.ending.kind === 'failed' ? phase.ending.error : undefined;
}

function canSignIn(error: unknown): boolean {
  return error !== undefined && adviceFor(error).acts.includes('signIn');
}
