import { contains, entriesOf, isScalar, type Entry, type SyntaxNode } from '../../syntax/node.ts';
import type { Level } from './level.ts';

/** What of the tree is at an offset. */
export interface TreePlace {
  /** From the root to the entry or item that holds the offset. */
  readonly levels: readonly Level[];
  /** The entry whose key or whose value holds the offset. */
  readonly entry: Entry | undefined;
  readonly part: 'key' | 'value';
  /** The innermost node, when the offset is in a value. */
  readonly node: SyntaxNode | undefined;
}

export function placeAt(root: SyntaxNode | undefined, offset: number): TreePlace | undefined {
  const levels: Level[] = [];
  let node = root;
  let entry: Entry | undefined;
  while (node !== undefined && contains(node, offset)) {
    if (node.kind === 'scalar') return { levels, entry, part: 'value', node };
    const siblings = node.kind === 'map' ? siblingsOf(node) : new Map<string, string>();
    if (node.kind === 'map') {
      const found = node.entries.find(({ key, value }) => contains(key, offset) || contains(value, offset));
      if (found === undefined) return { levels, entry, part: 'value', node };
      levels.push({ name: found.name, siblings });
      entry = found;
      if (contains(found.key, offset)) return { levels, entry, part: 'key', node: undefined };
      node = found.value;
    } else {
      const found: SyntaxNode | undefined = node.items.find((item) => contains(item, offset));
      if (found === undefined) return { levels, entry, part: 'value', node };
      levels.push({ name: undefined, siblings });
      node = found;
    }
  }
  return undefined;
}

/** The keys of a map and the text of their values, where that is plain. */
export function siblingsOf(node: SyntaxNode | undefined): ReadonlyMap<string, string> {
  const texts = entriesOf(node).map(
    ({ name, value }) => [name, isScalar(value) ? String(value.value) : ''] as const,
  );
  return new Map(texts);
}
