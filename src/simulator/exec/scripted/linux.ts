import {
  failure,
  statements,
  success,
  words,
  type ScriptedAnswer,
  type ScriptedContext,
  type ScriptedShell,
} from './scripted.ts';

const notice =
  'This computer has no POSIX shell: the demo node answers a small fixed set of commands and runs nothing.\n';

/** A Linux node on a computer without a POSIX shell. Says so first, and for every command it does not know. */
export const linux: ScriptedShell = {
  greeting: () => notice,
  prompt: () => '$ ',
  run(lines, context) {
    let stdout = '';
    let stderr = '';
    let exitCode = 0;
    for (const statement of statements(lines)) {
      const exit = /^exit(?:\s+(\d+))?$/.exec(statement);
      if (exit !== null) return { stdout, stderr, exitCode: Number(exit[1] ?? exitCode) };
      const answer = runStatement(statement, context);
      stdout += answer.stdout;
      stderr += answer.stderr;
      exitCode = answer.exitCode;
    }
    return { stdout, stderr, exitCode };
  },
};

function runStatement(statement: string, context: ScriptedContext): ScriptedAnswer {
  const [name = '', ...args] = words(statement);
  const known = commands.get(name);
  return known === undefined
    ? failure(`sh: 1: ${name}: not found\n${notice}`, 127)
    : known(
        args.map((argument) => expand(argument, context)),
        context,
      );
}

function expand(text: string, { node, user }: ScriptedContext): string {
  const values: Readonly<Record<string, string>> = {
    HOSTNAME: node.hostname,
    USER: user,
    HOME: '/root',
    AWS_SSM_INSTANCE_ID: node.id,
  };
  return text.replaceAll(/\$\{?(\w+)\}?/g, (_, name: string) => values[name] ?? '');
}

type Command = (args: readonly string[], context: ScriptedContext) => ScriptedAnswer;

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['echo', (args) => success(`${args.join(' ')}\n`)],
  ['hostname', (_, { node }) => success(`${node.hostname}\n`)],
  ['whoami', (_, { user }) => success(`${user}\n`)],
  ['pwd', () => success('/root\n')],
  ['date', (_, { now }) => success(`${new Date(now).toUTCString()}\n`)],
  ['uname', (args, { node }) => success(args.includes('-n') ? `${node.hostname}\n` : 'Linux\n')],
  ['uptime', () => success(' 08:21:07 up 41 days,  3:12,  0 users,  load average: 0.08, 0.11, 0.09\n')],
  ['ls', () => success('app.conf\nhealthcheck.sh\nlog\n')],
  ['id', () => success('uid=0(root) gid=0(root) groups=0(root)\n')],
  ['true', () => success('')],
  ['false', () => failure('', 1)],
  ['sleep', () => success('')],
  ['cd', () => success('')],
]);
