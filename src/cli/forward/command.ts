import type { Socket } from 'node:net';
import { DisposableStore } from '../../core/base/disposable.ts';
import { AppError, isAppError } from '../../core/base/errors.ts';
import { plainText } from '../../core/base/plainText.ts';
import type { LocalListener, PortForward } from '../../core/session/index.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { sessionDeps, type SessionDeps } from '../session/deps.ts';
import { say } from '../session/log.ts';
import { endingSentence } from '../session/notices.ts';
import { SessionRun, type Outcome, type SessionKernel } from '../session/run.ts';
import { runSessionSubcommand, type Ready, type SessionSubcommand } from '../session/subcommand.ts';
import { forwardUsage, parseForwardFlags, type ForwardFlags } from './flags.ts';
import { forwardRequest } from './request.ts';

const forward: SessionSubcommand<ForwardFlags> = {
  name: 'forward',
  usage: forwardUsage,
  parse: parseForwardFlags,
  failed: exitCodes.problems,
  run: (ready) => new Forward(ready).run(),
};

/** `ssm-workbench forward`: a tunnel until it is interrupted. Resolves to the exit code. */
export function runForward(
  argv: readonly string[],
  shell: Shell,
  deps: SessionDeps = sessionDeps,
): Promise<number> {
  return runSessionSubcommand(forward, argv, shell, deps);
}

class Forward {
  readonly #ready: Ready<ForwardFlags>;
  readonly #store = new DisposableStore();
  #tunnel: PortForward | undefined;

  constructor(ready: Ready<ForwardFlags>) {
    this.#ready = ready;
  }

  /** The port comes first: one that is taken is said before a session is started. */
  async run(): Promise<number> {
    const { kernel, flags } = this.#ready;
    try {
      const connected = (socket: Socket): void => {
        if (this.#tunnel === undefined) socket.destroy();
        else this.#tunnel.accept(socket);
      };
      const listener = this.#store.add(await listenOn(kernel, flags.localPort, connected));
      return this.#ended(await this.#session(listener));
    } finally {
      this.#store.dispose();
    }
  }

  #session(listener: LocalListener): Promise<Outcome> {
    const { kernel, shell, aws, log, deps, flags, target } = this.#ready;
    const { clock } = deps;
    const run = new SessionRun({
      ...{ kernel, shell, aws, log, clock },
      request: forwardRequest(flags, target, listener.port),
      accepts: [kernel.sessionTypes.port],
      opened: (channel) => {
        const tunnel = this.#store.add(kernel.createPortForward(channel, { clock, log }));
        this.#tunnel = tunnel;
        this.#store.add(tunnel.onDidFailConnection((sentence) => say(shell, plainText(sentence))));
        this.#store.add(
          channel.onDidStart(() => shell.stdout(`listening ${listener.host}:${listener.port}\n`)),
        );
      },
    });
    return run.outcome;
  }

  #ended(outcome: Outcome): number {
    const { shell, target, aws } = this.#ready;
    if (outcome.kind === 'left') return exitCodes.ok;
    say(shell, endingSentence(outcome.ending, target, aws) || 'The session was ended from outside.');
    return exitCodes.problems;
  }
}

/** @throws AppError that names the next free port where the wanted one is taken */
async function listenOn(
  kernel: SessionKernel,
  port: number,
  connected: (socket: Socket) => void,
): Promise<LocalListener> {
  try {
    return await kernel.listenLocally({ port, connected });
  } catch (error) {
    if (!isAppError(error) || error.kind !== 'conflict') throw error;
    const free = await kernel.nextFreePort(port + 1);
    const next = free === undefined ? 'Choose another.' : `The next free one: --local-port ${free}`;
    throw new AppError('conflict', `${error.message} ${next}`, { cause: error });
  }
}
