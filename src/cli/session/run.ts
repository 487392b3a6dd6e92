import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore } from '../../core/base/disposable.ts';
import type { Log } from '../../core/base/log.ts';
import { createSessionService } from '../../core/aws/sessionService.ts';
import type { SessionRequest } from '../../core/model/sessionService.ts';
import type { SessionChannel } from '../../core/session/channel/options.ts';
import type { SessionType } from '../../core/session/handshake.ts';
import type * as sessionKernel from '../../core/session/index.ts';
import type { LiveSession } from '../../core/session/live/liveSession.ts';
import type { SessionEnding, SessionPhase } from '../../core/session/live/phase.ts';
import type { Shell } from '../shell.ts';
import type { EndSignal } from '../streams.ts';
import type { Aws } from './aws.ts';
import { say } from './log.ts';
import { Notices } from './notices.ts';

/** The data channel's bundle, loaded when a session is started. */
export type SessionKernel = typeof sessionKernel;

/** Why this side ended a session. */
export type Leaving = EndSignal | 'keys' | 'outputClosed' | 'outputFailed';

export type Outcome =
  | { readonly kind: 'ended'; readonly ending: SessionEnding }
  | { readonly kind: 'left'; readonly by: Leaving };

export interface SessionRunOptions {
  readonly kernel: SessionKernel;
  readonly shell: Shell;
  readonly aws: Aws;
  readonly clock: Clock;
  readonly log: Log;
  readonly request: SessionRequest;
  readonly accepts?: readonly SessionType[];
  /** The channel was made; nothing came yet. */
  readonly opened: (channel: SessionChannel) => void;
  /** A signal came; true when it was dealt with, else the session is left. */
  readonly signalled?: (signal: EndSignal) => boolean;
}

/** How long the parting may take: whoever sent a signal is about to send a stronger one. */
const partingMilliseconds = 5000;

/**
 * One session of a command line, from StartSession to its end. Signals end it on the node; a second one does not
 * wait for that.
 */
export class SessionRun {
  readonly outcome: Promise<Outcome>;
  readonly #options: SessionRunOptions;
  readonly #store = new DisposableStore();
  readonly #notices: Notices;
  readonly #live: LiveSession;
  #resolve: (outcome: Outcome) => void = () => undefined;
  #parting: Outcome | undefined;
  #isLeftAlive = false;

  constructor(options: SessionRunOptions) {
    const { kernel, shell, aws, opened, request, clock, log, accepts } = options;
    this.#options = options;
    this.#notices = new Notices(aws);
    this.outcome = new Promise((resolve) => (this.#resolve = resolve));
    this.#store.add(shell.streams.onDidSignal((signal) => this.#signalled(signal)));
    const service = createSessionService(aws.connection);
    this.#live = this.#store.add(
      kernel.startLiveSession({
        ...{ service, request, clock, log, opened },
        ...(accepts === undefined ? {} : { accepts }),
      }),
    );
    this.#store.add(this.#live.onDidChangePhase((phase) => this.#changed(phase)));
    this.#store.add(this.#live.onDidLeaveAlive(() => this.#saysLeftAlive()));
  }

  /** What became of a session that this side has left; empty where that was said already. */
  get farewell(): string {
    if (this.#isLeftAlive) return '';
    return this.#live.sessionId === undefined ? 'No session was started.' : 'The session was terminated.';
  }

  /** Ends the session on the node. */
  leave(by: Leaving): void {
    this.#part({ kind: 'left', by });
  }

  #signalled(signal: EndSignal): void {
    if (this.#parting !== undefined) {
      // A terminal that is closed makes writing fail first and says so by its signal then: nobody is impatient.
      if (signal !== 'SIGHUP') this.#finishUnseen(this.#parting);
    } else if (this.#options.signalled?.(signal) !== true) this.leave(signal);
  }

  #changed(phase: SessionPhase): void {
    if (this.#parting !== undefined) return;
    const notice = this.#notices.of(phase);
    if (notice !== undefined) say(this.#options.shell, notice);
    if (phase.kind === 'ended') this.#part({ kind: 'ended', ending: phase.ending });
  }

  /** TerminateSession is due for endings that the service does not know of, too. */
  #part(outcome: Outcome): void {
    if (this.#parting !== undefined) return;
    this.#parting = outcome;
    const { clock } = this.#options;
    this.#store.add(clock.after(partingMilliseconds, () => this.#finishUnseen(outcome)));
    void this.#live.terminate().then(() => this.#finish(outcome));
  }

  /** Nobody waits for the service's answer any more. */
  #finishUnseen(outcome: Outcome): void {
    this.#saysLeftAlive();
    this.#finish(outcome);
  }

  #saysLeftAlive(): void {
    this.#isLeftAlive = true;
    say(this.#options.shell, leftAlive(this.#live.sessionId));
  }

  #finish(outcome: Outcome): void {
    this.#store.dispose();
    this.#resolve(outcome);
  }
}

function leftAlive(sessionId: string | undefined): string {
  return sessionId === undefined
    ? 'StartSession was not answered: a session that it still starts lives on until its idle limit.'
    : `Session ${sessionId} could not be terminated: it lives on until its idle limit.`;
}
