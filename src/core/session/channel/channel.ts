import { randomUUID } from 'node:crypto';
import { onAbort } from '../../base/abort.ts';
import { DisposableStore } from '../../base/disposable.ts';
import { cancelled } from '../../base/errors.ts';
import { flagValues, payloadTypes } from '../codec/constants.ts';
import { encodeFlag, encodeSize, parseExitCode, parseFlag, type TerminalSize } from '../codec/terminal.ts';
import { shellSessionTypes } from '../handshake.ts';
import { agentTakesTerminateFlag, defaultClientVersion } from '../versions.ts';
import { ChannelEvents } from './events.ts';
import { Gate } from './gate.ts';
import { Link, type Loss } from './link.ts';
import type { ChannelOptions, SessionChannel } from './options.ts';
import { Receiver } from './receiver.ts';
import { Reconnect } from './reconnect.ts';
import { Sender } from './sender.ts';
import type { ChannelEnd, ChannelState, SessionStart } from './state.ts';

const defaultKeepAlive = 30_000;
/** How long terminate() waits for the service to close the channel. */
const partingMilliseconds = 2000;

/** Dials and returns at once; events come later. */
export function openChannel(options: ChannelOptions): SessionChannel {
  const channel = new Channel(options);
  channel.connect();
  return channel;
}

/** Wires the parts: link (sockets), reconnect (tokens), gate (handshake), sender and receiver (the stream). */
class Channel implements SessionChannel {
  readonly #options: ChannelOptions;
  readonly #clientVersion: string;
  readonly #store = new DisposableStore();
  readonly #abort = new AbortController();
  readonly #events: ChannelEvents;
  readonly #link: Link;
  readonly #reconnect: Reconnect;
  readonly #sender: Sender;
  readonly #gate: Gate;
  readonly #receiver: Receiver;
  #state: ChannelState = { kind: 'connecting' };
  #size: TerminalSize | undefined;
  #toldSize: TerminalSize | undefined;
  #isParting = false;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#clientVersion = options.clientVersion ?? defaultClientVersion;
    this.#events = new ChannelEvents(options.log);
    this.#sender = this.#store.add(this.#createSender());
    this.#link = this.#store.add(this.#createLink());
    this.#gate = this.#store.add(this.#createGate());
    this.#reconnect = this.#store.add(this.#createReconnect());
    this.#receiver = this.#createReceiver();
  }

  get state(): ChannelState {
    return this.#state;
  }

  get onDidReceiveOutput(): SessionChannel['onDidReceiveOutput'] {
    return this.#events.output.event;
  }

  get onDidReceiveStdErr(): SessionChannel['onDidReceiveStdErr'] {
    return this.#events.stdErr.event;
  }

  get onDidExit(): SessionChannel['onDidExit'] {
    return this.#events.exit.event;
  }

  get onDidReceiveFlag(): SessionChannel['onDidReceiveFlag'] {
    return this.#events.flag.event;
  }

  get onDidStart(): SessionChannel['onDidStart'] {
    return this.#events.started.event;
  }

  get onDidChangeState(): SessionChannel['onDidChangeState'] {
    return this.#events.stateChanged.event;
  }

  get onDidStall(): SessionChannel['onDidStall'] {
    return this.#events.stalled.event;
  }

  get onDidDrain(): SessionChannel['onDidDrain'] {
    return this.#events.drained.event;
  }

  get onDidClose(): SessionChannel['onDidClose'] {
    return this.#events.closed.event;
  }

  connect(): void {
    this.#store.add(onAbort(this.#options.signal, () => this.#finish({ kind: 'aborted', text: '' })));
    if (!this.#isOver) this.#link.connect(this.#options.url, this.#options.token);
  }

  sendInput(bytes: Uint8Array): boolean {
    return this.#isOver || this.#isParting || this.#sender.input(bytes);
  }

  resize(cols: number, rows: number): void {
    // A terminal that is not shown yet has no size; the agent must not be told 0 x 0 (§11).
    if (cols < 1 || rows < 1) return;
    this.#size = { cols, rows };
    this.#tellSize();
  }

  sendFlag(flag: number): void {
    if (!this.#isOver && !this.#isParting) this.#sender.post(payloadTypes.flag, encodeFlag(flag));
  }

  pause(): void {
    this.#link.pause();
  }

  resume(): void {
    this.#link.resume();
  }

  retryNow(): void {
    this.#reconnect.retryNow();
  }

  async terminate(): Promise<void> {
    if (this.#isOver) return;
    const closed = new Promise<void>((resolve) => this.onDidClose(() => resolve()));
    this.#part();
    await closed;
  }

  dispose(): void {
    this.#finish({ kind: 'aborted', text: '' });
  }

  get #isOver(): boolean {
    return this.#state.kind === 'closed';
  }

  #createSender(): Sender {
    return new Sender({
      clock: this.#options.clock,
      send: (frame) => this.#link.send(frame),
      drained: () => this.#events.drained.fire(undefined),
      stalled: (since) => this.#events.stalled.fire(since),
    });
  }

  #createLink(): Link {
    return new Link({
      openSocket: this.#options.openSocket,
      clock: this.#options.clock,
      clientId: randomUUID(),
      clientVersion: this.#clientVersion,
      keepAliveMs: this.#options.keepAliveMs ?? defaultKeepAlive,
      up: () => this.#up(),
      frame: (frame) => this.#receiver.frame(frame),
      down: (loss) => this.#down(loss),
    });
  }

  #createGate(): Gate {
    return new Gate({
      clock: this.#options.clock,
      clientVersion: this.#clientVersion,
      accepts: this.#options.accepts ?? shellSessionTypes,
      signal: this.#abort.signal,
      respond: (payload) => this.#sender.post(payloadTypes.handshakeResponse, payload),
      refused: (text) => this.#finish({ kind: 'refused', text }),
      hold: () => this.#sender.hold(),
      open: (start) => this.#open(start),
    });
  }

  #createReconnect(): Reconnect {
    return new Reconnect({
      clock: this.#options.clock,
      random: this.#options.random ?? Math.random,
      resume: this.#options.resume,
      signal: this.#abort.signal,
      waiting: (retry) => this.#setState({ kind: 'reconnecting', retry }),
      resumed: ({ url, token }) => this.#link.connect(url, token),
      gone: () => this.#finish({ kind: 'gone', text: '' }),
      abandoned: () => this.#finish({ kind: 'aborted', text: 'The connection to AWS was closed.' }),
    });
  }

  #createReceiver(): Receiver {
    return new Receiver({
      confirm: (message) => this.#sender.confirm(message),
      acknowledged: (sequenceNumber) => this.#sender.acknowledged(sequenceNumber),
      data: (payloadType, payload) => this.#data(payloadType, payload),
      closed: (text) => this.#closedByService(text),
      note: (what) => this.#log(what),
    });
  }

  #up(): void {
    this.#setState(this.#gate.isOpen ? { kind: 'open' } : { kind: 'handshaking' });
    this.#gate.linked();
    this.#sender.up();
    this.#tellSize();
  }

  #down(loss: Loss): void {
    this.#log(`lost the socket after ${String(loss.livedMs)} ms: ${loss.detail}`);
    this.#gate.unlinked();
    this.#sender.down();
    if (this.#isParting) this.#finish({ kind: 'terminated', text: '' });
    else if (this.#state.kind === 'connecting') this.#finish({ kind: 'unreachable', text: loss.detail });
    else this.#reconnect.lost(loss);
  }

  #open(start: SessionStart): void {
    if (this.#link.isUp) this.#setState({ kind: 'open' });
    // The size goes before any input, and again after a handshake, before which the agent threw it away.
    this.#toldSize = undefined;
    this.#tellSize();
    this.#sender.open();
    this.#events.started.fire(start);
  }

  /** Sends the size if the agent does not know it; while it cannot be sent, only the last one counts. */
  #tellSize(): void {
    const size = this.#size;
    if (size === undefined || !this.#link.isUp || !this.#gate.isOpen) return;
    if (this.#toldSize?.cols === size.cols && this.#toldSize.rows === size.rows) return;
    this.#toldSize = size;
    this.#sender.post(payloadTypes.size, encodeSize(size));
  }

  #data(payloadType: number, payload: Uint8Array): void {
    switch (payloadType) {
      case payloadTypes.handshakeRequest:
        void this.#gate.request(payload);
        return;
      case payloadTypes.handshakeComplete:
        this.#gate.complete(payload);
        return;
      case payloadTypes.output:
        this.#gate.output();
        this.#events.output.fire(payload);
        return;
      case payloadTypes.error:
      case payloadTypes.stdErr:
        this.#gate.output();
        this.#events.stdErr.fire(payload);
        return;
      case payloadTypes.flag:
        this.#events.flag.fire(parseFlag(payload) ?? 0);
        return;
      case payloadTypes.exitCode:
        this.#exited(payload);
        return;
      default:
        this.#log(`passed by a payload of type ${String(payloadType)}`);
    }
  }

  #exited(payload: Uint8Array): void {
    const code = parseExitCode(payload);
    if (code === undefined) this.#log('got an exit code that is none');
    else this.#events.exit.fire(code);
  }

  #closedByService(text: string): void {
    const { refusal } = this.#gate;
    if (this.#isParting) this.#finish({ kind: 'terminated', text });
    else if (refusal !== undefined) this.#finish({ kind: 'refused', text: refusal });
    else this.#finish({ kind: 'closed', text });
  }

  /** Says goodbye by flag (§12), to agents of unknown version too: those that do not know it pass it by. */
  #part(): void {
    if (this.#isParting) return;
    this.#isParting = true;
    this.#reconnect.dispose();
    this.#sender.discardInput();
    if (!this.#link.isUp) {
      this.#finish({ kind: 'terminated', text: '' });
      return;
    }
    const version = this.#gate.agentVersion;
    if (version === undefined || agentTakesTerminateFlag(version)) {
      this.#sender.post(payloadTypes.flag, encodeFlag(flagValues.terminateSession));
    }
    const gone = (): void => this.#finish({ kind: 'terminated', text: '' });
    this.#store.add(this.#options.clock.after(partingMilliseconds, gone));
  }

  #finish(end: ChannelEnd): void {
    if (this.#isOver) return;
    this.#setState({ kind: 'closed', end });
    this.#abort.abort(cancelled());
    this.#store.dispose();
    this.#events.closed.fire(end);
    this.#events.dispose();
  }

  #setState(state: ChannelState): void {
    if (this.#isOver) return;
    this.#state = state;
    this.#log(state.kind === 'closed' ? `closed: ${state.end.kind}` : state.kind);
    this.#events.stateChanged.fire(state);
  }

  #log(what: string): void {
    this.#options.log.debug(`Session ${this.#options.sessionId}: ${what}`);
  }
}
