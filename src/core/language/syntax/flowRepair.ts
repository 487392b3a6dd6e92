/** Whoever opens brackets at a line's end goes on below, perhaps too far to the left for the `yaml` package. */
const opening = /(?:^|[ \t])(?:[^\s#][^\n]*:|-)[ \t]+(?=[{[])/gm;

/**
 * The text with the brackets that are open at `offset` on one line: line ends, and comments with them, become
 * blanks, so every other character stays where it was. YAML asks that lines between brackets stand further right
 * than the key before them; readers other than the `yaml` package (PyYAML, SnakeYAML) do not mind, and published
 * runbooks rely on it. `undefined` where no brackets are open that are closed later.
 */
export function onOneLine(text: string, offset: number): string | undefined {
  const starts = Array.from(
    text.slice(0, offset).matchAll(opening),
    (match) => match.index + match[0].length,
  );
  for (const start of starts.reverse()) {
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
const longest = 20_000;

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
