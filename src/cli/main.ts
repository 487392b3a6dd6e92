import { messageOf } from '../core/base/errors.ts';
import { runConnect } from './connect/command.ts';
import { runForward } from './forward/command.ts';
import { runLint } from './lint/command.ts';
import { exitCodes, type Shell } from './shell.ts';
import { runSshProxy } from './sshProxy/command.ts';

/** A subcommand; resolves to the exit code. */
interface Subcommand {
  readonly summary: string;
  run(argv: readonly string[], shell: Shell): Promise<number>;
}

const subcommands: ReadonlyMap<string, Subcommand> = new Map([
  ['lint', { summary: 'Check SSM documents.', run: runLint }],
  ['connect', { summary: 'Open a session: a shell, or what a Session document runs.', run: runConnect }],
  [
    'forward',
    { summary: 'Forward a local port to a node, or through it to a host it reaches.', run: runForward },
  ],
  [
    'ssh-proxy',
    { summary: 'Carry an SSH connection through Session Manager (ProxyCommand).', run: runSshProxy },
  ],
  ['simulator', { summary: 'Serve a simulated Systems Manager on this computer.', run: runSimulator }],
]);

/** `ssm-workbench SUBCOMMAND …`; resolves to the exit code. */
export async function runCli(argv: readonly string[], shell: Shell): Promise<number> {
  const [name = '--help', ...rest] = argv;
  const subcommand = subcommands.get(name);
  if (subcommand !== undefined) return runSafely(name, subcommand, rest, shell);
  if (name === '--help' || name === '-h' || name === 'help') {
    shell.stdout(usage());
    return argv.length === 0 ? exitCodes.usage : exitCodes.ok;
  }
  shell.stderr(`There is no subcommand "${name}".\n\n${usage()}`);
  return exitCodes.usage;
}

async function runSafely(
  name: string,
  subcommand: Subcommand,
  argv: readonly string[],
  shell: Shell,
): Promise<number> {
  try {
    return await subcommand.run(argv, shell);
  } catch (error) {
    shell.stderr(`ssm-workbench ${name} failed: ${messageOf(error)}\n`);
    return exitCodes.usage;
  }
}

function usage(): string {
  const rows = [...subcommands].map(([name, { summary }]) => `  ${name.padEnd(12)}${summary}\n`);
  return `Usage: ssm-workbench SUBCOMMAND [options]\n\n${rows.join('')}\nssm-workbench SUBCOMMAND --help tells more.\n`;
}

/** A bundle of its own, which runs when it is loaded and reads the flags of the process. */
async function runSimulator(): Promise<number> {
  const { ended } = await import('../simulator/main.ts');
  return ended;
}
