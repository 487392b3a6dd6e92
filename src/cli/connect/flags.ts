import { isRecord, isString, isStringArray, parseJson } from '../../core/base/json.ts';
import { refuse, understand, type Understood } from '../session/arguments.ts';
import {
  sessionFlags,
  sessionOptions,
  sessionUsage,
  targetUsage,
  type SessionFlags,
} from '../session/flags.ts';

/** What `connect` is asked for. */
export interface ConnectFlags extends SessionFlags {
  readonly document?: string;
  /** JSON, or `file://PATH` of it. It may hold secrets: not printed. */
  readonly parameters?: string;
  /** `~.` after Enter leaves. */
  readonly hasEscapeKeys: boolean;
}

export const connectUsage = `Usage: ssm-workbench connect --target TARGET [options]

Opens a Session Manager session: a shell, or what a Session document runs.

Standard input and output are
  a terminal    keys go to the node as they are pressed, Ctrl-C too. To leave: Enter, then ~ and . (~? tells more)
  no terminal   bytes go to the node and come back unchanged. At the end of standard input the node's terminal is
                told so (Ctrl-D) and the session goes on until the shell or the command ends it

Options
${targetUsage}
  --document NAME         Session document (default: the shell of the account's preferences)
  --parameters JSON       its parameters, {"name": ["value"]}; other users of this computer see a command line,
                          so secrets go into a file that is named: file://PATH
                          (AWS-StartNonInteractiveCommand runs its command without a shell on Linux: for pipes,
                          ; and variables give it sh -c '…')
  --no-escape             ~ after Enter is a key like any other
${sessionUsage}

Examples
  ssm-workbench connect --target web-1
  echo uptime | ssm-workbench connect --target i-0123456789abcdef0
  ssm-workbench connect --target web-1 --document AWS-StartNonInteractiveCommand \\
    --parameters '{"command":["systemctl is-active nginx"],"separateOutputStream":["true"]}'

Exit code
  N    the command's own, where the node tells it: of documents that run a command without a terminal
       (NonInteractiveCommands) with separateOutputStream
  0    a shell that ended by itself on the node; Session Manager tells no exit code for one
  2    the command line was not understood
  129, 130, 143  ended by SIGHUP, SIGINT, SIGTERM; the session was terminated on the node
  254  a command ended, and the node did not tell its exit code
  255  the session could not be started, was lost or ended from outside, or you left it
`;

const options = {
  ...sessionOptions,
  document: { type: 'string' },
  parameters: { type: 'string' },
  'no-escape': { type: 'boolean' },
} as const;

export function parseConnectFlags(argv: readonly string[]): Understood<ConnectFlags> {
  return understand(argv, options, (values) => {
    const { document, parameters } = values;
    if (document === '') refuse('--document is empty. Is a variable of your shell not set?');
    refusePorts(document);
    // What is wrong with it is said at once where it is written out.
    if (parameters !== undefined && fileOf(parameters) === undefined) parseParameters(parameters);
    return {
      ...sessionFlags(values),
      hasEscapeKeys: values['no-escape'] !== true,
      ...(document === undefined ? {} : { document }),
      ...(parameters === undefined ? {} : { parameters }),
    };
  });
}

/** Documents whose sessions are no terminal and no command, with who serves them. */
function refusePorts(document: string | undefined): void {
  const [, kind] = /^AWS-Start(SSH|PortForwarding)Session/.exec(document ?? '') ?? [];
  if (kind === undefined) return;
  refuse(`${document ?? ''} is for ssm-workbench ${kind === 'SSH' ? 'ssh-proxy' : 'forward'}.`);
}

/** The path in `file://PATH`, as AWS's own command line writes it. */
export function fileOf(parameters: string): string | undefined {
  return /^file:\/\/(.+)$/s.exec(parameters)?.[1];
}

/**
 * The parameters of a Session document, whose values are always lists; a single string stands for a list of one.
 *
 * @throws AppError `invalid` with a sentence that quotes no value
 */
export function parseParameters(text: string): Readonly<Record<string, readonly string[]>> {
  const value = parseJson(text.replace(/^\ufeff/, ''));
  if (!isRecord(value)) refuse(`--parameters is a JSON object, for example {"command":["uptime"]}.`);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, listOf(name, each)]));
}

function listOf(name: string, value: unknown): readonly string[] {
  if (isString(value)) return [value];
  if (isStringArray(value)) return value;
  return refuse(`The value of "${name}" in --parameters is a list of strings.`);
}
