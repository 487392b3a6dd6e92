import type { Connection } from '../../core/aws/connection.ts';
import { createSessionService } from '../../core/aws/sessionService.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Emitter, type Event } from '../../core/base/event.ts';
import type { Log } from '../../core/base/log.ts';
import { canSignIn } from '../../core/model/advice.ts';
import type { OpenSocket } from '../../core/session/channel/socket.ts';
import type { SessionChannel } from '../../core/session/channel/options.ts';
import type * as sessionKernel from '../../core/session/index.ts';
import type { SessionType } from '../../core/session/handshake.ts';
import type { LiveSession } from '../../core/session/live/liveSession.ts';
import type { SessionPhase } from '../../core/session/live/phase.ts';
import type { ShellSession } from '../../core/session/shell.ts';
import { plainText } from '../../core/base/plainText.ts';
import type { SessionRequest, SessionService } from '../../core/model/sessionService.ts';
import type { SessionNode } from './judge.ts';
import { LineEnds } from './lineEnds.ts';
import type { SessionOutcome } from './outcome.ts';
import { asksForReason } from './sentences.ts';
import { noMarks, Notices, titleOf, type TerminalMarks, type TerminalName } from './view.ts';

/** The data channel's bundle, loaded at the first session. */
export type SessionKernel = typeof sessionKernel;

/** What a session is started with, beside its target. Absent parts are the account's preferences. */
export type SessionChoice = Omit<SessionRequest, 'target'>;

export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
}

export interface TerminalSessionOptions {
  readonly node: SessionNode;
  readonly choice?: SessionChoice;
  /** VS Code shows the end of a task in its own words, and closes its terminal. */
  readonly isTask?: boolean;
  /** What the terminal is called; default: the node's name. */
  readonly label?: string;
  readonly connection: Connection;
  /** Default: the connection's. */
  readonly service?: SessionService;
  readonly loadKernel: () => Promise<SessionKernel>;
  readonly clock: Clock;
  readonly log: Log;
  readonly keepAliveMs: number;
  /** Default: a WebSocket through the connection's proxy. */
  readonly openSocket?: OpenSocket;
  /** A failure that a button can help with: signing in; `retry` goes on with the session. */
  readonly needsHelp: (error: unknown, retry: () => void) => void;
  /** The same for a task that could not start: it is over, and is run anew. Default: its terminal starts anew. */
  readonly taskNeedsHelp?: (error: unknown) => void;
  /** The account wants a reason; `retry` starts the session with one. */
  readonly needsReason: (retry: (reason: string) => void) => void;
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
  readonly #ended = this.#store.add(new Emitter<SessionOutcome>());
  readonly #resized = this.#store.add(new Emitter<TerminalSize>());
  readonly #notices: Notices;
  readonly #name: TerminalName;
  #phase: SessionPhase = { kind: 'starting' };
  #live: LiveSession | undefined;
  #shell: ShellSession | undefined;
  #size: TerminalSize | undefined;
  #choice: SessionChoice;
  #type: SessionType | undefined;
  #exitCode: number | undefined;
  #marks = noMarks;
  #loading: Promise<void> = Promise.resolve();
  #typedEarly = '';
  #isStalled = false;
  #hasAskedForSignIn = false;
  #isClosing = false;
  #endedAt = 0;
  #title: string;

  readonly onDidWrite: Event<string> = this.#written.event;
  readonly onDidChangeTitle: Event<string> = this.#renamed.event;
  /** The person has read how it ended: the terminal may go. */
  readonly onDidFinish: Event<undefined> = this.#finished.event;
  /** The session is over; its last words are written. A failed start may be tried again all the same. */
  readonly onDidEnd: Event<SessionOutcome> = this.#ended.event;
  readonly onDidResize: Event<TerminalSize> = this.#resized.event;

  constructor(options: TerminalSessionOptions) {
    this.#options = options;
    this.#choice = options.choice ?? {};
    const { node, connection, isTask = false, label = node.name } = options;
    this.#notices = new Notices(node, connection.label, isTask);
    this.#name = { id: node.id, name: label, isTask };
    this.#title = titleOf(this.#name, this.#phase, false);
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

  /** Undefined while nobody has shown the terminal. */
  get size(): TerminalSize | undefined {
    return this.#size;
  }

  get marks(): TerminalMarks {
    return this.#marks;
  }

  mark(marks: Partial<TerminalMarks>): void {
    this.#marks = { ...this.#marks, ...marks };
    this.#rename();
  }

  /** Starts the session; failures are shown, not thrown. */
  start(): void {
    this.#leave();
    this.#type = undefined;
    this.#exitCode = undefined;
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
    this.#resized.fire(this.#size);
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
    const { connection, service, node, clock, log, keepAliveMs, openSocket, leftAlive } = this.#options;
    const live = kernel.startLiveSession({
      service: service ?? createSessionService(connection),
      request: { target: node.id, ...this.#choice },
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

  #again(more: SessionChoice = {}): void {
    if (this.#phase.kind !== 'ended' || this.#isClosing) return;
    this.#choice = { ...this.#choice, ...more };
    this.start();
  }

  #open(shell: ShellSession): void {
    const ends = new LineEnds();
    const isCommand = (): boolean => this.#type === 'NonInteractiveCommands';
    this.#shell = shell;
    shell.onDidWrite((text) => this.#written.fire(isCommand() ? ends.of(text) : text));
    this.#listen(shell.channel);
    shell.type(this.#typedEarly);
    this.#typedEarly = '';
    if (this.#size !== undefined) shell.resize(this.#size.cols, this.#size.rows);
  }

  #listen(channel: SessionChannel): void {
    channel.onDidStall((since) => this.#setStalled(since !== undefined));
    channel.onDidExit((code) => (this.#exitCode = code));
    channel.onDidStart(({ session, customerMessage }) => {
      this.#type = session?.type;
      if (customerMessage !== '') this.#written.fire(`${plainText(customerMessage)}\r\n`);
    });
  }

  #setPhase(phase: SessionPhase): void {
    this.#phase = phase;
    if (phase.kind === 'ended') this.#forgetTyped();
    const told = { type: this.#type, exitCode: this.#exitCode };
    const notice = this.#notices.of(phase, told);
    if (notice !== '') this.#written.fire(notice);
    this.#rename();
    this.#askForHelp(phase);
    if (phase.kind === 'ended') this.#ended.fire({ ending: phase.ending, ...told });
  }

  /** What was typed for a shell that never came must not run when a later try succeeds. */
  #forgetTyped(): void {
    this.#endedAt = this.#options.clock.now();
    this.#typedEarly = '';
    this.#shell = undefined;
  }

  /** Once until the session is back, not at every attempt: between expired ones there are those without a network. */
  #askForHelp(phase: SessionPhase): void {
    const { needsHelp, needsReason, taskNeedsHelp } = this.#options;
    const error = errorOf(phase);
    if (phase.kind === 'connected') this.#hasAskedForSignIn = false;
    if (phase.kind === 'ended') {
      if (canSignIn(error) && taskNeedsHelp !== undefined) taskNeedsHelp(error);
      else if (canSignIn(error)) needsHelp(error, () => this.#again());
      else if (asksForReason(error)) needsReason((reason) => this.#again({ reason }));
    } else if (canSignIn(error) && !this.#hasAskedForSignIn) {
      this.#hasAskedForSignIn = true;
      needsHelp(error, () => this.retryNow());
    }
  }

  #setStalled(isStalled: boolean): void {
    this.#isStalled = isStalled;
    this.#rename();
  }

  #rename(): void {
    const title = titleOf(this.#name, this.#phase, this.#isStalled, this.#marks);
    if (title === this.#title) return;
    this.#title = title;
    this.#renamed.fire(title);
  }
}

function errorOf(phase: SessionPhase): unknown {
  if (phase.kind === 'reconnecting') return phase.error;
  return phase.kind === 'ended' && phase.ending.kind === 'failed' ? phase.ending.error : undefined;
}
