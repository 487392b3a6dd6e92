import type { DocumentModel, Step } from '../model/document.ts';
import { legacySteps } from '../model/legacy.ts';
import { actionOf, documentKeysOf, inputShape, tablesOf } from '../shapes.ts';
import { nearest } from '../spelling.ts';
import { entriesOf, isMap, type Entry, type MapNode, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { ActionSpec, KeySpec } from '../tables/spec.ts';
import type { ShapeEvaluator, ShapeFinding } from './evaluate.ts';
import type { MapShape } from './mapShape.ts';

/** Whose map it is that a finding is about. */
export type Owner =
  | { readonly kind: 'document' }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'inputs'; readonly step: Step; readonly action: ActionSpec };

export interface PlacedFinding {
  readonly owner: Owner;
  readonly finding: ShapeFinding;
}

/** Evaluates each map of the document against the schema that its place and its action call for. */
export function* checkShapes(model: DocumentModel, evaluator: ShapeEvaluator): Generator<PlacedFinding> {
  for (const { owner, map, shape } of placedMaps(model)) {
    for (const finding of evaluator.evaluate(map, shape)) yield { owner, finding };
  }
}

/** A map of the document and the keys it may have. */
export interface PlacedMap {
  readonly owner: Owner;
  readonly map: MapNode;
  readonly shape: MapShape;
}

/** Every map that the tables speak of, with those inside of its values left where they are. */
export function* placedMaps(model: DocumentModel): Generator<PlacedMap> {
  const tables = tablesOf(model.kind);
  const keys = documentKeysOf(model);
  if (isMap(model.root) && keys.length > 0) {
    yield { owner: { kind: 'document' }, map: model.root, shape: closed(keys) };
  }
  yield* declarations('parameter', model.parameters, tables.parameter);
  yield* declarations('variable', model.variables, tables.variable);
  for (const step of model.steps) yield* stepMaps(model, step, tables.step);
  for (const step of legacySteps(model)) yield* inputMaps(model, step);
}

function closed(keys: readonly KeySpec[]): MapShape {
  return { keys, open: false };
}

function* declarations(
  kind: 'parameter' | 'variable',
  entries: ReadonlyMap<string, Entry>,
  keys: readonly KeySpec[],
): Generator<PlacedMap> {
  if (keys.length === 0) return;
  for (const [name, entry] of entries) {
    if (isMap(entry.value) && !isComputed(entry.value)) {
      yield { owner: { kind, name }, map: entry.value, shape: closed(keys) };
    }
  }
}

function* stepMaps(model: DocumentModel, step: Step, keys: readonly KeySpec[]): Generator<PlacedMap> {
  if (keys.length > 0) yield { owner: { kind: 'step', step }, map: step.node, shape: closed(keys) };
  yield* inputMaps(model, step);
}

function* inputMaps(model: DocumentModel, step: Step): Generator<PlacedMap> {
  const action = actionOf(model, step);
  if (action === undefined) return;
  const { inputs } = step;
  if (inputs !== undefined ? !isReadable(inputs) : isMisspelt('inputs', step.node)) return;
  const map = isMap(inputs) ? inputs : emptyInputs(step);
  yield { owner: { kind: 'inputs', step, action }, map, shape: inputShape(action, model.kind) };
}

/** What CloudFormation computes cannot be looked into; a list is told to be of another type. */
export function isReadable(inputs: SyntaxNode): boolean {
  return inputs.kind !== 'list' && !isComputed(inputs);
}

/** Whether a key of the map is nearly the one that is missing: then that is the mistake, and told by itself. */
export function isMisspelt(missing: string, map: SyntaxNode | undefined): boolean {
  return entriesOf(map).some(({ name }) => nearest(name, [missing]) !== undefined);
}

/** Inputs that are missing, or no map, lack what is required; it is said where the action is named. */
function emptyInputs(step: Step): MapNode {
  const at = step.actionNode ?? step.node;
  return { kind: 'map', entries: [], flow: false, start: at.start, end: at.end };
}
