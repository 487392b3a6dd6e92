import type { DocumentModel } from '../model/document.ts';
import { entriesOf, isList, type Entry, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { KeySpec } from '../tables/spec.ts';
import { placedMaps, type Owner } from './check.ts';

/** A value that the tables say something about. */
export interface PlacedValue {
  readonly owner: Owner;
  readonly entry: Entry;
  readonly key: KeySpec;
}

/** Every value under a key of the tables, those inside of other values included. */
export function* placedValues(model: DocumentModel): Generator<PlacedValue> {
  for (const { owner, map, shape } of placedMaps(model)) {
    yield* valuesIn(map, { owner, keys: shape.keys, ignoreCase: shape.ignoreCase ?? false });
  }
}

interface Place {
  readonly owner: Owner;
  readonly keys: readonly KeySpec[];
  readonly each?: KeySpec | undefined;
  readonly ignoreCase: boolean;
}

function* valuesIn(node: SyntaxNode, place: Place): Generator<PlacedValue> {
  for (const entry of entriesOf(node)) {
    const key = keyFor(entry.name, place) ?? place.each;
    if (key === undefined || isComputed(entry.value)) continue;
    yield { owner: place.owner, entry, key };
    if (key.keys === undefined && key.each === undefined) continue;
    const inner = { ...place, keys: key.keys ?? [], each: key.each };
    for (const item of isList(entry.value) ? entry.value.items : [entry.value]) yield* valuesIn(item, inner);
  }
}

function keyFor(name: string, { keys, ignoreCase }: Place): KeySpec | undefined {
  if (!ignoreCase) return keys.find((key) => key.name === name);
  const lower = name.toLowerCase();
  return keys.find((key) => key.name.toLowerCase() === lower);
}
