import { changeTo } from '../edits.ts';
import { operators } from '../tables/conditions.ts';
import { tablesOf } from '../shapes.ts';
import { didYouMean, nearest } from '../spelling.ts';
import type { Rule, RuleContext } from './rule.ts';

/** An input that the action does not have. */
export const unknownInput: Rule = {
  code: 'unknown-input',
  severity: 'warning',
  *check(context) {
    for (const { owner, finding } of context.shapeFindings) {
      if (owner.kind !== 'inputs' || finding.kind !== 'unknown') continue;
      const { entry, keys } = finding;
      // What a condition can hold has a rule of its own.
      if (keys.some((key) => operators.has(key.name))) continue;
      const suggestion = nearest(
        entry.name,
        keys.map((key) => key.name),
      );
      yield {
        span: entry.key,
        message: `${owner.action.name} has no input '${entry.name}'.${didYouMean(suggestion) || adviceOn(context, entry.name)}`,
        // What was meant is required: without it the step cannot run.
        ...(finding.isNeeded ? { severity: 'error' as const } : {}),
        fixes: suggestion === undefined ? [] : [changeTo(context, entry.key, suggestion)],
      };
    }
  },
};

/** What belongs beside the inputs is easily written among them. */
function adviceOn({ model }: RuleContext, name: string): string {
  const isOfStep = tablesOf(model.kind).step.some((key) => key.name === name);
  return isOfStep ? " It is a key of the step: move it out of 'inputs'." : '';
}
