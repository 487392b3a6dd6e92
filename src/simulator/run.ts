import { messageOf } from '../core/base/errors.ts';
import type { Log } from '../core/base/log.ts';
import { parseFlags, usage, type Flags } from './flags.ts';
import { createSimulator, type Simulator } from './simulator.ts';

/** The shell as the command sees it. */
export interface SimulatorIo {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Calls `stop` once the process is told to end: SIGINT, SIGTERM, SIGHUP. Returns what undoes it. */
  readonly onStopSignal: (stop: () => void) => () => void;
  /** Calls `stop` once standard input closes. Returns what undoes it. */
  readonly onStdinClosed: (stop: () => void) => () => void;
  /** Runs `task`, which must not wait for anything, when the process exits for whatever reason. */
  readonly onExit: (task: () => void) => () => void;
}

/**
 * `ssm-workbench simulator`: serves until it is told to stop, and leaves nothing behind. Resolves to the exit code:
 * 0 when it was told to stop, 1 when it could not listen, 2 for flags it does not understand.
 */
export async function runSimulator(argv: readonly string[], io: SimulatorIo): Promise<number> {
  const flags = parseFlags(argv);
  if (flags === 'help') {
    io.stdout(usage);
    return 0;
  }
  if ('problem' in flags) {
    io.stderr(`${flags.problem}\n\n${usage}`);
    return 2;
  }
  const stopped = waitForStop(flags, io);
  let simulator: Simulator;
  try {
    simulator = await createSimulator({ ...flags.options, log: stderrLog(io) });
  } catch (error) {
    io.stderr(`The simulator could not start: ${messageOf(error)}\n`);
    return 1;
  }
  io.stdout(flags.json ? `${JSON.stringify(connectionOf(simulator))}\n` : greeting(simulator));
  // A crash must leave no process and no folder either: disposing does all of that before it first waits.
  const forget = io.onExit(() => void simulator.dispose());
  await stopped;
  forget();
  await simulator.dispose();
  return 0;
}

function waitForStop(flags: Flags, io: SimulatorIo): Promise<void> {
  return new Promise((resolve) => {
    const undo: (() => void)[] = [];
    const stop = (): void => {
      for (const forget of undo) forget();
      resolve();
    };
    undo.push(io.onStopSignal(stop));
    if (flags.untilStdinCloses) undo.push(io.onStdinClosed(stop));
  });
}

/** What a program needs to connect; the one line of `--json`. */
function connectionOf(simulator: Simulator): Readonly<Record<string, string>> {
  return { endpoint: simulator.endpoint, region: simulator.region, ...simulator.credentials };
}

function greeting(simulator: Simulator): string {
  const { endpoint, region, credentials, containers } = simulator;
  return `A simulated Systems Manager listens on ${endpoint}. Press Ctrl-C to end it.
Commands and sessions sent to its Linux nodes run on this computer, as you.

  export AWS_ACCESS_KEY_ID=${credentials.accessKeyId}
  export AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey}
  export AWS_REGION=${region}
  export AWS_ENDPOINT_URL=${endpoint}
  aws ssm describe-instance-information

Sessions also start on a container, which no list of nodes has:

  aws ssm start-session --target ${containers[0]?.id ?? ''}
`;
}

/** Only what went wrong: standard output belongs to the one line. */
function stderrLog(io: SimulatorIo): Log {
  const say = (message: string): void => io.stderr(`${message}\n`);
  const nothing = (): void => undefined;
  return { trace: nothing, debug: nothing, info: nothing, warn: say, error: say };
}
