import { randomUUID } from 'node:crypto';
import { onAbort } from '../../base/abort.ts';
import { DisposableStore } from '../../base/disposable.ts';
import { cancelled } from '../../base/errors.ts';
import type { Emitter } from '../../base/event.ts';
import { flagValues, payloadTypes } from '../codec/constants.ts';
import { encodeFlag } from '../codec/terminal.ts';
import { shellSessionTypes } from '../handshake.ts';
import { agentTakesTerminateFlag, defaultClientVersion } from '../versions.ts';
import { Encryption, encryptionTexts } from './encryption.ts';
import { ListenedChannel } from './events.ts';
import { Gate } from './gate.ts';
import { Link, type Loss } from './link.ts';
import type { ChannelOptions, SessionChannel } from './options.ts';
import { Payloads } from './payloads.ts';
import { Receiver } from './receiver.ts';
import { Reconnect } from './reconnect.ts';
import { Sender } from './sender.ts';
import { SizeTeller } from './sizeTeller.ts';
import type { ChannelEnd, ChannelState, SessionStart } from './state.ts';
import { Wake } from './wake.ts';

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
class Channel extends ListenedChannel implements SessionChannel {
  readonly #options: ChannelOptions;
  readonly #clientVersion: string;
  readonly #store = new DisposableStore();
  readonly #abort = new AbortController();
  readonly #link: Link;
  readonly #reconnect: Reconnect;
  readonly #sender: Sender;
  readonly #gate: Gate;
  readonly #encryption: Encryption;
  readonly #size: SizeTeller;
  readonly #receiver: Receiver;
  #state: ChannelState = { kind: 'connecting' };
  #isParting = false;

  constructor(options: ChannelOptions) {
    super(options.log);
    this.#options = options;
    this.#clientVersion = options.clientVersion ?? defaultClientVersion;
    this.#encryption = new Encryption(options);
    this.#size = new SizeTeller((payload) => this.#sender.post(payloadTypes.size, payload));
    this.#sender = this.#store.add(this.#createSender());
    this.#link = this.#store.add(this.#createLink());
    this.#gate = this.#store.add(this.#createGate());
    this.#reconnect = this.#store.add(this.#createReconnect());
    this.#receiver = this.#createReceiver();
  }

  get state(): ChannelState {
    return this.#state;
  }

  connect(): void {
    this.#store.add(onAbort(this.#options.signal, () => this.#finish({ kind: 'aborted', text: '' })));
    if (this.#isOver) return;
    this.#store.add(new Wake({ clock: this.#options.clock, woke: () => this.#woke() }));
    this.#link.connect(this.#options.url, this.#options.token);
  }

  get isSending(): boolean {
    return !this.#isOver && !this.#isParting && this.#sender.isSending;
  }

  sendInput(bytes: Uint8Array): boolean {
    return this.#isOver || this.#isParting || this.#sender.input(bytes);
  }

  resize(cols: number, rows: number): void {
    this.#size.set(cols, rows);
    this.#tellSize();
  }

  sendFlag(flag: number): void {
    if (!this.#isOver && !this.#isParting) this.#sender.flag(encodeFlag(flag));
  }

  pause(): void {
    this.#link.pause();
    this.#sender.deafen();
  }

  resume(): void {
    this.#link.resume();
    this.#sender.listen();
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
      seal: (input) => this.#encryption.seal(input),
      backlog: () => this.#link.backlog,
      drained: () => this.events.drained.fire(undefined),
      stalled: (since) => this.events.stalled.fire(since),
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
      encrypt: this.#encryption.handler,
      signal: this.#abort.signal,
      respond: (payload) => this.#sender.post(payloadTypes.handshakeResponse, payload),
      refused: (text) => this.#refuse(text),
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
    const payloads = this.#createPayloads();
    return new Receiver({
      confirm: (message) => this.#sender.confirm(message),
      acknowledged: (sequenceNumber) => this.#sender.acknowledged(sequenceNumber),
      data: (payloadType, payload) => payloads.data(payloadType, payload),
      closed: (text) => this.#closedByService(text),
      note: (what) => this.#log(what),
    });
  }

  #createPayloads(): Payloads {
    const { output, stdErr, flag, exit } = this.events;
    return new Payloads(this.#encryption, {
      handshakeRequest: (payload) => void this.#gate.request(payload),
      handshakeComplete: (payload) => this.#gate.complete(payload),
      challenge: (payload) => this.#challenged(payload),
      output: (bytes) => this.#streamed(output, bytes),
      stdErr: (bytes) => this.#streamed(stdErr, bytes),
      flag: (value) => flag.fire(value),
      exit: (code) => exit.fire(code),
      undecipherable: () => this.#refuse(encryptionTexts.undecipherable),
      note: (what) => this.#log(what),
    });
  }

  #streamed(emitter: Emitter<Uint8Array>, bytes: Uint8Array): void {
    this.#gate.output();
    emitter.fire(bytes);
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

  /** After a sleep of the computer the socket is most likely dead, and the network has just come back. */
  #woke(): void {
    this.#log('the computer was asleep');
    this.#link.check();
    this.#reconnect.retryNow();
  }

  #open(start: SessionStart): void {
    if (this.#link.isUp) this.#setState({ kind: 'open' });
    // The size goes before any input, and again after a handshake, before which the agent threw it away.
    this.#size.forget();
    this.#tellSize();
    this.#sender.open();
    this.events.started.fire(start);
  }

  #tellSize(): void {
    if (this.#link.isUp && this.#gate.isOpen) this.#size.tell();
  }

  /** Proves to the agent that we have its key (§10). */
  #challenged(challenge: Uint8Array): void {
    const answer = this.#encryption.answer(challenge);
    if (answer === undefined) this.#refuse(encryptionTexts.otherKey);
    else this.#sender.post(payloadTypes.encChallengeResponse, answer);
  }

  #closedByService(text: string): void {
    const { refusal } = this.#gate;
    if (this.#isParting) this.#finish({ kind: 'terminated', text });
    else if (refusal !== undefined) this.#finish({ kind: 'refused', text: refusal, isClosed: true });
    else this.#finish({ kind: 'closed', text });
  }

  /** The session is of no use to us: it ends here and, if the agent still listens, there. */
  #refuse(text: string): void {
    if (this.#isOver) return;
    if (this.#link.isUp) this.#sayGoodbye();
    this.#finish({ kind: 'refused', text });
  }

  /** By flag (§12), to agents of unknown version too: those that do not know it pass it by. */
  #sayGoodbye(): void {
    const version = this.#gate.agentVersion;
    if (version !== undefined && !agentTakesTerminateFlag(version)) return;
    this.#sender.post(payloadTypes.flag, encodeFlag(flagValues.terminateSession));
  }

  #part(): void {
    if (this.#isParting) return;
    this.#isParting = true;
    this.#reconnect.dispose();
    this.#sender.discardInput();
    if (!this.#link.isUp) {
      this.#finish({ kind: 'terminated', text: '' });
      return;
    }
    this.#sayGoodbye();
    const gone = (): void => this.#finish({ kind: 'terminated', text: '' });
    this.#store.add(this.#options.clock.after(partingMilliseconds, gone));
  }

  #finish(end: ChannelEnd): void {
    if (this.#isOver) return;
    this.#setState({ kind: 'closed', end });
    this.#abort.abort(cancelled());
    this.#store.dispose();
    this.events.closed.fire(end);
    this.events.dispose();
  }

  #setState(state: ChannelState): void {
    if (this.#isOver) return;
    this.#state = state;
    this.#log(state.kind === 'closed' ? `closed: ${state.end.kind}` : state.kind);
    this.events.stateChanged.fire(state);
  }

  #log(what: string): void {
    this.#options.log.debug(`Session ${this.#options.sessionId}: ${what}`);
  }
}
