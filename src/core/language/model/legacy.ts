import { entriesOf, isMap, itemsOf, valueOf, type Entry, type MapNode } from '../syntax/node.ts';
import type { DocumentModel, Step } from './document.ts';

/** The plugins of a document of schema version 1.2, each map of `properties` as a step of its own. */
export function legacySteps(model: DocumentModel): readonly Step[] {
  if (model.kind !== 'legacyCommand') return [];
  return entriesOf(valueOf(model.root, 'runtimeConfig')).flatMap((entry) =>
    propertiesOf(entry).map((inputs) => stepOf(entry, inputs)),
  );
}

function propertiesOf({ value }: Entry): readonly MapNode[] {
  const properties = valueOf(value, 'properties');
  return isMap(properties) ? [properties] : itemsOf(properties).filter(isMap);
}

function stepOf({ key, name, value }: Entry, inputs: MapNode): Step {
  const node = isMap(value) ? value : inputs;
  const nothing = { name: undefined, nameNode: undefined, outputs: [], parent: undefined };
  return { ...nothing, node, action: name, actionNode: key, inputs };
}
