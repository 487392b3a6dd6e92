import type { Planted } from './index.ts';

/** A problem, as far as it counts here; of ours and of the Language Server Protocol. */
export interface Shown {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly severity?: number | undefined;
  readonly code?: unknown;
  readonly message: string;
}

const warning = 2;
const hint = 4;

/** Longer ranges show no line. */
const longestRange = 12;

/**
 * Whether the mistake was found: a problem that the document did not have before, on the right line. Of rules
 * that only advise any severity counts, of others error and warning.
 */
export function isFound(
  { lines }: Planted,
  isAdvice: boolean,
  before: readonly Shown[],
  after: readonly Shown[],
): boolean {
  const isRight = ({ range: { start, end } }: Shown): boolean =>
    lines.some(
      (line) =>
        start.line === line ||
        (start.line <= line && end.line >= line && end.line - start.line < longestRange),
    );
  return fresh(before, after).some(
    (problem) => (problem.severity ?? 1) <= (isAdvice ? hint : warning) && isRight(problem),
  );
}

function fresh(before: readonly Shown[], after: readonly Shown[]): readonly Shown[] {
  const known = new Map<string, number>();
  for (const problem of before) known.set(nameOf(problem), (known.get(nameOf(problem)) ?? 0) + 1);
  return after.filter((problem) => {
    const left = known.get(nameOf(problem)) ?? 0;
    known.set(nameOf(problem), left - 1);
    return left <= 0;
  });
}

function nameOf({ code, message }: Shown): string {
  return `${String(code)}|${message}`;
}
