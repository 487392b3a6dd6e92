import {
  entriesOf,
  entryOf,
  isMap,
  isScalar,
  itemsOf,
  textOf,
  valueOf,
  type Entry,
  type MapNode,
  type ScalarNode,
  type SyntaxNode,
} from '../syntax/node.ts';
import { kindOf, schemaVersionOf, type DocumentKind } from './kind.ts';

/** A step of `mainSteps` or of a loop. */
export interface Step {
  readonly node: MapNode;
  readonly name: string | undefined;
  readonly nameNode: ScalarNode | undefined;
  readonly action: string | undefined;
  readonly actionNode: ScalarNode | undefined;
  readonly inputs: SyntaxNode | undefined;
  /** Names of declared outputs. */
  readonly outputs: readonly string[];
  /** The loop that the step is in. */
  readonly parent: Step | undefined;
}

/** What a document says, as far as it can be read. */
export interface DocumentModel {
  readonly kind: DocumentKind;
  readonly schemaVersion: string | undefined;
  readonly root: SyntaxNode | undefined;
  readonly parameters: ReadonlyMap<string, Entry>;
  readonly variables: ReadonlyMap<string, Entry>;
  /** All steps in the order of the text, loops before what is in them. */
  readonly steps: readonly Step[];
}

export function documentModel(root: SyntaxNode | undefined): DocumentModel {
  return {
    kind: kindOf(root),
    schemaVersion: schemaVersionOf(root),
    root,
    parameters: declared(valueOf(root, 'parameters')),
    variables: declared(valueOf(root, 'variables')),
    steps: [...stepsOf(valueOf(root, 'mainSteps'), undefined)],
  };
}

function declared(node: SyntaxNode | undefined): ReadonlyMap<string, Entry> {
  return new Map(entriesOf(node).map((entry) => [entry.name, entry]));
}

function* stepsOf(list: SyntaxNode | undefined, parent: Step | undefined): Generator<Step> {
  for (const item of itemsOf(list)) {
    if (!isMap(item)) continue;
    const step = stepOf(item, parent);
    yield step;
    if (step.action === 'aws:loop') yield* stepsOf(valueOf(step.inputs, 'Steps'), step);
  }
}

function stepOf(node: MapNode, parent: Step | undefined): Step {
  const nameNode = valueOf(node, 'name');
  const actionNode = valueOf(node, 'action');
  return {
    node,
    name: isScalar(nameNode) && nameNode.value !== null ? String(nameNode.value) : undefined,
    nameNode: isScalar(nameNode) ? nameNode : undefined,
    action: textOf(actionNode),
    actionNode: isScalar(actionNode) ? actionNode : undefined,
    inputs: entryOf(node, 'inputs')?.value,
    outputs: itemsOf(valueOf(node, 'outputs')).flatMap((output) => textOf(valueOf(output, 'Name')) ?? []),
    parent,
  };
}
