import type { SyntaxNode } from './node.ts';

/** A tagged scalar or a map that CloudFormation replaces by a value. */
export function isComputed(node: SyntaxNode): boolean {
  if (node.kind === 'scalar') return node.opaque;
  if (node.kind !== 'map' || node.entries.length !== 1) return false;
  const name = node.entries[0]?.name ?? '';
  return name === 'Ref' || name.startsWith('Fn::');
}
