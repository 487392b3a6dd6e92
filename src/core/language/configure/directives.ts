import type { Fix } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { nearest } from '../spelling.ts';
import { commentsOf } from '../syntax/comments.ts';
import { isScalar, walk, type Span, type SyntaxNode } from '../syntax/node.ts';
import {
  isLevel,
  isRuleCode,
  ruleCodes,
  ruleLevels,
  unknownCode,
  unknownLevel,
  type RuleLevel,
} from './levels.ts';

/** One rule in a comment that says what becomes of its problems. */
export interface Directive {
  readonly code: string;
  readonly level: RuleLevel;
  /** The lines it is about, both included, 0-based; absent for the whole document. */
  readonly lines?: { readonly first: number; readonly last: number };
  /** The code in the comment. */
  readonly span: Span;
}

/** What is wrong with a comment. */
export interface DirectiveMistake {
  readonly span: Span;
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** A text with comments. Without a root none of its comments is part of a value. */
export interface Commented extends Pick<ParsedDocument, 'text' | 'format' | 'lines'> {
  readonly root?: SyntaxNode | undefined;
  readonly problems?: ParsedDocument['problems'];
}

export interface Directives {
  readonly directives: readonly Directive[];
  readonly mistakes: readonly DirectiveMistake[];
}

const verbs = ['ssm-ignore', 'ssm-ignore-next-line', 'ssm-level'] as const;
type Verb = (typeof verbs)[number];

const directive = /^#[ \t]*(ssm-[\w-]+)(?![\w-])[ \t]*:?(.*)$/;
const none: Directives = { directives: [], mistakes: [] };

/**
 * The comments of a YAML document that are meant for the checker:
 *
 *     # ssm-ignore CODE, CODE -- why        in the whole document
 *     # ssm-ignore-next-line CODE, CODE     on the next line, and in the block of text that begins on it
 *     # ssm-level CODE=LEVEL                 in the whole document
 *
 * JSON has no comments, and the service refuses keys that it does not know, so there is nothing like it in JSON.
 */
export function directivesOf(parsed: Commented): Directives {
  if (parsed.format === 'json' || !/#[ \t]*ssm-/.test(parsed.text)) return none;
  const result = { directives: [] as Directive[], mistakes: [] as DirectiveMistake[] };
  for (const { start, end } of commentsOf(parsed.text, parsed.root)) {
    const [all, word = '', rest = ''] = directive.exec(parsed.text.slice(start, end)) ?? [];
    if (all === undefined) continue;
    const read = new Reader(parsed, end - rest.length, rest).read(word, start + all.indexOf(word));
    result.directives.push(...read.directives);
    result.mistakes.push(...read.mistakes);
  }
  return result;
}

/** Reads one comment. */
class Reader {
  readonly #parsed: Commented;
  readonly #at: number;
  readonly #words: readonly (Span & { readonly word: string })[];

  constructor(parsed: Commented, at: number, rest: string) {
    this.#parsed = parsed;
    this.#at = at;
    const [said = ''] = rest.split(/(?:^|[ \t])--/);
    this.#words = Array.from(said.matchAll(/[^\s,]+/g), ({ 0: word, index }) => ({
      word,
      ...this.#span(index, word.length),
    }));
  }

  read(word: string, at: number): Directives {
    const span = { start: at, end: at + word.length };
    if (!isVerb(word)) return this.#misspelt(word, span);
    if (this.#words.length === 0) return mistake(span, `Name the rules behind ${word}, separated by commas.`);
    const read = this.#words.map((each) => this.#directive(word, each));
    return {
      directives: read.flatMap((each) => each.directives),
      mistakes: read.flatMap((each) => each.mistakes),
    };
  }

  #directive(verb: Verb, { word, start }: Span & { readonly word: string }): Directives {
    const [code = '', level = 'off', ...more] = verb === 'ssm-level' ? word.split('=') : [word];
    const span = { start, end: start + code.length };
    if (!isRuleCode(code)) {
      const near = nearest(code, ruleCodes);
      return mistake(span, unknownCode(code), near === undefined ? [] : [this.#change(span, near)]);
    }
    if (verb === 'ssm-level' && !word.includes('=')) {
      return mistake(span, `Write ${code}=LEVEL; levels are ${ruleLevels.join(', ')}.`);
    }
    if (!isLevel(level) || more.length > 0) {
      return mistake({ start: span.end + 1, end: start + word.length }, unknownLevel(level, code));
    }
    const lines = verb === 'ssm-ignore-next-line' ? { lines: this.#nextLines() } : {};
    return { directives: [{ code, level, span, ...lines }], mistakes: [] };
  }

  /** Other tools' comments may begin alike; only what is nearly one of ours is told. */
  #misspelt(word: string, span: Span): Directives {
    const near = nearest(word, verbs);
    if (near === undefined) return none;
    return mistake(span, `'${word}' is not understood. Did you mean '${near}'?`, [this.#change(span, near)]);
  }

  #change(span: Span, newText: string): Fix {
    return { title: `Change to '${newText}'`, edits: [{ range: this.#parsed.lines.range(span), newText }] };
  }

  #span(index: number, length: number): Span {
    return { start: this.#at + index, end: this.#at + index + length };
  }

  /** The next line that says something, with the block of text that begins on it. */
  #nextLines(): { readonly first: number; readonly last: number } {
    const { lines, root } = this.#parsed;
    let first = lines.position(this.#at).line + 1;
    while (first < lines.lineCount - 1 && /^\s*(?:#.*)?$/.test(lines.line(first))) first += 1;
    const lineOf = (offset: number): number => lines.position(offset).line;
    const block = [...walk(root)].find(
      (node) => isScalar(node) && node.style === 'block' && lineOf(node.start) === first,
    );
    return { first, last: block === undefined ? first : lineOf(block.end - 1) };
  }
}

function mistake(span: Span, message: string, fixes: readonly Fix[] = []): Directives {
  return { directives: [], mistakes: [{ span, message, fixes }] };
}

function isVerb(word: string): word is Verb {
  return verbs.some((verb) => verb === word);
}
