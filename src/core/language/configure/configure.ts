import { severities, type Problem } from '../lsp.ts';
import { directivesOf, type Directive, type Commented } from './directives.ts';
import type { RuleLevel, RuleLevels } from './levels.ts';

/** What is told of a document's problems. */
export interface DiagnoseOptions {
  /** Levels by code, as a setting or a command line gives them. */
  readonly levels?: RuleLevels;
  /** `ignored`: comments of the document change nothing. */
  readonly comments?: 'heeded' | 'ignored';
}

/** Of what is told of the comments themselves. */
export const commentCode = 'ignore-comment';

/**
 * The problems at the levels that are chosen. A comment in the document is nearer to the problem than a setting or
 * a flag, so it wins. Mistakes of form stay as they are: while there are any, nothing else is known.
 */
export function configure(
  problems: readonly Problem[],
  parsed: Commented,
  { levels = new Map(), comments = 'heeded' }: DiagnoseOptions = {},
): readonly Problem[] {
  if ((parsed.problems?.length ?? 0) > 0) return problems;
  if (comments === 'ignored') return atLevels(problems, (problem) => levels.get(problem.code));
  const { directives, mistakes } = directivesOf(parsed);
  const used = new Set<Directive>();
  const told = atLevels(problems, (problem) => {
    const fitting = directives.filter((directive) => isAbout(directive, problem));
    for (const directive of fitting) used.add(directive);
    // What is said of a line counts more than what is said of the document.
    const nearest = fitting.find(({ lines }) => lines !== undefined) ?? fitting.at(-1);
    return nearest?.level ?? levels.get(problem.code);
  });
  const idle = directives.filter((directive) => !used.has(directive)).map(idleMistake);
  const own = [...mistakes, ...idle].map(({ span, message, fixes }): Problem => {
    const range = parsed.lines.range(span);
    return { range, severity: severities.hint, code: commentCode, source: 'ssm', message, fixes };
  });
  return own.length === 0 ? told : [...told, ...atLevels(own, () => levels.get(commentCode))].sort(inOrder);
}

function idleMistake({ code, span, lines }: Directive) {
  const where = lines === undefined ? 'in this document' : 'on the next line';
  return { span, message: `There is no problem ${code} ${where}. Remove it from the comment.`, fixes: [] };
}

function isAbout({ code, lines }: Directive, problem: Problem): boolean {
  const { line } = problem.range.start;
  return code === problem.code && (lines === undefined || (lines.first <= line && line <= lines.last));
}

function atLevels(
  problems: readonly Problem[],
  levelOf: (problem: Problem) => RuleLevel | undefined,
): readonly Problem[] {
  return problems.flatMap((problem) => {
    const level = levelOf(problem);
    if (level === undefined) return [problem];
    return level === 'off' ? [] : [{ ...problem, severity: severities[level] }];
  });
}

/** By place in the text. */
export function inOrder(a: Problem, b: Problem): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}
