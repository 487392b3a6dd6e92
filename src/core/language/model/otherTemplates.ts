import type { Span } from '../syntax/node.ts';

/** Braces that are no reference of Systems Manager's, and marks of Jinja and its kin. */
const otherBraces = /\{\{(?!\{)(?![ \t]*[\w-]+(?::[\w.:/-]+)?[ \t]*\}\})|\{%|\{#/;

/** What on a line says that its double braces are a format's, a template's, or looked for in a text. */
const otherUse =
  /(?<!\w)f["']|\.format\(|["'] -f\b|--?f(?:ormat)?[= ]["']?\{\{|\bsed\b|-c?replace\b|\.replace\(/i;

/** Words that end what Go's templates begin. */
const keywords: ReadonlySet<string> = new Set(['end', 'else']);

/**
 * Knows which `{{ name }}` in the scripts of a text probably belong to another language: to Jinja, Helm, Go or
 * Mustache, to GitHub's `${{ }}`, or to a format string. Scripts and lines are read once, however many stand there.
 */
export class OtherTemplates {
  readonly #text: string;
  readonly #scripts = new Map<number, boolean>();
  readonly #lines = new Map<number, boolean>();

  constructor(text: string) {
    this.#text = text;
  }

  /** `script` is the text that the agent replaces references in. */
  has(script: Span, reference: Span): boolean {
    const name = this.#text.slice(reference.start, reference.end);
    if (/^\d+$/.test(name) || keywords.has(name)) return true;
    const open = this.#text.lastIndexOf('{{', reference.start);
    if (this.#text.charAt(open - 1) === '$') return true;
    return this.#isUsedOnLine(script, open) || this.#isIn(script);
  }

  #isUsedOnLine({ start, end }: Span, offset: number): boolean {
    const from = Math.max(start, this.#text.lastIndexOf('\n', offset) + 1);
    return known(this.#lines, from, () => {
      const to = this.#text.indexOf('\n', offset);
      return otherUse.test(this.#text.slice(from, to < 0 ? end : Math.min(end, to)));
    });
  }

  #isIn({ start, end }: Span): boolean {
    return known(this.#scripts, start, () => otherBraces.test(this.#text.slice(start, end)));
  }
}

function known(answers: Map<number, boolean>, key: number, find: () => boolean): boolean {
  const answer = answers.get(key) ?? find();
  answers.set(key, answer);
  return answer;
}
