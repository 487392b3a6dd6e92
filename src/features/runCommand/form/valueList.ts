const item = /\s*"((?:[^"]|"")*)"\s*(?:,|$)|([^,]+)/g;

/** Splits `a, b, "c, d"` at commas; quotes keep a comma, doubled quotes are one. Empty items are dropped. */
export function splitValues(text: string): readonly string[] {
  return [...text.matchAll(item)]
    .map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"')))
    .filter((value) => value !== '');
}

/** The inverse of {@link splitValues}. */
export function joinValues(values: readonly string[]): string {
  return values.map(quote).join(', ');
}

function quote(value: string): string {
  return /[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
