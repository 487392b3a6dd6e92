import type { SyntaxNode } from './node.ts';

/** Whether two trees mean the same: names, values and order, however they are written. */
export function isSame(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameNodes(a, b, new Map());
}

/** `known` remembers pairs that were begun: what an alias stands for is compared once. */
function sameNodes(a: SyntaxNode, b: SyntaxNode, known: Map<SyntaxNode, SyntaxNode>): boolean {
  if (known.get(a) === b) return true;
  known.set(a, b);
  if (a.kind === 'scalar') {
    return b.kind === 'scalar' && Object.is(a.value, b.value) && a.opaque === b.opaque;
  }
  if (a.kind === 'list') {
    return (
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => isSameAs(item, b.items[index], known))
    );
  }
  return (
    b.kind === 'map' &&
    a.entries.length === b.entries.length &&
    a.entries.every(({ name, value }, index) => {
      const other = b.entries[index];
      return other?.name === name && isSameAs(value, other.value, known);
    })
  );
}

function isSameAs(a: SyntaxNode, b: SyntaxNode | undefined, known: Map<SyntaxNode, SyntaxNode>): boolean {
  return b !== undefined && sameNodes(a, b, known);
}
