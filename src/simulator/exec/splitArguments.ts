/**
 * Parts a command line into words the way the agent does, without a shell: quotes group, a backslash takes the next
 * character as it is (not within single quotes), `#` at the start of a word begins a comment. Variables, globs and
 * operators mean nothing.
 * @throws Error for a quote that is not closed
 */
export function splitArguments(line: string): readonly string[] {
  const words: string[] = [];
  for (const [part] of line.matchAll(
    /#[^\n]*|(?:[^\s"'\\]|\\[^]?|"(?:[^"\\]|\\[^]?)*(?:"|$)|'[^']*(?:'|$))+/g,
  )) {
    if (!part.startsWith('#')) words.push(unquote(part));
  }
  return words;
}

function unquote(word: string): string {
  return word.replaceAll(/\\([^]?)|"((?:[^"\\]|\\[^]?)*)("?)|'([^']*)('?)/g, unquotePart);
}

function unquotePart(
  _: string,
  escaped: string | undefined,
  double: string | undefined,
  doubleEnd: string | undefined,
  single: string | undefined,
  singleEnd: string | undefined,
): string {
  if (doubleEnd === '' || singleEnd === '') throw new Error('EOF found when expecting closing quote');
  if (double !== undefined) return double.replaceAll(/\\([^]?)/g, '$1');
  return escaped ?? single ?? '';
}
