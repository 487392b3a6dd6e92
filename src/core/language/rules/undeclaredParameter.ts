import { changeTo } from '../edits.ts';
import { OtherTemplates } from '../model/otherTemplates.ts';
import type { PlacedReference } from '../model/references.ts';
import { declare } from '../declare.ts';
import { didYouMean, nearest } from '../spelling.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A reference to a parameter that is not declared. */
export const undeclaredParameter: Rule = {
  code: 'undeclared-parameter',
  severity: 'error',
  *check(context) {
    const { model, references, text } = context;
    const others = new OtherTemplates(text);
    for (const placed of references) {
      const { reference } = placed;
      if (reference.kind !== 'parameter' || model.parameters.has(reference.name)) continue;
      if (pseudoParameters.has(reference.name)) continue;
      if (isAnothers(context, others, placed)) continue;
      yield isPlatform(placed) ? bracedPlatform(context, placed) : finding(context, placed);
    }
  },
};

/** Put in by maintenance windows and rate-controlled automations. */
const pseudoParameters: ReadonlySet<string> = new Set([
  'TARGET_ID',
  'RESOURCE_ID',
  'TARGET_TYPE',
  'WINDOW_ID',
]);

/** In a script braces may belong to another language; a near miss of a parameter is a slip all the same. */
function isAnothers(
  { model }: RuleContext,
  others: OtherTemplates,
  { reference, inScript, node }: PlacedReference,
): boolean {
  if (!inScript || nearest(reference.name, model.parameters.keys()) !== undefined) return false;
  return others.has(node, reference);
}

/** What a precondition knows of the node is no parameter. */
function isPlatform({ reference, key }: PlacedReference): boolean {
  return reference.name === 'platformType' && key === 'precondition';
}

function bracedPlatform(context: RuleContext, { reference, node }: PlacedReference): Finding {
  return {
    span: reference,
    message: 'platformType is no parameter. Write it without braces.',
    fixes: [changeTo(context, node, 'platformType')],
  };
}

function finding(context: RuleContext, { reference, inScript, key }: PlacedReference): Finding {
  const names = [...context.model.parameters.keys()];
  const suggestion = nearest(reference.name, names);
  return {
    span: reference,
    message: `The parameter '${reference.name}' is not declared.${didYouMean(suggestion) || ' Declare it in parameters.'}`,
    // In a script the agent leaves what it does not know as it stands.
    ...(inScript ? { severity: 'warning' as const } : {}),
    fixes: [
      ...(suggestion === undefined
        ? []
        : [
            {
              title: `Change to '${suggestion}'`,
              edits: [{ range: context.lines.range(reference), newText: suggestion }],
            },
          ]),
      ...declare(context, context.model.root, 'parameters', reference.name, typeFor(key)),
    ],
  };
}

/** What a parameter is that stands there. */
function typeFor(key: string): string {
  return key === 'assumeRole' ? 'AWS::IAM::Role::Arn' : 'String';
}
