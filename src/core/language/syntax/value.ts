import type { Entry, Span, SyntaxNode } from './node.ts';

/** A tagged scalar or a map that CloudFormation replaces by a value. */
export function isComputed(node: SyntaxNode): boolean {
  if (node.kind === 'scalar') return node.opaque;
  if (node.kind !== 'map' || node.entries.length !== 1) return false;
  const name = node.entries[0]?.name ?? '';
  return name === 'Ref' || name.startsWith('Fn::');
}

/**
 * Where a value is pointed at, without all of its lines: of a map or list in brackets the first of them, of one
 * that stands below its key the key. `entry` is absent for an item of a list.
 */
export function placeOf(node: SyntaxNode, entry: Pick<Entry, 'key'> | undefined): Span {
  const first = { start: node.start, end: node.start + 1 };
  if (node.kind === 'scalar') {
    if (node.value === null && entry !== undefined) return entry.key;
    return node.style === 'block' ? first : node;
  }
  return node.flow || entry === undefined ? first : entry.key;
}
