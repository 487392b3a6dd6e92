import { nodeLabel } from '../../core/model/nodeLabel.ts';
import type { SessionRequest } from '../../core/model/sessionService.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { sessionDeps, type SessionDeps } from '../session/deps.ts';
import { say } from '../session/log.ts';
import { endingSentence } from '../session/notices.ts';
import { SessionRun, type Outcome } from '../session/run.ts';
import { runSessionSubcommand, type Ready, type SessionSubcommand } from '../session/subcommand.ts';
import type { SessionTarget } from '../session/target.ts';
import { parseSshProxyFlags, sshProxyUsage, type SshProxyFlags } from './flags.ts';
import { readPublicKey } from './publicKey.ts';
import { pushByInstanceConnect } from './pushKey.ts';
import { pushByRunCommand } from './runCommandPush.ts';

const sshProxy: SessionSubcommand<SshProxyFlags> = {
  name: 'ssh-proxy',
  usage: sshProxyUsage,
  parse: parseSshProxyFlags,
  failed: exitCodes.problems,
  run: async (ready) => {
    await pushKeys(ready);
    return ended(ready, await session(ready));
  },
};

/** `ssm-workbench ssh-proxy`: the ProxyCommand of `ssh`. Resolves to the exit code. */
export function runSshProxy(
  argv: readonly string[],
  shell: Shell,
  deps: SessionDeps = sessionDeps,
): Promise<number> {
  return runSessionSubcommand(sshProxy, argv, shell, deps);
}

/** Before each connection, because the node forgets them after a minute. */
async function pushKeys({ flags, shell, aws, target, deps }: Ready<SshProxyFlags>): Promise<void> {
  const { push } = flags;
  if (push === undefined) return;
  const { signal } = new AbortController();
  for (const identity of push.identities) {
    const key = await readPublicKey(identity, shell);
    if (push.by === 'instanceConnect') {
      await pushByInstanceConnect(aws.connection, target, push.user, key, signal);
    } else {
      await pushByRunCommand(aws.connection, target, push.user, key, { clock: deps.clock, signal });
    }
  }
}

function session({ flags, shell, aws, target, kernel, log, deps }: Ready<SshProxyFlags>): Promise<Outcome> {
  const { clock } = deps;
  const { input, output } = shell.streams;
  const request: SessionRequest = {
    target: target.id,
    documentName: 'AWS-StartSSHSession',
    parameters: { portNumber: [String(flags.port)] },
    ...(flags.reason === undefined ? {} : { reason: flags.reason }),
  };
  const run = new SessionRun({
    ...{ kernel, shell, aws, log, clock, request },
    accepts: [kernel.sessionTypes.port],
    opened: (channel) => void kernel.pipeRaw(channel, input, output, clock),
  });
  return run.outcome;
}

/** What ends the connection in good order, `ssh` and the SSH server say to each other. */
function ended({ shell, target, aws, flags }: Ready<SshProxyFlags>, outcome: Outcome): number {
  if (outcome.kind === 'left') return exitCodes.ok;
  const { ending } = outcome;
  const said = ending.kind === 'terminated' ? '' : endingSentence(ending, target, aws);
  const sentence = isPortSilent(said) ? `${silentPort(flags.port, target)} ${said}` : said;
  if (sentence !== '') say(shell, sentence);
  const isInOrder = ending.kind === 'terminated' || (ending.kind === 'closed' && sentence === '');
  return isInOrder ? exitCodes.ok : exitCodes.problems;
}

/** The agent's words for a port of the node on which nothing listens. */
function isPortSilent(sentence: string): boolean {
  return sentence.startsWith('Unable to connect to specified port');
}

function silentPort(port: number, target: SessionTarget): string {
  return `No SSH server answers on port ${port} of ${nodeLabel(target)}: start sshd there, or name another port (ssh -p).`;
}
