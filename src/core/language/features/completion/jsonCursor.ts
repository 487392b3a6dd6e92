import { getLocation } from 'jsonc-parser';
import type { ParsedDocument } from '../../parser.ts';
import { isList, valueOf, type SyntaxNode } from '../../syntax/node.ts';
import type { Position } from '../../lsp.ts';
import type { Level } from '../place/level.ts';
import { siblingsOf } from '../place/tree.ts';
import type { Cursor } from './cursor.ts';

/** The cursor's place in JSON; the reader goes on after mistakes, so half-written text will do. */
export function jsonCursor(parsed: ParsedDocument, position: Position): Cursor | undefined {
  const offset = parsed.lines.offset(position);
  const { path, isAtPropertyKey, previousNode } = getLocation(parsed.text, offset);
  const way = isAtPropertyKey ? path.slice(0, -1) : path;
  const { levels, node } = levelsOf(parsed.root, way);
  const isInside =
    previousNode !== undefined &&
    previousNode.offset < offset &&
    offset <= previousNode.offset + previousNode.length;
  const start = isInside ? previousNode.offset : offset - wordBefore(parsed.text, offset).length;
  const end = isInside ? wordEnd(parsed.text, previousNode.offset, previousNode.length, offset) : offset;
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

/** The end of the string, or of what of it stands on the line when its closing quote is missing. */
function wordEnd(text: string, start: number, length: number, offset: number): number {
  const whole = text.slice(start, start + length);
  return /^"(?:[^"\\\r\n]|\\.)*"$/.test(whole) ? start + length : offset;
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
