import type { Disposable } from '../../base/disposable.ts';
import { messageOf } from '../../base/errors.ts';
import { Emitter } from '../../base/event.ts';
import type { Log } from '../../base/log.ts';
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
