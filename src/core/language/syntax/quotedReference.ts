import type { Span, SyntaxFix } from './node.ts';

/**
 * Puts quotes round a value that begins with `{{ … }}`: round all of it where text follows on its line, round the
 * reference alone where a bracket or a comma ends the value. `undefined` where it cannot be told what the value is.
 */
export function quotedReference({ start, end }: Span, text: string): SyntaxFix | undefined {
  if (end - start < 5 || text.slice(end - 2, end) !== '}}') return undefined;
  const [before = ''] = /[^\n]*$/.exec(text.slice(Math.max(0, start - longest), start)) ?? [];
  const rest = /^[^\r\n]*/.exec(text.slice(end, end + longest))?.[0] ?? '';
  const said = rest.replace(/[ \t]+#.*$/, '').trimEnd();
  if (/^[ \t]*[,\]}]*$/.test(said)) return quoted(start, end, text);
  if (inBlock.test(before)) {
    return /,[ \t]*[\w"']+[ \t]*:/.test(said) ? undefined : quoted(start, end + said.length, text);
  }
  return /^[ \t]*[,\]}]/.test(said) ? quoted(start, end, text) : undefined;
}

/** So much is looked at on each side: no value of one line is longer. */
const longest = 300;

/** What stands before a value that goes on to the end of its line. */
const inBlock = /^\s*(?:- +)*(?:- +|[\w.-]+: +)$/;

function quoted(start: number, end: number, text: string): SyntaxFix {
  const value = text.slice(start, end);
  const isPlain = !/["\\]/.test(value);
  const newText = isPlain ? `"${value}"` : `'${value.replaceAll("'", "''")}'`;
  return { title: `Write ${newText}`, start, end, newText };
}
