import type { Shell } from '../shell.ts';
import type { OutputFormat } from './flags.ts';
import { github } from './github.ts';
import type { ReportedProblem } from './problem.ts';
import { sarif } from './sarif.ts';

/** What goes to standard output. */
export function render(
  problems: readonly ReportedProblem[],
  format: OutputFormat,
  where: Pick<Shell, 'cwd' | 'platform'>,
): string {
  if (format === 'json') return `${JSON.stringify(problems, undefined, 2)}\n`;
  if (format === 'sarif') return `${JSON.stringify(sarif(problems, where), undefined, 2)}\n`;
  if (format === 'github') return github(problems, where);
  return problems
    .map((p) => `${oneLine(p.file)}:${p.line}:${p.column}: ${p.severity} ${p.code} ${oneLine(p.message)}\n`)
    .join('');
}

/** A message quotes the document, which may hold anything; control characters do not reach a terminal. */
function oneLine(message: string): string {
  return message.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
}
