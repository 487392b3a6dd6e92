import type { Fix, Position, Problem, Range } from '../lsp.ts';

export interface FixableProblem {
  readonly problem: Problem;
  readonly fixes: readonly Fix[];
}

/** The problems that touch a range and can be fixed, for the light bulb. */
export function fixesAt(problems: readonly Problem[], range: Range): FixableProblem[] {
  return problems
    .filter((problem) => problem.fixes.length > 0 && touches(problem.range, range))
    .map((problem) => ({ problem, fixes: problem.fixes }));
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
