import type { PlacedFinding } from '../schema/check.ts';
import type { ShapeFinding } from '../schema/evaluate.ts';
import {
  entriesOf,
  entryOf,
  isMap,
  isScalar,
  itemsOf,
  textOf,
  valueOf,
  type SyntaxNode,
} from '../syntax/node.ts';
import { isComputed, placeOf } from '../syntax/value.ts';
import type { ValueType } from '../tables/spec.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A value of another type than its key takes. */
export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'warning',
  *check(context) {
    for (const { finding } of context.shapeFindings) {
      if (finding.kind === 'type' && !hasOwnRule(finding)) yield typeFinding(finding);
    }
    yield* declarations(context);
    yield* steps(context);
    yield* plugins(context);
  },
};

/** What a precondition compares, what And and Or hold, and a package's architecture in place of a release. */
function hasOwnRule({ name, key }: Extract<PlacedFinding['finding'], { kind: 'type' }>): boolean {
  return (
    (key?.name === 'StringEquals' && key.type === 'StringList') ||
    key?.name === 'And' ||
    key?.name === 'Or' ||
    (name === 'file' && key?.name === 'build')
  );
}

function typeFinding({ name, node, entry, key }: Extract<ShapeFinding, { kind: 'type' }>): Finding {
  const isNothing = isScalar(node) && node.value === null;
  const isHarmless = isNothing && key?.required !== true;
  const span = isNothing && entry !== undefined ? entry.key : placeOf(node, entry);
  const message =
    entry === undefined && key?.type === 'StringList' && isMap(node) && !node.flow
      ? `An item of '${name}' is text; this is a map, as a text with ": " in it is to YAML. Quote it.`
      : `'${name}' takes ${words[key?.type ?? 'Map']}; this is ${kindOf(node)}.`;
  return { span, message, ...(isHarmless ? { severity: 'information' } : {}) };
}

/** Parameters and variables that are written as a value rather than as a map. */
function* declarations({ model }: RuleContext): Generator<Finding> {
  for (const entries of [model.parameters, model.variables]) {
    for (const [name, entry] of entries) {
      if (isMap(entry.value) || isComputed(entry.value)) continue;
      const message = `'${name}' takes a map with its 'type'; this is ${kindOf(entry.value)}.`;
      yield { span: placeOf(entry.value, entry), message };
    }
  }
}

/** Items of `mainSteps` that are no steps. */
function* steps({ model }: RuleContext): Generator<Finding> {
  for (const item of itemsOf(valueOf(model.root, 'mainSteps'))) {
    if (isMap(item) || isComputed(item)) continue;
    const message = `A step is a map with 'name', 'action' and 'inputs'; this is ${kindOf(item)}.`;
    yield { span: placeOf(item, undefined), message };
  }
}

/** Properties of plugins of schema version 1.2 that are one text; what is computed or given when it runs may be. */
function* plugins({ model }: RuleContext): Generator<Finding> {
  if (model.kind !== 'legacyCommand') return;
  for (const { value } of entriesOf(valueOf(model.root, 'runtimeConfig'))) {
    const entry = entryOf(value, 'properties');
    const text = textOf(entry?.value);
    if (entry === undefined || text === undefined || /^\s*(?:[{[]|$)|\{\{/.test(text)) continue;
    const message = "'properties' takes a map of inputs, or a list of such maps; this is text.";
    yield { span: placeOf(entry.value, entry), message };
  }
}

const words: { readonly [T in ValueType]: string } = {
  String: 'text',
  Integer: 'a whole number',
  Boolean: 'true or false',
  StringList: 'a list of texts, or one {{ reference }} to a list',
  StringMap: 'a map',
  MapList: 'a list of maps',
  Map: 'a map',
  StepList: 'a list of steps',
  any: 'any value',
};

function kindOf(node: SyntaxNode): string {
  if (!isScalar(node)) return node.kind === 'map' ? 'a map' : 'a list';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string'
    ? 'text'
    : `the ${typeof node.value === 'number' ? 'number' : 'truth value'} ${String(node.value)}`;
}
