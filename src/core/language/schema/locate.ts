import type { Entry, MapNode, SyntaxNode } from '../syntax/node.ts';
import type { KeySpec } from '../tables/spec.ts';
import type { MapShape } from './mapShape.ts';

/** Where in the tree and in the table a JSON pointer leads. */
export interface Place {
  readonly node: SyntaxNode;
  /** The key whose value (or an item of whose value) the node is. */
  readonly key: KeySpec | undefined;
  readonly name: string;
  /** The entry that the name is of; absent for items and for the map itself. */
  readonly entry?: Entry;
  /** The keys of the node, when it is a map. */
  readonly keys: readonly KeySpec[];
}

/** Follows the pointer from the map; `undefined` when it leads outside of the tree. */
export function locate(map: MapNode, shape: MapShape, pointer: string): Place | undefined {
  let place: Place | undefined = { node: map, key: undefined, name: '', keys: shape.keys };
  for (const part of pointer.split('/').slice(1)) {
    place = place && step(place, unescape(part), shape.ignoreCase ?? false);
  }
  return place;
}

function unescape(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function step(place: Place, part: string, ignoreCase: boolean): Place | undefined {
  if (place.node.kind === 'list') {
    const node = place.node.items[Number(part)];
    return node && { node, key: place.key, name: place.name, keys: place.key?.keys ?? [] };
  }
  if (place.node.kind !== 'map') return undefined;
  const same = (name: string): boolean =>
    ignoreCase ? name.toLowerCase() === part.toLowerCase() : name === part;
  const entry = place.node.entries.findLast((candidate) => same(candidate.name));
  const key = place.keys.find((candidate) => same(candidate.name)) ?? place.key?.each;
  return entry && { node: entry.value, key, name: entry.name, entry, keys: key?.keys ?? [] };
}
