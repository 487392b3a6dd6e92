import type { SyntaxProblem } from './node.ts';

/**
 * A slip often yields several errors in a row. What is found before the end of the line after an error is
 * taken for its consequence and left out.
 */
export function thinOut(problems: readonly SyntaxProblem[], text: string): SyntaxProblem[] {
  const kept: SyntaxProblem[] = [];
  let quietUntil = -1;
  for (const problem of problems) {
    if (problem.start <= quietUntil) continue;
    kept.push(problem);
    quietUntil = endOfNextLine(text, problem.end);
  }
  return kept;
}

function endOfNextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const next = end < 0 ? -1 : text.indexOf('\n', end + 1);
  return next < 0 ? text.length : next;
}
