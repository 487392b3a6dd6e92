import type { SyntaxNode } from './node.ts';

/** Whether two trees mean the same: names, values and order, however they are written. */
export function isSame(a: SyntaxNode | undefined, b: SyntaxNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.kind === 'scalar') {
    return b.kind === 'scalar' && Object.is(a.value, b.value) && a.opaque === b.opaque;
  }
  if (a.kind === 'list') {
    return (
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every((item, index) => isSame(item, b.items[index]))
    );
  }
  return (
    b.kind === 'map' &&
    a.entries.length === b.entries.length &&
    a.entries.every(({ name, value }, index) => {
      const other = b.entries[index];
      return other?.name === name && isSame(value, other.value);
    })
  );
}
