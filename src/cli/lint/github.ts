import type { SeverityName } from '../../core/language/lsp.ts';
import type { Shell } from '../shell.ts';
import { relativePath } from './paths.ts';
import type { ReportedProblem } from './problem.ts';

const commands: { readonly [S in SeverityName]: string } = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands, from which GitHub makes annotations at the lines of a pull request. */
export function github(problems: readonly ReportedProblem[], where: Pick<Shell, 'cwd' | 'platform'>): string {
  return problems.map((problem) => annotation(problem, relativePath(problem.file, where))).join('');
}

function annotation(problem: ReportedProblem, file: string): string {
  const { line, column, endLine, endColumn, severity, code, message } = problem;
  // GitHub takes columns only where a problem is within one line.
  const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : `,col=${column}`;
  const place = `file=${property(file)},line=${line},endLine=${endLine}${columns}`;
  return `::${commands[severity]} ${place},title=${property(code)}::${data(message)}\n`;
}

/** The escaping of GitHub's own toolkit: a line end would begin another command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
