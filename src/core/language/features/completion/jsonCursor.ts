import { getLocation } from 'jsonc-parser';
import { Parser, type ParsedDocument } from '../../parser.ts';
import { isList, valueOf, type SyntaxNode } from '../../syntax/node.ts';
import type { Position } from '../../lsp.ts';
import type { Level } from '../place/level.ts';
import { siblingsOf } from '../place/tree.ts';
import type { Cursor } from './cursor.ts';

/**
 * The cursor's place in JSON; the reader goes on after mistakes, so half-written text will do. `root` is the tree,
 * of the text itself or of the text without the word (see {@link settled}).
 */
export function jsonCursor(parsed: ParsedDocument, position: Position, root = parsed.root): Cursor {
  const offset = parsed.lines.offset(position);
  const { path, isAtPropertyKey, previousNode } = getLocation(parsed.text, offset);
  const way = isAtPropertyKey ? path.slice(0, -1) : path;
  const { levels, node } = levelsOf(root, way);
  const isInside =
    previousNode !== undefined &&
    previousNode.offset < offset &&
    offset <= previousNode.offset + previousNode.length;
  const start = isInside ? previousNode.offset : offset - wordBefore(parsed.text, offset).length;
  const end = isInside
    ? wordEnd(parsed.text, previousNode.offset, previousNode.length, offset)
    : offset + wordAfter(parsed.text, offset).length;
  return {
    at: isAtPropertyKey ? 'key' : 'value',
    levels,
    siblings: isAtPropertyKey ? without(siblingsOf(node), isInside ? path.at(-1) : undefined) : new Map(),
    replace: parsed.lines.range({ start, end }),
    quote: parsed.text.charAt(start) === '"' ? '"' : '',
    hasColon: /^\s*:/.test(parsed.text.slice(end, end + 100)),
    hanging: 0,
    isItem: typeof path.at(-1) === 'number',
    lead: '',
    isFlow: false,
    beside: undefined,
    isMisplaced: false,
  };
}

/** The key that is being written is not beside itself. */
function without(
  siblings: ReadonlyMap<string, string>,
  own: string | number | undefined,
): ReadonlyMap<string, string> {
  return new Map([...siblings].filter(([name]) => name !== own));
}

function wordBefore(text: string, offset: number): string {
  return /[\w.$-]*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? '';
}

function wordAfter(text: string, offset: number): string {
  return /^[\w.$+-]*/.exec(text.slice(offset, offset + 100))?.[0] ?? '';
}

/** The end of the string; the cursor when its closing quote is missing. */
function wordEnd(text: string, start: number, length: number, offset: number): number {
  const whole = text.slice(start, start + length);
  if (!/^"(?:[^"\\\r\n]|\\.)*"$/.test(whole)) return isBare(whole) ? start + length : offset;
  // A comma or a bracket in front of the quote: that one opens the next text.
  const isNext = /^\s*[,\]}].*"$/.test(text.slice(offset, start + length));
  return isNext ? offset : start + length;
}

function isBare(text: string): boolean {
  return /^[\w.+-]+$/.test(text);
}

/**
 * The document as it is without the key that is being written: a key that has no colon yet takes what follows for
 * its value, and that would be missing everywhere.
 */
export function settled(parsed: ParsedDocument, position: Position): ParsedDocument {
  const { at, hasColon, replace } = jsonCursor(parsed, position);
  const { lines, text, format, version } = parsed;
  const [start, end] = [lines.offset(replace.start), lines.offset(replace.end)];
  if (at !== 'key' || hasColon || start === end) return parsed;
  const blank = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  return new Parser(1).parse({ uri: '', version, format, getText: () => blank });
}

function levelsOf(
  root: SyntaxNode | undefined,
  path: readonly (string | number)[],
): { readonly levels: readonly Level[]; readonly node: SyntaxNode | undefined } {
  const levels: Level[] = [];
  let node = root;
  for (const part of path) {
    levels.push({ name: typeof part === 'number' ? undefined : part, siblings: siblingsOf(node) });
    node = typeof part === 'number' ? (isList(node) ? node.items[part] : undefined) : valueOf(node, part);
  }
  return { levels, node };
}
