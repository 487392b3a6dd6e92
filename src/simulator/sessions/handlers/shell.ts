import { messageOf } from '../../../core/base/errors.ts';
import { flagValues, parseFlag, parseSize, payloadTypes } from '../../../core/session/codec/index.ts';
import { isJsonObject, textOf } from '../../base/json.ts';
import type { Terminal } from '../../exec/terminal/terminal.ts';
import { Chunker } from '../channel/chunks.ts';
import { failureText } from '../failure.ts';
import type { HandlerContext, SessionHandler, SessionKind } from './handler.ts';

/** Standard_Stream: a shell. No handshake; the first message is the shell's output (§9). */
export const shell: SessionKind = (context) => new ShellSession(context);

class ShellSession implements SessionHandler {
  readonly #context: HandlerContext;
  readonly #chunker = new Chunker();
  #terminal: Terminal | undefined;
  #isDisposed = false;

  constructor(context: HandlerContext) {
    this.#context = context;
    void this.#start();
  }

  accepts(payloadType: number): boolean {
    // Size and flag wait for the terminal too: the agent has nobody to give them to before (§9).
    return payloadType === payloadTypes.flag || this.#terminal?.isReady === true;
  }

  receive(payloadType: number, payload: Uint8Array): void {
    if (payloadType === payloadTypes.output) this.#terminal?.write(payload);
    if (payloadType === payloadTypes.size) this.#resize(payload);
    if (payloadType === payloadTypes.flag && parseFlag(payload) === flagValues.terminateSession) {
      this.#context.io.end('');
    }
  }

  drained(): void {
    this.#terminal?.resume();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#terminal?.dispose();
  }

  async #start(): Promise<void> {
    const { io, node, terminals } = this.#context;
    try {
      const terminal = await terminals.open(node);
      if (this.#isDisposed) terminal.dispose();
      else this.#run(terminal);
    } catch (error) {
      io.end(failureText(`Unable to start shell: ${messageOf(error)}`));
    }
  }

  #run(terminal: Terminal): void {
    const { io } = this.#context;
    this.#terminal = terminal;
    terminal.onData((bytes) => this.#send(this.#chunker.push(bytes)));
    terminal.onExit(() => {
      this.#send(this.#chunker.flush());
      io.end('');
    });
    const profile = this.#profile();
    if (profile !== '') terminal.write(Buffer.from(`${profile}\r`, 'utf8'));
  }

  #send(chunks: readonly Uint8Array[]): void {
    const { io } = this.#context;
    for (const chunk of chunks) io.send(payloadTypes.output, chunk);
    if (io.isCongested) this.#terminal?.pause();
  }

  #resize(payload: Uint8Array): void {
    const size = parseSize(payload);
    if (size !== undefined && size.cols > 0 && size.rows > 0) this.#terminal?.resize(size);
  }

  /** `shellProfile` of the preferences: typed into the shell at its start, lines as Enter. */
  #profile(): string {
    const { plan, node } = this.#context;
    const profiles = plan.inputs['shellProfile'];
    if (!isJsonObject(profiles)) return '';
    const text = textOf(profiles, node.platform === 'Windows' ? 'windows' : 'linux') ?? '';
    return text.trim().replaceAll(/\r?\n/g, '\r');
  }
}
