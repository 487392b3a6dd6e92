import type { FoldingRange } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { walk, type Span, type SyntaxNode } from '../syntax/node.ts';

/** What can be folded: whatever is written over several lines, runs of comments, and marked regions. */
export function folding(parsed: ParsedDocument): readonly FoldingRange[] {
  const ranges = [...structures(parsed), ...(parsed.format === 'yaml' ? commentsOf(parsed) : [])];
  const byStart = new Map<number, FoldingRange>();
  for (const range of ranges) {
    const other = byStart.get(range.startLine);
    if (range.endLine > range.startLine && (other === undefined || other.endLine < range.endLine))
      byStart.set(range.startLine, range);
  }
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine);
}

function* structures(parsed: ParsedDocument): Generator<FoldingRange> {
  if (parsed.root?.kind === 'map' && parsed.root.flow) yield range(parsed, parsed.root, parsed.root.start);
  for (const node of walk(parsed.root)) {
    if (node.kind === 'list') for (const item of node.items) yield range(parsed, item, item.start);
    if (node.kind !== 'map') continue;
    for (const { key, value } of node.entries) {
      // The value of an alias stands elsewhere, before its key.
      if (value.start >= key.end) yield range(parsed, value, key.start);
    }
  }
}

function range({ lines, text }: ParsedDocument, node: SyntaxNode, start: number): FoldingRange {
  const startLine = lines.position(start).line;
  const last = lines.position(lastCharacter(text, node)).line;
  const isBracketed = node.kind !== 'scalar' && node.flow && /[}\]]/.test(text.charAt(node.end - 1));
  // A closing bracket stays in sight.
  return { startLine, endLine: isBracketed ? last - 1 : last };
}

/** Blank lines at the end belong to what follows. */
function lastCharacter(text: string, { start, end }: Span): number {
  let last = end - 1;
  while (last > start && /\s/.test(text.charAt(last))) last -= 1;
  return Math.max(start, last);
}

function* commentsOf(parsed: ParsedDocument): Generator<FoldingRange> {
  const quoted = linesOfScalars(parsed);
  const regions: number[] = [];
  let first: number | undefined;
  for (let line = 0; line <= parsed.lines.lineCount; line += 1) {
    const content = parsed.lines.line(line);
    if (/^\s*#/.test(content) && !quoted.has(line)) {
      first ??= line;
      if (/^\s*#\s*region\b/.test(content)) regions.push(line);
      const opened = /^\s*#\s*endregion\b/.test(content) ? regions.pop() : undefined;
      if (opened !== undefined) yield { startLine: opened, endLine: line, kind: 'region' };
    } else if (first !== undefined) {
      yield { startLine: first, endLine: line - 1, kind: 'comment' };
      first = undefined;
    }
  }
}

/** Lines that belong to the text of a scalar: what looks like a comment there is none. */
function linesOfScalars({ root, lines }: ParsedDocument): ReadonlySet<number> {
  const found = new Set<number>();
  for (const node of walk(root)) {
    if (node.kind !== 'scalar' || node.style === 'plain') continue;
    const last = lines.position(Math.max(node.start, node.end - 1)).line;
    for (let line = lines.position(node.start).line + 1; line <= last; line += 1) found.add(line);
  }
  return found;
}
