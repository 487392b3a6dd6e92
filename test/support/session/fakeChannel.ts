import { Emitter } from '../../../src/core/base/event.ts';
import type { SessionChannel } from '../../../src/core/session/channel/options.ts';
import type { ChannelEnd, ChannelState, SessionStart } from '../../../src/core/session/channel/state.ts';

/** A channel without a wire: a test plays the node, and reads what was sent to it. */
export class FakeChannel implements SessionChannel {
  readonly output = new Emitter<Uint8Array>();
  readonly stdErr = new Emitter<Uint8Array>();
  readonly exited = new Emitter<number>();
  readonly flagged = new Emitter<number>();
  readonly started = new Emitter<SessionStart>();
  readonly stateChanged = new Emitter<ChannelState>();
  readonly stalled = new Emitter<number | undefined>();
  readonly drained = new Emitter<undefined>();
  readonly closed = new Emitter<ChannelEnd>();
  readonly onDidReceiveOutput = this.output.event;
  readonly onDidReceiveStdErr = this.stdErr.event;
  readonly onDidExit = this.exited.event;
  readonly onDidReceiveFlag = this.flagged.event;
  readonly onDidStart = this.started.event;
  readonly onDidChangeState = this.stateChanged.event;
  readonly onDidStall = this.stalled.event;
  readonly onDidDrain = this.drained.event;
  readonly onDidClose = this.closed.event;
  state: ChannelState = { kind: 'connecting' };
  /** What was sent, in order: bytes, and flags as numbers. */
  readonly sent: (Buffer | number)[] = [];
  readonly sizes: (readonly [number, number])[] = [];
  isPaused = false;
  /** Input is taken, and the caller asked to wait. */
  isFull = false;
  isSending = false;
  terminations = 0;
  /** Set by a test that answers what is sent. */
  heard: (bytes: Uint8Array) => void = () => undefined;
  resumed: () => void = () => undefined;

  /** All bytes sent so far. */
  get input(): Buffer {
    return Buffer.concat(this.sent.filter((item) => typeof item !== 'number'));
  }

  get flags(): readonly number[] {
    return this.sent.filter((item) => typeof item === 'number');
  }

  start(start: Partial<SessionStart> = {}): void {
    this.setState({ kind: 'open' });
    this.started.fire({ customerMessage: '', ...start });
  }

  setState(state: ChannelState): void {
    this.state = state;
    this.stateChanged.fire(state);
  }

  end(end: ChannelEnd): void {
    if (this.state.kind === 'closed') return;
    this.setState({ kind: 'closed', end });
    this.closed.fire(end);
  }

  sendInput(bytes: Uint8Array): boolean {
    if (this.state.kind === 'closed') return true;
    const copy = Buffer.from(bytes);
    this.sent.push(copy);
    this.heard(copy);
    return !this.isFull;
  }

  sendFlag(flag: number): void {
    this.sent.push(flag);
  }

  resize(cols: number, rows: number): void {
    this.sizes.push([cols, rows]);
  }

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    this.resumed();
  }

  retryNow(): void {
    this.stalled.fire(undefined);
  }

  terminate(): Promise<void> {
    this.terminations += 1;
    this.end({ kind: 'terminated', text: '' });
    return Promise.resolve();
  }

  dispose(): void {
    this.end({ kind: 'aborted', text: '' });
  }
}
