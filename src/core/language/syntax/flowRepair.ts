/** Brackets that are a key's value or a list's item; below, it may go on too far to the left for the package. */
const opening = /(?::|(?<=^|[ \t])-)[ \t]+(?=[{[])/gm;
/** So many code units of brackets or quotes are looked at, and so many brackets that may be the open ones. */
const longest = 20_000;
const maxOpenings = 100;

/**
 * The text with the brackets that are open at `offset` on one line: line ends, and comments with them, become
 * blanks, so every other character stays where it was. YAML asks that lines between brackets stand further right
 * than the key before them; readers other than the `yaml` package (PyYAML, SnakeYAML) do not mind, and published
 * runbooks rely on it. `undefined` where no brackets are open that are closed later.
 */
export function onOneLine(text: string, offset: number): string | undefined {
  const from = Math.max(0, offset - longest);
  const starts = Array.from(
    text.slice(from, offset).matchAll(opening),
    (match) => from + match.index + match[0].length,
  );
  for (const start of starts.slice(-maxOpenings).reverse()) {
    const end = closingOf(text, start);
    if (end === undefined || end < offset) continue;
    const flow = text
      .slice(start, end)
      .replace(/(?<=[\s,[{])#[^\r\n]*|[\r\n]/g, (found) => ' '.repeat(found.length));
    return text.slice(0, start) + flow + text.slice(end);
  }
  return undefined;
}

const token = /"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'|(?<=[\s,[{])#[^\r\n]*|[[\]{}]/g;

/** Behind the bracket that closes the one at `start`. */
function closingOf(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { 0: found, index } of text.slice(start, start + longest).matchAll(token)) {
    if (found === '{' || found === '[') depth += 1;
    else if (found === '}' || found === ']') depth -= 1;
    if (depth === 0) return start + index + found.length;
  }
  return undefined;
}

const quoted = {
  '"': /^"(?:[^"\\]|\\[^])*"(?=[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$))/,
  "'": /^'(?:[^']|'')*'(?=[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$))/,
};

/**
 * The text with the quoted text whose end was missed at `offset` on one line, as above: its lines may stand anywhere
 * for other readers. `undefined` where nothing ends it, or something follows on the line of its end.
 */
export function quoteOnOneLine(text: string, offset: number, quote: '"' | "'"): string | undefined {
  const start = text.lastIndexOf(quote, offset);
  const found = start < 0 ? undefined : quoted[quote].exec(text.slice(start, start + longest))?.[0];
  if (found === undefined || start + found.length < offset) return undefined;
  return text.slice(0, start) + found.replace(/[\r\n]/g, ' ') + text.slice(start + found.length);
}
