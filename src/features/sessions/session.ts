import type { Connection } from '../../core/aws/connection.ts';
import { createSessionService } from '../../core/aws/sessionService.ts';
import type { Clock } from '../../core/base/clock.ts';
import { AbortScope } from '../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { messageOf } from '../../core/base/errors.ts';
import { Emitter, type Event } from '../../core/base/event.ts';
import type { Log } from '../../core/base/log.ts';
import { adviceFor } from '../../core/model/advice.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type * as sessionKernel from '../../core/session/index.ts';
import type { ShellSession } from '../../core/session/shell.ts';
import { resumeSession, startSession, terminateSession, type SessionTicket } from './api.ts';
import { plainText } from './sentences.ts';
import { livesOn, phaseOf, type SessionPhase } from './model.ts';
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
  /** A failure that a button can help with: signing in; `retry` goes on with the session. */
  readonly needsHelp: (error: unknown, retry: () => void) => void;
  /** TerminateSession failed: the session lives on until its idle limit. */
  readonly leftAlive: (error: unknown) => void;
}

/** Keys pressed right after the end were meant for the node. */
const graceMilliseconds = 1000;

/** One session in a terminal: what is typed goes in, what is shown comes out. */
export class TerminalSession implements Disposable {
  readonly #options: TerminalSessionOptions;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  readonly #written = this.#store.add(new Emitter<string>());
  readonly #renamed = this.#store.add(new Emitter<string>());
  readonly #finished = this.#store.add(new Emitter<undefined>());
  readonly #notices: Notices;
  #phase: SessionPhase = { kind: 'starting' };
  #ticket: SessionTicket | undefined;
  #shell: ShellSession | undefined;
  #size: { readonly cols: number; readonly rows: number } | undefined;
  #started: Promise<void> = Promise.resolve();
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

  get phase(): SessionPhase {
    return this.#phase;
  }

  get title(): string {
    return this.#title;
  }

  /** Starts the session; failures are shown, not thrown. */
  start(): void {
    this.#setPhase({ kind: 'starting' });
    this.#started = this.#start();
  }

  /** Credentials or the network are back: does not wait out the time to the next attempt. */
  retryNow(): void {
    this.#shell?.channel.retryNow();
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

  /**
   * Ends the session on the node, by the protocol's flag and by TerminateSession; resolves when both were
   * tried. One that is just starting is waited for: an answered StartSession must not be left running.
   */
  async terminate(): Promise<void> {
    this.#isClosing = true;
    await this.#started;
    const ticket = this.#ticket;
    if (ticket === undefined) return;
    this.#ticket = undefined;
    if (this.#phase.kind === 'ended' && !livesOn(this.#phase.ending)) return;
    await Promise.all([this.#shell?.terminate(), this.#terminateByApi(ticket)]);
  }

  dispose(): void {
    this.#shell?.dispose();
    this.#store.dispose();
  }

  async #start(): Promise<void> {
    const { connection, node, loadKernel } = this.#options;
    try {
      const kernel = await loadKernel();
      if (this.#isClosing) return;
      // Not cancelled by closing the terminal: a session whose answer nobody waits for would live on.
      this.#ticket = await startSession(connection, node.id, this.#scope.signal);
      this.#open(kernel, this.#ticket);
    } catch (error) {
      await this.#failStart(error);
    }
  }

  /** What StartSession has answered is ended at once: a second try starts another session. */
  async #failStart(error: unknown): Promise<void> {
    const ticket = this.#ticket;
    this.#ticket = undefined;
    // Typed for a shell that never came: it must not run when a later try succeeds.
    this.#typedEarly = '';
    this.#setPhase({ kind: 'ended', ending: { kind: 'failed', error } });
    if (canSignIn(error)) this.#options.needsHelp(error, () => this.#again());
    if (ticket !== undefined) await this.#terminateByApi(ticket);
  }

  /** What is typed before there is a channel is kept for it. */
  #send(text: string): void {
    if (this.#shell === undefined) this.#typedEarly += text;
    else this.#shell.type(text);
  }

  #again(): void {
    if (this.#phase.kind === 'ended' && !this.#isClosing) this.start();
  }

  #open(kernel: SessionKernel, ticket: SessionTicket): void {
    if (this.#isClosing) return;
    const { connection, clock, log, keepAliveMs } = this.#options;
    const shell = kernel.createShellSession(
      kernel.openChannel({
        ...ticket,
        target: this.#options.node.id,
        generateDataKey: (request, signal) =>
          createSessionService(connection).generateDataKey(request, signal),
        resume: (signal) => resumeSession(connection, ticket.sessionId, signal),
        openSocket: kernel.webSocketFactory({ agentFor: (url) => connection.agentFor(url) }),
        clock,
        log,
        signal: this.#scope.signal,
        keepAliveMs,
      }),
    );
    this.#shell = shell;
    this.#listen(shell);
    shell.type(this.#typedEarly);
    if (this.#size !== undefined) shell.resize(this.#size.cols, this.#size.rows);
  }

  #listen(shell: ShellSession): void {
    const { channel } = shell;
    this.#store.add(shell.onDidWrite((text) => this.#written.fire(text)));
    this.#store.add(
      channel.onDidChangeState((state) => {
        if (state.kind !== 'closed') this.#setPhase(phaseOf(state));
      }),
    );
    // Later than the change of state, when the last output was written.
    this.#store.add(channel.onDidClose(() => this.#setPhase(phaseOf(channel.state))));
    this.#store.add(channel.onDidStall((since) => this.#setStalled(since !== undefined)));
    this.#store.add(
      channel.onDidStart(({ customerMessage }) => {
        if (customerMessage !== '') this.#written.fire(`${plainText(customerMessage)}\r\n`);
      }),
    );
  }

  #setPhase(phase: SessionPhase): void {
    const before = this.#phase;
    this.#phase = phase;
    if (phase.kind === 'ended') this.#endedAt = this.#options.clock.now();
    const notice = this.#notices.of(phase);
    if (notice !== '') this.#written.fire(notice);
    this.#rename();
    if (phase.kind === 'reconnecting') this.#askForHelp(phase.error, before);
  }

  /** Once for a row of failures, not at every attempt. */
  #askForHelp(error: unknown, before: SessionPhase): void {
    if (!canSignIn(error)) return;
    if (before.kind === 'reconnecting' && canSignIn(before.error)) return;
    this.#options.needsHelp(error, () => this.retryNow());
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

  async #terminateByApi({ sessionId }: SessionTicket): Promise<void> {
    try {
      await terminateSession(this.#options.connection, sessionId, this.#scope.signal);
    } catch (error) {
      this.#options.log.warn(`Session ${sessionId} was not terminated: ${messageOf(error)}`);
      this.#options.leftAlive(error);
    }
  }
}

function canSignIn(error: unknown): boolean {
  return error !== undefined && adviceFor(error).acts.includes('signIn');
}
