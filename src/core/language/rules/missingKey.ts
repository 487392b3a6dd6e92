import { addKey } from '../edits.ts';
import type { Owner } from '../schema/check.ts';
import { entryOf, type MapNode, type Span } from '../syntax/node.ts';
import type { KeySpec } from '../tables/spec.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A key that the document, a parameter, a variable or a step cannot do without. */
export const missingKey: Rule = {
  code: 'missing-key',
  severity: 'error',
  *check(context) {
    for (const { owner, finding } of context.shapeFindings) {
      if (owner.kind !== 'inputs' && finding.kind === 'missing') {
        yield missing(context, owner, finding.map, finding.key);
      }
    }
  },
};

function missing(context: RuleContext, owner: Owner, map: MapNode, key: KeySpec): Finding {
  const value = key.values?.[0];
  const edit = value === undefined ? undefined : addKey(context, map, key.name, JSON.stringify(value));
  return {
    span: spanFor(context, owner, map),
    message: `${caption(context, owner, map)} needs '${key.name}'. ${key.about}`,
    fixes: edit === undefined ? [] : [{ title: `Add '${key.name}'`, edits: [edit] }],
  };
}

/** The name of the thing rather than all of it: a squiggle under half the file says little. */
function spanFor({ model }: RuleContext, owner: Owner, map: MapNode): Span {
  const first = map.entries[0];
  if (owner.kind === 'step' && owner.step.node === map && owner.step.nameNode !== undefined) {
    return owner.step.nameNode;
  }
  if (owner.kind === 'parameter' || owner.kind === 'variable') {
    const declared = (owner.kind === 'parameter' ? model.parameters : model.variables).get(owner.name);
    if (declared?.value === map) return declared.key;
  }
  return entryOf(map, 'Name')?.value ?? first?.key ?? { start: map.start, end: map.start + 1 };
}

function caption({ model }: RuleContext, owner: Owner, map: MapNode): string {
  if (owner.kind === 'document') return map === model.root ? 'The document' : 'This';
  if (owner.kind === 'parameter') return `The parameter '${owner.name}'`;
  if (owner.kind === 'variable') return `The variable '${owner.name}'`;
  if (owner.step.node !== map) return 'This';
  return owner.step.name === undefined ? 'A step' : `The step '${owner.step.name}'`;
}
