export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const CLOSING = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm;

/**
 * Reads the last closing line of a level. A level without one (a build) counts as one test. Invariant: a level that
 * exits with an error has at least one failure, whatever it printed.
 */
export function countsOf(output: string, code: number): Counts {
  const last = [...output.matchAll(CLOSING)].at(-1);
  const none = { passed: code === 0 ? 1 : 0, failed: 0, skipped: 0 };
  const counts =
    last === undefined
      ? none
      : { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) };
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The one line that machines read. */
export function closingLine(counts: Counts): string {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  return `${counts.passed} passed, ${counts.failed} failed${skipped}`;
}
