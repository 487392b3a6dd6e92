/** A constraint that a value broke. */
export interface Failure {
  readonly at: string;
  /** What the message repeats: `null` for a missing member, undefined for a secret. */
  readonly value: string | null | undefined;
  readonly constraint: string;
}

/** Checks a length or a number against its bounds, in the service's words. */
export function checkSize(
  bounds: { readonly min?: number; readonly max?: number },
  size: number,
  what: 'length' | 'value',
  value: string | undefined,
  at: string,
  failures: Failure[],
): void {
  const fail = (relation: string, bound: number): void => {
    const constraint = `Member must have ${what} ${relation} than or equal to ${bound}`;
    failures.push({ at, value, constraint });
  };
  if (bounds.min !== undefined && size < bounds.min) fail('greater', bounds.min);
  if (bounds.max !== undefined && size > bounds.max) fail('less', bounds.max);
}
