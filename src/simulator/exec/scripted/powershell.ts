import {
  failure,
  statements,
  success,
  words,
  type ScriptedAnswer,
  type ScriptedContext,
  type ScriptedShell,
} from './scripted.ts';
import { powershellCommands } from './powershellCommands.ts';

const crlf = '\r\n';

/** A Windows node: a small set of cmdlets with believable answers. */
export const powershell: ScriptedShell = {
  greeting: () =>
    `Windows PowerShell${crlf}Copyright (C) Microsoft Corporation. All rights reserved.${crlf}${crlf}`,
  prompt: () => 'PS C:\\Windows\\system32> ',
  run(lines, context) {
    let stdout = '';
    let stderr = '';
    for (const statement of statements(lines)) {
      const exit = /^exit(?:\s+(-?\d+))?$/i.exec(statement);
      if (exit !== null) return { stdout, stderr, exitCode: Number(exit[1] ?? 0) };
      const answer = runStatement(statement, context);
      stdout += answer.stdout;
      stderr += answer.stderr;
      // `throw` ends a script; an unknown command is a non-terminating error and decides the exit code at the end.
      if (answer.exitCode !== 0 && /^throw\b/i.test(statement)) return { stdout, stderr, exitCode: 1 };
    }
    return { stdout, stderr, exitCode: stderr === '' ? 0 : 1 };
  },
};

function runStatement(statement: string, context: ScriptedContext): ScriptedAnswer {
  const literal = /^(?:"([^"]*)"|'([^']*)')$/.exec(statement);
  if (literal !== null) return success(`${expand(literal[1] ?? literal[2] ?? '', context)}${crlf}`);
  if (/^\$/.test(statement)) return success(`${expand(statement, context)}${crlf}`);
  const [name = '', ...args] = words(statement.split('|')[0] ?? statement);
  if (/^throw$/i.test(name))
    return failure(errorText(args.join(' '), statement, 'OperationStopped', args.join(' ')));
  const command = powershellCommands.get(name.toLowerCase());
  if (command === undefined) return unknownCommand(name, statement);
  const answer = command(
    args.map((argument) => expand(argument, context)),
    context,
  );
  return answer.length === 0 ? success('') : success(`${answer.join(crlf)}${crlf}`);
}

/** The automatic and environment variables that scripts use most. */
function expand(text: string, { node, user }: ScriptedContext): string {
  const values: Readonly<Record<string, string>> = {
    '$env:computername': node.hostname.split('.')[0]?.toUpperCase() ?? '',
    '$env:username': user,
    '$env:aws_ssm_instance_id': node.id,
    '$psversiontable.psversion': '5.1.20348.2110',
    $true: 'True',
    $false: 'False',
    $null: '',
  };
  return text.replaceAll(/\$[\w:.]+/g, (name) => values[name.toLowerCase()] ?? '');
}

function unknownCommand(name: string, statement: string): ScriptedAnswer {
  const message =
    `${name} : The term '${name}' is not recognized as the name of a cmdlet, function, script file, or operable ` +
    'program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.';
  return failure(errorText(message, statement, 'ObjectNotFound', name, 'CommandNotFoundException'));
}

/** The shape in which Windows PowerShell prints an error record. */
function errorText(
  message: string,
  line: string,
  category: string,
  target: string,
  id = 'RuntimeException',
): string {
  return [
    message,
    'At line:1 char:1',
    `+ ${line}`,
    `+ ${'~'.repeat(Math.max(1, line.split(' ')[0]?.length ?? 1))}`,
    `    + CategoryInfo          : ${category}: (${target}:String) [], ${id}`,
    `    + FullyQualifiedErrorId : ${id}`,
    '',
    '',
  ].join(crlf);
}
