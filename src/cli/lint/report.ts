import { severities, type Problem, type SeverityName } from '../../core/language/lsp.ts';
import type { Shell } from '../shell.ts';
import type { OutputFormat } from './flags.ts';
import { github } from './github.ts';
import { sarif } from './sarif.ts';

/** A problem as the command prints it; lines and columns are 1-based, columns in UTF-16 code units. */
export interface ReportedProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: SeverityName;
  readonly code: string;
  readonly message: string;
}

export function reportedProblem(file: string, { range, severity, code, message }: Problem): ReportedProblem {
  return {
    file,
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    severity: nameOf(severity),
    code,
    message,
  };
}

const names: readonly SeverityName[] = ['error', 'warning', 'information', 'hint'];

function nameOf(severity: number): SeverityName {
  return names.find((name) => severities[name] === severity) ?? 'hint';
}

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
