import type { Log } from '../../core/base/log.ts';
import { exitCodes, type Shell } from '../shell.ts';
import type { Understood } from './arguments.ts';
import { checkRegion, failureSentence, type Aws } from './aws.ts';
import type { SessionDeps } from './deps.ts';
import type { SessionFlags } from './flags.ts';
import { say, shellLog } from './log.ts';
import { tellThrottling } from './throttling.ts';
import type { SessionKernel } from './run.ts';
import { findTarget, type SessionTarget } from './target.ts';

/** What a subcommand has at hand when its session can be started. */
export interface Ready<F extends SessionFlags> {
  readonly flags: F;
  readonly shell: Shell;
  readonly aws: Aws;
  readonly target: SessionTarget;
  readonly kernel: SessionKernel;
  readonly log: Log;
  readonly deps: SessionDeps;
}

export interface SessionSubcommand<F extends SessionFlags> {
  readonly name: string;
  readonly usage: string;
  readonly parse: (argv: readonly string[]) => Understood<F>;
  /** Exit code of a session that could not be started. */
  readonly failed: number;
  /** Starts the session and resolves to the exit code when it is over. */
  readonly run: (ready: Ready<F>) => Promise<number>;
}

/** Reads the command line, finds the node, and runs the session. Failures become a sentence on standard error. */
export async function runSessionSubcommand<F extends SessionFlags>(
  subcommand: SessionSubcommand<F>,
  argv: readonly string[],
  shell: Shell,
  deps: SessionDeps,
): Promise<number> {
  const flags = subcommand.parse(argv);
  if (flags === 'help') {
    shell.stdout(subcommand.usage);
    return exitCodes.ok;
  }
  if ('problem' in flags) {
    shell.stderr(`${flags.problem}\n\nssm-workbench ${subcommand.name} --help tells more.\n`);
    return exitCodes.usage;
  }
  const log = shellLog(shell, flags.verbose);
  const aws = deps.openAws(flags, shell, log);
  const throttling = tellThrottling(aws.connection, shell);
  try {
    checkRegion(aws.region);
    const target = await findTarget(aws.connection, flags.target, new AbortController().signal);
    const kernel = await deps.loadKernel();
    return await subcommand.run({ flags, shell, aws, target, kernel, log, deps });
  } catch (error) {
    say(shell, failureSentence(error, aws));
    return subcommand.failed;
  } finally {
    throttling.dispose();
    aws.dispose();
    shell.streams.release();
  }
}
