/** What an operator of a condition compares. */
export type Compared = 'text' | 'number' | 'truth';

/** The operators of branch choices and loop conditions (user guide, aws:branch). */
export const operators: ReadonlyMap<string, Compared> = new Map<string, Compared>([
  ['StringEquals', 'text'],
  ['EqualsIgnoreCase', 'text'],
  ['StartsWith', 'text'],
  ['EndsWith', 'text'],
  ['Contains', 'text'],
  ['NumericEquals', 'number'],
  ['NumericGreater', 'number'],
  ['NumericLesser', 'number'],
  ['NumericGreaterOrEquals', 'number'],
  ['NumericLesserOrEquals', 'number'],
  ['BooleanEquals', 'truth'],
]);

/** What makes one condition of others. */
export const combiners: readonly string[] = ['And', 'Or', 'Not'];
