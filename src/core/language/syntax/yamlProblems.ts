import type { ErrorCode } from 'yaml';
import { quotedReference } from './quotedReference.ts';
import { thinOut } from './thin.ts';
import type { Span, SyntaxProblem } from './node.ts';

/** An error as the `yaml` package reports it. */
export interface ReaderError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pos: readonly [start: number, end: number];
}

/** What each of the reader's errors means to an author, and what to do. */
const sentences: { readonly [C in ErrorCode]?: string } = {
  TAB_AS_INDENT: 'YAML is not indented with tabs. Use spaces.',
  BAD_INDENT:
    'The indentation does not fit. Keys of one map, and items of one list, start in the same column.',
  BLOCK_AS_IMPLICIT_KEY:
    'A second ": " on one line. Quote the text that holds it, or check the indentation of this line.',
  MULTILINE_IMPLICIT_KEY: 'A key ends with a colon on its own line. Is the ":" after it missing?',
  BAD_SCALAR_START: 'Text may not start with this character. Quote it.',
  BAD_DQ_ESCAPE: 'This escape does not exist. Write \\\\ for a backslash, or use single quotes.',
  MULTIPLE_DOCS: 'A file holds one document. Remove the "---" and what follows it.',
  BLOCK_IN_FLOW: 'Inside of [ ] and { } lists and maps are written with brackets too.',
  UNEXPECTED_TOKEN: 'Something follows a value that is already complete. Quote the whole value.',
  MULTIPLE_ANCHORS: 'A value has one anchor. Remove the other.',
  MULTIPLE_TAGS: 'A value has one tag. Remove the other.',
};

/** Errors that only say that an earlier one confused the reader. */
const consequences: ReadonlySet<ErrorCode> = new Set(['UNEXPECTED_TOKEN', 'IMPOSSIBLE']);

/** The reader's errors as problems: the first of each slip. */
export function yamlProblems(errors: readonly ReaderError[], text: string): SyntaxProblem[] {
  const accepted = errors.filter((error) => !isAccepted(error, text));
  const causes = accepted.filter((error, index) => index === 0 || !consequences.has(error.code));
  return thinOut(
    causes.slice(0, mostErrors).map((error) => problemOf(error, text)),
    text,
  );
}

/** A text that is no YAML at all can have an error for every other character; these are more than anybody reads. */
export const mostErrors = 1000;

/** A closing bracket in the column of its parent's key is refused by `yaml` alone; other readers take it. */
function isAccepted(error: ReaderError, text: string): boolean {
  return (
    error.code === 'BAD_INDENT' && error.message.startsWith('Flow') && /[}\]]/.test(text.charAt(error.pos[0]))
  );
}

function problemOf(error: ReaderError, text: string): SyntaxProblem {
  const tab = tabNear(text, error.pos[0]);
  if (tab !== undefined) {
    const newText = text.slice(tab.start, tab.end).replaceAll('\t', '  ');
    const fix = { title: 'Indent with spaces', ...tab, newText };
    return { code: 'yaml-tab', message: sentences.TAB_AS_INDENT ?? '', ...tab, fix };
  }
  const reference = referenceBefore(text, error.pos[0]);
  if (reference !== undefined) return unquotedReference(reference, text);
  const quote = unclosedQuote(error, text);
  if (quote !== undefined) return { code: 'yaml-syntax', message: missing(error.message), ...quote };
  const last = Math.max(0, text.trimEnd().length - 1);
  const gap = /^[ \t]*(?=\S)/.exec(text.slice(error.pos[0], error.pos[0] + 500))?.[0].length ?? 0;
  const start = Math.min(error.pos[0] + gap, last);
  const end = Math.max(start + 1, Math.min(error.pos[1], text.length));
  return { code: 'yaml-syntax', message: sentenceOf(error), start, end };
}

/** `{{ x }}` without quotes is a map in a map to YAML. */
export function unquotedReference(span: Span, text: string): SyntaxProblem {
  const message = 'Quote text that starts with "{{": without quotes YAML reads braces as a map.';
  const fix = quotedReference(span, text);
  return { code: 'unquoted-reference', message, ...span, ...(fix === undefined ? {} : { fix }) };
}

function sentenceOf(error: ReaderError): string {
  if (error.message.startsWith('Flow') && error.code === 'BAD_INDENT') return closing(error.message);
  if (error.code === 'MISSING_CHAR') return missing(error.message);
  return sentences[error.code] ?? `${error.message}.`;
}

function closing(message: string): string {
  return `The closing ${message.endsWith(']') ? 'bracket ]' : 'brace }'} is missing, or stands too far to the left.`;
}

function missing(message: string): string {
  if (message.includes('quote')) return 'The closing quote is missing.';
  if (message.startsWith('Flow')) return closing(message);
  if (message.startsWith('Sequence item')) {
    return 'The indentation does not fit: this is neither a key of the item above nor an item of its own, with a dash.';
  }
  return message.startsWith('Implicit map keys')
    ? 'A colon is missing after this key, or the indentation does not fit.'
    : `${message}.`;
}

/** A tab in the indentation of the offset's line or of the next one. */
function tabNear(text: string, offset: number): Span | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const nextStart = text.indexOf('\n', offset) + 1;
  for (const start of nextStart > 0 ? [lineStart, nextStart] : [lineStart]) {
    const indent = /^[ ]*\t[ \t]*/.exec(text.slice(start, start + 200))?.[0];
    if (indent !== undefined) return { start: start + indent.indexOf('\t'), end: start + indent.length };
  }
  return undefined;
}

/** The quote that is never closed: the last one, as all that follows belongs to it. */
function unclosedQuote(error: ReaderError, text: string): Span | undefined {
  const [, quote] = /^Missing closing (["'])/.exec(error.message) ?? [];
  const start = quote === undefined ? -1 : text.lastIndexOf(quote, error.pos[0]);
  return start < 0 ? undefined : { start, end: start + 1 };
}

/** The unquoted `{{ … }}` that starts the value on the offset's line, before the offset. */
function referenceBefore(text: string, offset: number): Span | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const match = /^\s*(?:- +)*(?:[\w.-]+: +)?(\{\{[^}\r\n]*\}\})/.exec(text.slice(start, start + 1000));
  if (match === null || match[1] === undefined) return undefined;
  const end = start + match[0].length;
  return end <= offset ? { start: end - match[1].length, end } : undefined;
}
