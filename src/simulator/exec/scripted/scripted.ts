import type { SimulatedNode } from '../../system.ts';

/** What a scripted node answers to one line or one script. */
export interface ScriptedAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export interface ScriptedContext {
  readonly node: SimulatedNode;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly user: string;
}

/** A shell that only pretends: it knows a fixed set of commands and runs nothing on this computer. */
export interface ScriptedShell {
  /** What a session shows first. */
  greeting(context: ScriptedContext): string;
  prompt(context: ScriptedContext): string;
  /** Runs a script line by line. It never throws. */
  run(lines: readonly string[], context: ScriptedContext): ScriptedAnswer;
}

export const success = (stdout: string): ScriptedAnswer => ({ stdout, stderr: '', exitCode: 0 });
export const failure = (stderr: string, exitCode = 1): ScriptedAnswer => ({ stdout: '', stderr, exitCode });

/** Words of a command line; quotes group and are taken away. */
export function words(line: string): readonly string[] {
  const found = line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g);
  return [...found].map(([, double, single, bare]) => double ?? single ?? bare ?? '');
}

/** The commands of a script: one a line, or several parted by `;`; comments and blank lines fall away. */
export function statements(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.split(/\r?\n/))
    .flatMap(splitStatements)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** Splits at semicolons outside quotes. */
function splitStatements(line: string): readonly string[] {
  return line.match(/(?:"[^"]*"|'[^']*'|[^;"']|["'])+/g) ?? [];
}
