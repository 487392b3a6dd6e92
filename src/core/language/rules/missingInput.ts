import { addKey } from '../edits.ts';
import type { Owner } from '../schema/check.ts';
import type { Step } from '../model/document.ts';
import { actionOf } from '../shapes.ts';
import { entriesOf, type MapNode, type Span } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { KeySpec, ValueType } from '../tables/spec.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** An input that the action cannot do without. */
export const missingInput: Rule = {
  code: 'missing-input',
  severity: 'error',
  *check(context) {
    for (const { owner, finding } of context.shapeFindings) {
      if (owner.kind === 'inputs' && finding.kind === 'missing') {
        yield missing(context, owner, finding.map, finding.key);
      }
    }
    for (const step of context.model.steps) yield* missingAlternative(context, step);
  },
};

/** Of some inputs one is needed, whichever. */
function* missingAlternative(context: RuleContext, step: Step): Generator<Finding> {
  const action = actionOf(context.model, step);
  if (action?.oneOf === undefined || (step.inputs !== undefined && isComputed(step.inputs))) return;
  const given = entriesOf(step.inputs).map((entry) => entry.name);
  if (action.oneOf.some((name) => given.includes(name))) return;
  const names = action.oneOf.map((name) => `'${name}'`).join(' or ');
  yield { span: step.actionNode ?? step.node, message: `${action.name} needs ${names}.` };
}

function missing(
  context: RuleContext,
  owner: Extract<Owner, { kind: 'inputs' }>,
  map: MapNode,
  key: KeySpec,
): Finding {
  const edit = addKey(context, map, key.name, emptyValue(key.type));
  return {
    span: spanFor(owner, map),
    message: `${owner.action.name} needs '${key.name}'. ${key.about}`,
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
