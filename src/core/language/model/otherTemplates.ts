import type { Span } from '../syntax/node.ts';

/** Braces that are no reference of Systems Manager's, and marks of Jinja and its kin. */
const otherBraces = /\{\{(?!\{)(?![ \t]*[\w-]+(?::[\w.:/-]+)?[ \t]*\}\})|\{%|\{#/;

/** What on a line says that its double braces are a format's, a template's, or looked for in a text. */
const otherUse =
  /(?<!\w)f["']|\.format\(|["'] -f\b|--?f(?:ormat)?[= ]["']?\{\{|\bsed\b|-c?replace\b|\.replace\(/i;

/** Words that end what Go's templates begin. */
const keywords: ReadonlySet<string> = new Set(['end', 'else']);

/**
 * Whether `{{ name }}` in a script probably belongs to another language: to Jinja, Helm, Go or Mustache, to
 * GitHub's `${{ }}`, or to a format string. `script` is the text that the agent replaces references in.
 */
export function isOtherTemplate(text: string, script: Span, reference: Span): boolean {
  const name = text.slice(reference.start, reference.end);
  if (/^\d+$/.test(name) || keywords.has(name)) return true;
  const open = text.lastIndexOf('{{', reference.start);
  if (text.charAt(open - 1) === '$') return true;
  return otherUse.test(lineOf(text, script, open)) || otherBraces.test(text.slice(script.start, script.end));
}

function lineOf(text: string, { start, end }: Span, offset: number): string {
  const from = Math.max(start, text.lastIndexOf('\n', offset) + 1);
  const to = text.indexOf('\n', offset);
  return text.slice(from, to < 0 ? end : Math.min(end, to));
}
