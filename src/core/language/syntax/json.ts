import { visit, type ParseErrorCode } from 'jsonc-parser';
import { TreeBuilder } from './builder.ts';
import { thinOut } from './thin.ts';
import type { Parsed, Scalar, Span, SyntaxFix, SyntaxProblem } from './node.ts';

/** Reads JSON as the service does: no comments, no trailing commas. Never throws. */
export function parseJsonText(text: string): Parsed {
  const builder = new TreeBuilder();
  const problems: SyntaxProblem[] = [];
  let isTextOpen = false;
  visit(
    text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text,
    {
      onObjectBegin: (offset) => builder.open('map', offset),
      onObjectEnd: (offset, length) => builder.close(offset + length),
      onArrayBegin: (offset) => builder.open('list', offset),
      onArrayEnd: (offset, length) => builder.close(offset + length),
      onObjectProperty: (name, offset, length) => builder.key(name, { start: offset, end: offset + length }),
      onLiteralValue: (value: unknown, start, length) =>
        builder.scalar(scalarOf(value), start, start + length),
      onError: (code, offset, length) => {
        // Behind a text without its end nothing can be told from anything else.
        if (!isTextOpen) problems.push(problemOf(code, text, offset, length));
        const kind: number = code;
        isTextOpen ||= kind === endOfTextMissing;
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  const root = builder.finish(text.length);
  // Without any value there is nothing to correct: what an empty document needs is the rules' matter.
  return { root, problems: root === undefined && text.trim() === '' ? [] : thinOut(problems, text) };
}

function scalarOf(value: unknown): Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** `UnexpectedEndOfString`. */
const endOfTextMissing = 12;

/** By the numbers of `ParseErrorCode`, which is a const enum and so cannot be imported as a value. */
const messages: readonly string[] = [
  '',
  'This is not JSON. Quote text with double quotes.',
  'This number is not JSON. Write it in decimal digits, or quote it.',
  'A property name in double quotes belongs here.',
  'A value is missing here.',
  'A colon is missing between the name and its value.',
  'A comma is missing before this.',
  'The closing brace } is missing.',
  'The closing bracket ] is missing.',
  'Nothing may follow the end of the document.',
  'JSON has no comments. Remove it, or write the document in YAML.',
  'This comment is not closed. JSON has no comments: remove it.',
  'The closing double quote is missing.',
  'This number is not complete.',
  'This \\u escape is not complete: four hexadecimal digits follow \\u.',
  'This escape does not exist in JSON. Write \\\\ for a backslash.',
  'This character must be escaped in a JSON string, for example \\n or \\t.',
];

const trailingComma = 'Remove the comma: in JSON none may stand before a closing bracket.';

function problemOf(code: ParseErrorCode, text: string, offset: number, length: number): SyntaxProblem {
  const comma = isTrailingComma(code, text, offset);
  if (comma !== undefined) {
    const span = { start: comma, end: comma + 1 };
    const fix = { title: 'Remove the comma', ...span, newText: '' };
    return { code: 'json-syntax', message: trailingComma, ...span, fix };
  }
  const start = Math.min(offset, Math.max(0, text.length - 1));
  const span = { start, end: start + Math.max(1, length) };
  const fix = fixOf(code, text, span);
  const message = messages[code] ?? 'This is not JSON.';
  return { code: 'json-syntax', message, ...span, ...(fix === undefined ? {} : { fix }) };
}

const comment = 10;
const missingComma = 6;

/** The repair of what has one. */
function fixOf(code: number, text: string, { start, end }: Span): SyntaxFix | undefined {
  if (code === comment) {
    const isClosed = text.startsWith('//', start) || text.slice(start, end).endsWith('*/');
    if (!isClosed) return undefined;
    const blanks = /[ \t]*$/.exec(text.slice(Math.max(0, start - mostBefore), start))?.[0].length ?? 0;
    return { title: 'Remove the comment', start: start - blanks, end, newText: '' };
  }
  if (code !== missingComma) return undefined;
  const at = text.slice(0, start).trimEnd().length;
  const [line = ''] = /[^\n]*$/.exec(text.slice(Math.max(0, at - mostBefore), at)) ?? [];
  // Behind a comment a comma would be part of it.
  if (/\/[/*]|\*\//.test(line)) return undefined;
  return { title: 'Add the comma', start: at, end: at, newText: ',' };
}

/** So much is looked at before a mistake: a text on one line can have thousands of them. */
const mostBefore = 200;

/** The offset of the comma, when what is missing is only what a comma promised. */
function isTrailingComma(code: ParseErrorCode, text: string, offset: number): number | undefined {
  const missing: readonly number[] = [3, 4];
  if (!missing.includes(code) || !/[}\]]/.test(text.charAt(offset))) return undefined;
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(',') ? before.length - 1 : undefined;
}
