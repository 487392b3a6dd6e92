/** Concurrency and error limits are a number or a percentage of the targets. */

export const defaultMaxConcurrency = '50';
export const defaultMaxErrors = '0';

/** Nodes that may run at the same time; at least one, whatever the percentage. */
export function concurrencyLimit(text: string, targets: number): number {
  return Math.max(1, absolute(text, targets));
}

/** Errors that are tolerated: `10%` of 50 targets is 5, so the sixth error stops the command. */
export function errorLimit(text: string, targets: number): number {
  return absolute(text, targets);
}

function absolute(text: string, targets: number): number {
  const number = Number.parseInt(text, 10);
  return text.endsWith('%') ? Math.floor((targets * number) / 100) : number;
}
