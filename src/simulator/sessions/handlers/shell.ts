import { messageOf } from '../../../core/base/errors.ts';
import { parseSize, payloadTypes } from '../../../core/session/codec/index.ts';
import { isJsonObject, textOf } from '../../base/json.ts';
import type { TerminalOptions } from '../../exec/terminal/factory.ts';
import type { Terminal } from '../../exec/terminal/terminal.ts';
import { Chunker } from '../channel/chunks.ts';
import { failureText } from '../failure.ts';
import { commandProperties } from './commandProperties.ts';
import type { HandlerContext, SessionHandler, SessionKind } from './handler.ts';
import { sessionUser } from './sessionUser.ts';

/** Standard_Stream: a shell. No handshake; the first message is the shell's output (§9). */
export const shell: SessionKind = (context) =>
  new ShellSession(context, {
    options: () => ({ user: sessionUser(context.plan, context.node) }),
    typed: profileOf(context),
  });

/** InteractiveCommands: one command in a terminal, otherwise like a shell (§11). */
export const interactiveCommand: SessionKind = (context) =>
  new ShellSession(context, { options: () => commandOptions(context), typed: '' });

interface TerminalUse {
  /** @throws Error in the agent's words when there can be no terminal */
  readonly options: () => TerminalOptions;
  /** Typed into the terminal at its start. */
  readonly typed: string;
}

class ShellSession implements SessionHandler {
  readonly #context: HandlerContext;
  readonly #use: TerminalUse;
  readonly #chunker = new Chunker();
  #terminal: Terminal | undefined;
  #isDisposed = false;

  constructor(context: HandlerContext, use: TerminalUse) {
    this.#context = context;
    this.#use = use;
    void this.#start();
  }

  accepts(): boolean {
    // Size and flag wait for the terminal too: the agent has nobody to give them to before (§9).
    return this.#terminal?.isReady === true;
  }

  /** Flags are for port sessions (§12): a shell goes on after one, and is ended by TerminateSession (§13). */
  receive(payloadType: number, payload: Uint8Array): void {
    if (payloadType === payloadTypes.output) this.#terminal?.write(payload);
    if (payloadType === payloadTypes.size) this.#resize(payload);
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
      const terminal = await terminals.open(node, this.#use.options());
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
    const { typed } = this.#use;
    if (typed !== '') terminal.write(Buffer.from(`${typed}\r`, 'utf8'));
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
}

/** @throws Error when the document has no command for the platform */
function commandOptions({ plan, node }: HandlerContext): TerminalOptions {
  const { commands, runAsElevated } = commandProperties(plan, node);
  if (commands.trim() === '') {
    throw new Error('Commands cannot be empty for session type InteractiveCommands');
  }
  return { user: sessionUser(plan, node, runAsElevated), command: commands };
}

/** `shellProfile` of the preferences: typed into the shell at its start, lines as Enter. */
function profileOf({ plan, node }: HandlerContext): string {
  const profiles = plan.inputs['shellProfile'];
  if (!isJsonObject(profiles)) return '';
  const text = textOf(profiles, node.platform === 'Windows' ? 'windows' : 'linux') ?? '';
  return text.trim().replaceAll(/\r?\n/g, '\r');
}
