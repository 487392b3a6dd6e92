import type { Disposable } from '../../../core/base/disposable.ts';
import { messageOf } from '../../../core/base/errors.ts';
import { encodeExitCode, payloadTypes } from '../../../core/session/codec/index.ts';
import type { Program } from '../../exec/program.ts';
import { commandProperties, type CommandProperties } from './commandProperties.ts';
import type { HandlerContext, SessionHandler, SessionKind } from './handler.ts';
import { BufferedOutput } from './output/buffered.ts';
import type { CommandOutput } from './output/output.ts';
import { SeparateOutput } from './output/separate.ts';
import { sessionUser } from './sessionUser.ts';

/** NonInteractiveCommands: a program without a terminal, without a shell and without input (§11). */
export const command: SessionKind = (context) => new CommandSession(context);

/** The agent tells why nothing could be started only after a while. */
const regretMs = 1_000;
const prefix = /^[\w\r\n:-]{0,30}$/;
/** By the one byte that stands for them. */
const signals: ReadonlyMap<number | undefined, 'SIGINT' | 'SIGQUIT'> = new Map([
  [0x03, 'SIGINT'],
  [0x1c, 'SIGQUIT'],
]);

class CommandSession implements SessionHandler {
  readonly #context: HandlerContext;
  readonly #properties: CommandProperties;
  readonly #output: CommandOutput;
  #program: Program | undefined;
  #regret: Disposable | undefined;
  #isDisposed = false;

  constructor(context: HandlerContext) {
    this.#context = context;
    this.#properties = commandProperties(context.plan, context.node);
    this.#output = this.#properties.separatesOutput
      ? new SeparateOutput(context.io, this.#properties)
      : new BufferedOutput(context.io);
    void this.#start();
  }

  accepts(payloadType: number): boolean {
    return payloadType === payloadTypes.flag || this.#program !== undefined;
  }

  /**
   * Of all input two bytes have an effect, wherever in a message the first of them stands; there is nobody to read
   * the rest (§11). Flags are for port sessions (§12): TerminateSession ends a command.
   */
  receive(payloadType: number, payload: Uint8Array): void {
    if (payloadType !== payloadTypes.output) return;
    const signal = signals.get(payload.find((byte) => signals.has(byte)));
    if (signal !== undefined) this.#program?.interrupt(signal);
  }

  drained(): void {
    this.#output.drained();
    if (!this.#context.io.isCongested) this.#program?.resume();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#regret?.dispose();
    this.#program?.dispose();
  }

  async #start(): Promise<void> {
    const { programs } = this.#context;
    try {
      const program = await programs.start(this.#request());
      if (this.#isDisposed) program.dispose();
      else this.#run(program);
    } catch (error) {
      this.#fail(`Error occurred starting the command: ${messageOf(error)}\n`);
    }
  }

  /** @throws Error in the agent's words */
  #request(): Parameters<HandlerContext['programs']['start']>[0] {
    const { plan, node } = this.#context;
    const { commands, runAsElevated, separatesOutput, stdoutPrefix, stderrPrefix } = this.#properties;
    if (commands.trim() === '') {
      throw new Error('Commands cannot be empty for session type NonInteractiveCommands');
    }
    if (separatesOutput && !prefix.test(stdoutPrefix)) throw new Error('invalid stdoutSeparatorPrefix');
    if (separatesOutput && !prefix.test(stderrPrefix)) throw new Error('invalid stderrSeparatorPrefix');
    const user = sessionUser(plan, node, runAsElevated);
    return { node, commandLine: commands, user, joinsStreams: !separatesOutput };
  }

  #run(program: Program): void {
    this.#program = program;
    program.onOutput((bytes) => this.#said(() => this.#output.output(bytes)));
    program.onErrors((bytes) => this.#said(() => this.#output.errors(bytes)));
    program.onExit((code) => this.#output.exited(code, () => this.#context.io.end('')));
  }

  #said(tell: () => void): void {
    tell();
    if (this.#context.io.isCongested) this.#program?.pause();
  }

  /** The exit code first, where there is one, and the reason later (§11). */
  #fail(reason: string): void {
    if (this.#isDisposed) return;
    const { io, clock } = this.#context;
    if (this.#properties.separatesOutput) io.send(payloadTypes.exitCode, encodeExitCode(1));
    this.#regret = clock.after(regretMs, () => {
      io.send(payloadTypes.stdErr, Buffer.from(reason, 'utf8').subarray(0, 1_024));
      io.end('');
    });
  }
}
