import { severities, type Problem, type SeverityName } from '../../core/language/lsp.ts';

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
