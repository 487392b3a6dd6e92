import { addKey, changeTo } from '../edits.ts';
import { isMisspelt, isReadable, type Owner } from '../schema/check.ts';
import type { Step } from '../model/document.ts';
import { actionOf, tablesOf } from '../shapes.ts';
import { entriesOf, entryOf, type MapNode, type Span } from '../syntax/node.ts';
import type { ShapeFinding } from '../schema/evaluate.ts';
import type { ValueType } from '../tables/spec.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** An input that the action cannot do without. */
export const missingInput: Rule = {
  code: 'missing-input',
  severity: 'error',
  *check(context) {
    for (const { owner, finding } of context.shapeFindings) {
      if (owner.kind === 'inputs' && finding.kind === 'missing') {
        if (isBesideInputs(context, owner.step, finding.key.name)) continue;
        yield missing(context, owner, finding);
      }
    }
    for (const step of context.model.steps) {
      yield* missingAlternative(context, step);
      yield* missingCompanion(context, step);
    }
  },
};

/** What stands beside the inputs instead of among them is told where it stands. */
function isBesideInputs({ model }: RuleContext, { node }: Step, name: string): boolean {
  const isKey = tablesOf(model.kind).step.some((key) => key.name === name);
  return !isKey && entryOf(node, name) !== undefined;
}

/** Of some inputs one is needed, whichever. */
function* missingAlternative(context: RuleContext, step: Step): Generator<Finding> {
  const action = actionOf(context.model, step);
  if (action?.oneOf === undefined) return;
  if (step.inputs !== undefined ? !isReadable(step.inputs) : isMisspelt('inputs', step.node)) return;
  const given = entriesOf(step.inputs).map((entry) => entry.name);
  const { oneOf } = action;
  if (oneOf.some((name) => given.includes(name) || isMisspelt(name, step.inputs))) return;
  const names = oneOf.map((name) => `'${name}'`).join(' or ');
  yield { span: step.actionNode ?? step.node, message: `${action.name} needs ${names}.` };
}

/** Some inputs are of use only together with another. */
function* missingCompanion(context: RuleContext, step: Step): Generator<Finding> {
  const action = actionOf(context.model, step);
  for (const [name, needed] of action?.companions ?? []) {
    const entry = entryOf(step.inputs, name);
    if (entry === undefined || entryOf(step.inputs, needed) || isMisspelt(needed, step.inputs)) continue;
    yield { span: entry.key, message: `'${name}' needs '${needed}' beside it.`, severity: 'warning' };
  }
}

function missing(
  context: RuleContext,
  owner: Extract<Owner, { kind: 'inputs' }>,
  { map, key, instead }: Extract<ShapeFinding, { kind: 'missing' }>,
): Finding {
  const message = `${owner.action.name} needs '${key.name}'.`;
  if (instead !== undefined) {
    return {
      span: instead.key,
      message: `${message} It is written '${instead.name}' here.`,
      fixes: [changeTo(context, instead.key, key.name)],
    };
  }
  const edit = addKey(context, map, key.name, emptyValue(key.type));
  return {
    span: spanFor(owner, map),
    message: `${message} ${key.about}`,
    fixes: edit === undefined ? [] : [{ title: `Add '${key.name}'`, edits: [edit] }],
  };
}

/** The action; inside of an input the first key of what lacks something. */
function spanFor({ step }: Extract<Owner, { kind: 'inputs' }>, map: MapNode): Span {
  const first = map === step.inputs ? undefined : map.entries[0]?.key;
  return first ?? step.actionNode ?? step.node;
}

/** A value of the type that reads the same in YAML and JSON. */
function emptyValue(type: ValueType): string {
  if (type === 'StringList' || type === 'MapList' || type === 'StepList') return '[]';
  return type === 'Map' || type === 'StringMap' ? '{}' : '""';
}
