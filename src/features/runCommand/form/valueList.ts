const item = /\s*"((?:[^"]|"")*)"\s*(?:,|$)|([^,]+)/g;

/**
 * Splits `a, b, "c, d"` at commas; quotes keep a comma, doubled quotes are one. Empty items are dropped unless
 * they are quoted: `""` is the empty value, which is not the same as no value.
 */
export function splitValues(text: string): readonly string[] {
  return [...text.matchAll(item)]
    .map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plainValue(plain))
    .filter((value) => value !== undefined);
}

/** The inverse of {@link splitValues}. */
export function joinValues(values: readonly string[]): string {
  return values.map(quote).join(', ');
}

function plainValue(text = ''): string | undefined {
  const value = text.trim();
  return value === '' ? undefined : value;
}

function quote(value: string): string {
  return /^$|[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
