import type { MapNode, SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { KeySpec } from '../tables/spec.ts';

/** Stands for a value that another tool computes: whatever is expected, this may be it. */
const computed = '{{ computed }}';

export type PlainMap = Readonly<Record<string, unknown>>;

/**
 * The plain value of a map, as deep as its keys are described: below, where everything is taken, lists and maps are
 * empty. `rename` gives keys the spelling they are looked up by. CloudFormation's functions (`!Sub`,
 * `{"Ref": …}`, `{"Fn::Sub": …}`) become text with a reference in it, which fits everywhere.
 */
export function plainMap(
  node: MapNode,
  keys: readonly KeySpec[],
  rename: (name: string) => string = (name) => name,
): PlainMap {
  return plainEntries(node, keys, undefined, rename);
}

function plainEntries(
  node: MapNode,
  keys: readonly KeySpec[],
  each: KeySpec | undefined,
  rename: (name: string) => string,
): PlainMap {
  // Defines each key as the map's own, so that `__proto__` is a key like any other.
  return Object.fromEntries(
    node.entries.map((entry) => {
      const name = rename(entry.name);
      return [name, plainValue(entry.value, keys.find((key) => key.name === name) ?? each)];
    }),
  );
}

function plainValue(node: SyntaxNode, key: KeySpec | undefined): unknown {
  if (isComputed(node)) return computed;
  if (node.kind === 'scalar') return node.value;
  const isDescribed = key?.keys !== undefined || key?.each !== undefined || key?.type === 'StringList';
  if (node.kind === 'list') return isDescribed ? node.items.map((item) => plainValue(item, key)) : [];
  return isDescribed ? plainEntries(node, key.keys ?? [], key.each, (name) => name) : {};
}
