import type { MapNode, SyntaxNode } from './node.ts';

/** Stands for a value that another tool computes: whatever is expected, this may be it. */
const computed = '{{ computed }}';

export type PlainMap = Readonly<Record<string, unknown>>;

/**
 * The plain value of a node. CloudFormation's functions (`!Sub`, `{"Ref": …}`, `{"Fn::Sub": …}`) become text
 * with a reference in it, which fits everywhere.
 */
export function plainValue(node: SyntaxNode): unknown {
  if (isComputed(node)) return computed;
  if (node.kind === 'scalar') return node.value;
  return node.kind === 'list' ? node.items.map(plainValue) : plainMap(node);
}

/** The plain value of a map; `rename` gives keys the spelling they are looked up by. */
export function plainMap(node: MapNode, rename: (name: string) => string = (name) => name): PlainMap {
  // Defines each key as the map's own, so that `__proto__` is a key like any other.
  return Object.fromEntries(node.entries.map((entry) => [rename(entry.name), plainValue(entry.value)]));
}

/** A tagged scalar or a map that CloudFormation replaces by a value. */
export function isComputed(node: SyntaxNode): boolean {
  if (node.kind === 'scalar') return node.opaque;
  if (node.kind !== 'map' || node.entries.length !== 1) return false;
  const name = node.entries[0]?.name ?? '';
  return name === 'Ref' || name.startsWith('Fn::');
}
