import { nodeLabel } from '../../core/model/nodeLabel.ts';
import { DisposableStore } from '../../core/base/disposable.ts';
import { AppError } from '../../core/base/errors.ts';
import { plainText } from '../../core/base/plainText.ts';
import type { SessionRequest } from '../../core/model/sessionService.ts';
import type { SessionChannel } from '../../core/session/channel/options.ts';
import type { SessionStart } from '../../core/session/channel/state.ts';
import { readText } from '../lint/read.ts';
import type { Shell } from '../shell.ts';
import { isReaderGone } from '../streams.ts';
import { sessionDeps, type SessionDeps } from '../session/deps.ts';
import { say } from '../session/log.ts';
import { endingSentence } from '../session/notices.ts';
import { SessionRun, type Leaving, type Outcome } from '../session/run.ts';
import { runSessionSubcommand, type Ready, type SessionSubcommand } from '../session/subcommand.ts';

import { connectExitCodes, kindOf, processExitCode, unknownExitSentence, type Ended } from './exit.ts';
import { connectUsage, fileOf, parseConnectFlags, parseParameters, type ConnectFlags } from './flags.ts';
import { inputModeOf, sendInput, type InputMode } from './input.ts';
import { writeOutput } from './output.ts';
import { restoreTerminal } from '../../features/sessions/view.ts';

const connect: SessionSubcommand<ConnectFlags> = {
  name: 'connect',
  usage: connectUsage,
  parse: parseConnectFlags,
  failed: connectExitCodes.failed,
  run: async (ready) => new Connect(ready, await requestOf(ready)).run(),
};

/** `ssm-workbench connect`: a session on standard input and output. Resolves to the exit code. */
export function runConnect(
  argv: readonly string[],
  shell: Shell,
  deps: SessionDeps = sessionDeps,
): Promise<number> {
  return runSessionSubcommand(connect, argv, shell, deps);
}

async function requestOf({ flags, target, shell }: Ready<ConnectFlags>): Promise<SessionRequest> {
  const { document, parameters, reason } = flags;
  const file = parameters === undefined ? undefined : fileOf(parameters);
  const text = file === undefined ? parameters : await readParameters(file, shell);
  return {
    target: target.id,
    ...(document === undefined ? {} : { documentName: document }),
    ...(text === undefined ? {} : { parameters: parseParameters(text) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

async function readParameters(file: string, shell: Shell): Promise<string> {
  const read = await readText(file, shell);
  if ('problem' in read)
    throw new AppError('invalid', `The file of --parameters: ${plainText(read.problem)}`);
  return read.text;
}

const interrupt = Uint8Array.of(3);
/** As the plugin has it (§11): programs on a terminal of no known width cut or break their lines at 80. */
const sizeOfPipe = { cols: 300, rows: 100 } as const;
const help = 'After Enter: ~. terminates the session, ~~ sends one ~, ~? tells this.';

/** One session on the streams of the shell. */
class Connect {
  readonly #ready: Ready<ConnectFlags>;
  readonly #request: SessionRequest;
  readonly #mode: InputMode;
  readonly #store = new DisposableStore();
  #run: SessionRun | undefined;
  #channel: SessionChannel | undefined;
  #start: SessionStart | undefined;
  #exitCode: number | undefined;

  constructor(ready: Ready<ConnectFlags>, request: SessionRequest) {
    this.#ready = ready;
    this.#request = request;
    this.#mode = inputModeOf(ready.shell.streams);
  }

  async run(): Promise<number> {
    const { kernel, shell, aws, log, deps } = this.#ready;
    const request = this.#request;
    try {
      this.#run = new SessionRun({
        ...{ kernel, shell, aws, request, log, clock: deps.clock },
        opened: (channel) => this.#opened(channel),
        signalled: (signal) => signal === 'SIGINT' && this.#interrupt(),
      });
      const outcome = await this.#run.outcome;
      this.#giveBack(outcome);
      return this.#ended({ outcome, kind: kindOf(this.#start, request), exitCode: this.#exitCode });
    } finally {
      this.#store.dispose();
    }
  }

  #opened(channel: SessionChannel): void {
    const { streams } = this.#ready.shell;
    this.#channel = channel;
    this.#store.add(
      writeOutput(channel, streams, (error) =>
        this.#run?.leave(isReaderGone(error) ? 'outputClosed' : 'outputFailed'),
      ),
    );
    const tellSize = (): void => {
      const { cols, rows } = streams.size ?? sizeOfPipe;
      channel.resize(cols, rows);
    };
    tellSize();
    this.#store.add(streams.onDidResize(tellSize));
    this.#store.add(channel.onDidExit((code) => (this.#exitCode = code)));
    this.#store.add(channel.onDidStart((start) => this.#started(channel, start)));
  }

  #started(channel: SessionChannel, start: SessionStart): void {
    const { shell, target, flags } = this.#ready;
    // A handshake may come after we took it that there is none (§9): the input is there already.
    const isFirst = this.#start === undefined;
    this.#start = start;
    const message = plainText(start.customerMessage);
    if (message !== '') say(shell, message);
    if (!isFirst) return;
    if (this.#mode !== 'pipe') say(shell, `Connected to ${nodeLabel(target)}. ${this.#howToLeave()}`);
    this.#store.add(
      sendInput({
        ...{ channel, streams: shell.streams, mode: this.#mode, hasEscapeKeys: flags.hasEscapeKeys },
        kind: kindOf(start, this.#request),
        asked: (what) => (what === 'leave' ? this.#run?.leave('keys') : say(shell, help)),
      }),
    );
  }

  #howToLeave(): string {
    return this.#ready.flags.hasEscapeKeys
      ? 'To leave: Enter, then ~ and . (that terminates the session).'
      : 'The session ends when what runs on the node does.';
  }

  /** Ctrl-C where the terminal is not ours: it is meant for the node, once the session is there. */
  #interrupt(): boolean {
    if (this.#mode === 'pipe' || this.#start === undefined) return false;
    this.#channel?.sendInput(interrupt);
    return true;
  }

  /** A program that was cut off may have left the terminal in any state. */
  #giveBack(outcome: Outcome): void {
    const wasCutOff = outcome.kind === 'left' || outcome.ending.kind !== 'closed';
    const { shell } = this.#ready;
    if (this.#mode === 'keys' && this.#start !== undefined && wasCutOff) shell.stdout(restoreTerminal);
  }

  /** Whoever read the output is gone, and mostly meant to: `| head`. */
  #farewell(by: Leaving): string {
    return by === 'outputClosed' ? '' : (this.#run?.farewell ?? '');
  }

  #ended(ended: Ended): number {
    const { shell, target, aws } = this.#ready;
    const code = processExitCode(ended);
    const { outcome, kind } = ended;
    const sentence =
      outcome.kind === 'ended' ? endingSentence(outcome.ending, target, aws) : this.#farewell(outcome.by);
    if (sentence !== '') say(shell, sentence);
    if (code === connectExitCodes.unknown && ended.exitCode === undefined)
      say(shell, unknownExitSentence(kind));
    return code;
  }
}
