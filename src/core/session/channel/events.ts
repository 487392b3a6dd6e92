import type { Disposable } from '../../base/disposable.ts';
import { messageOf } from '../../base/errors.ts';
import { Emitter } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
import type { SessionChannel } from './options.ts';
import type { ChannelEnd, ChannelState, SessionStart } from './state.ts';

/** The sources of a channel's events; a listener that throws does not stop the channel. */
export class ChannelEvents implements Disposable {
  readonly output: Emitter<Uint8Array>;
  readonly stdErr: Emitter<Uint8Array>;
  readonly exit: Emitter<number>;
  readonly flag: Emitter<number>;
  readonly started: Emitter<SessionStart>;
  readonly stateChanged: Emitter<ChannelState>;
  readonly stalled: Emitter<number | undefined>;
  readonly drained: Emitter<undefined>;
  readonly closed: Emitter<ChannelEnd>;

  constructor(log: Log) {
    const failed = (error: unknown): void => log.error(`A session's listener failed: ${messageOf(error)}`);
    this.output = new Emitter(failed);
    this.stdErr = new Emitter(failed);
    this.exit = new Emitter(failed);
    this.flag = new Emitter(failed);
    this.started = new Emitter(failed);
    this.stateChanged = new Emitter(failed);
    this.stalled = new Emitter(failed);
    this.drained = new Emitter(failed);
    this.closed = new Emitter(failed);
  }

  dispose(): void {
    const all = [this.output, this.stdErr, this.exit, this.flag, this.started, this.stateChanged];
    for (const emitter of [...all, this.stalled, this.drained, this.closed]) emitter.dispose();
  }
}

/** The events of a channel as its callers see them. */
type Listening = Pick<SessionChannel, Extract<keyof SessionChannel, `onDid${string}`>>;

/** The half of a channel that is listened to. */
export abstract class ListenedChannel implements Listening {
  protected readonly events: ChannelEvents;
  readonly onDidReceiveOutput: Listening['onDidReceiveOutput'];
  readonly onDidReceiveStdErr: Listening['onDidReceiveStdErr'];
  readonly onDidExit: Listening['onDidExit'];
  readonly onDidReceiveFlag: Listening['onDidReceiveFlag'];
  readonly onDidStart: Listening['onDidStart'];
  readonly onDidChangeState: Listening['onDidChangeState'];
  readonly onDidStall: Listening['onDidStall'];
  readonly onDidDrain: Listening['onDidDrain'];
  readonly onDidClose: Listening['onDidClose'];

  constructor(log: Log) {
    const events = new ChannelEvents(log);
    this.events = events;
    this.onDidReceiveOutput = events.output.event;
    this.onDidReceiveStdErr = events.stdErr.event;
    this.onDidExit = events.exit.event;
    this.onDidReceiveFlag = events.flag.event;
    this.onDidStart = events.started.event;
    this.onDidChangeState = events.stateChanged.event;
    this.onDidStall = events.stalled.event;
    this.onDidDrain = events.drained.event;
    this.onDidClose = events.closed.event;
  }
}
