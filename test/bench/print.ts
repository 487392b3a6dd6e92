/** The middle one; of an even number the upper. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly holds: boolean;
}

export function printTable(rows: readonly Row[]): void {
  const widths = [
    Math.max(...rows.map((row) => row.what.length)),
    Math.max(...rows.map((row) => row.measured.length)),
    Math.max(...rows.map((row) => row.target.length)),
  ] as const;
  for (const { what, measured, target, holds } of rows) {
    const cells = [what.padEnd(widths[0]), measured.padEnd(widths[1]), target.padEnd(widths[2])];
    console.log(`${cells.join('  ')}  ${holds ? 'ok' : 'MISSED'}`);
  }
}

export function callsText(calls: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(calls).sort(([left], [right]) => left.localeCompare(right));
  return sorted.map(([operation, count]) => `${operation} ${count}`).join(', ');
}
