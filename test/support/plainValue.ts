import type { SyntaxNode } from '../../src/core/language/syntax/node.ts';
import { isComputed } from '../../src/core/language/syntax/value.ts';

/** A tree as a program would see it; what another tool computes is text with a reference. */
export function plainValue(node: SyntaxNode): unknown {
  if (isComputed(node)) return '{{ computed }}';
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  return Object.fromEntries(node.entries.map(({ name, value }) => [name, plainValue(value)]));
}
