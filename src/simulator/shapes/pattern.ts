/**
 * The service's patterns are Java's; this reads them as JavaScript's: an inline `(?i)` becomes a flag, Unicode
 * classes need the `u` flag, and a pattern that `u` refuses (`[\-\:]`) goes without. The whole value has to match.
 */
export function compilePattern(pattern: string): RegExp {
  const insensitive = pattern.startsWith('(?i)');
  const body = `^(?:${insensitive ? pattern.slice('(?i)'.length) : pattern})$`;
  const flags = insensitive ? 'si' : 's';
  try {
    return new RegExp(body, `${flags}u`);
  } catch (error) {
    if (error instanceof SyntaxError) return new RegExp(body, flags);
    throw error;
  }
}
