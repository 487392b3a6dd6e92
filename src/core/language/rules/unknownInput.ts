import { changeTo } from '../edits.ts';
import { operators } from '../tables/conditions.ts';
import { didYouMean, nearest } from '../spelling.ts';
import type { Rule } from './rule.ts';

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
        message: `${owner.action.name} has no input '${entry.name}'.${didYouMean(suggestion)}`,
        // What was meant is required: without it the step cannot run.
        ...(finding.isNeeded ? { severity: 'error' as const } : {}),
        fixes: suggestion === undefined ? [] : [changeTo(context, entry.key, suggestion)],
      };
    }
  },
};
