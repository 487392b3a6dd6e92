import { textOf, valueOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A Python script whose function nobody names. */
export const missingHandler: Rule = {
  code: 'missing-handler',
  severity: 'error',
  *check({ model }) {
    for (const { action, inputs } of model.steps) {
      if (action !== 'aws:executeScript') continue;
      const runtime = valueOf(inputs, 'Runtime');
      const isPython = textOf(runtime)?.startsWith('python') ?? false;
      if (runtime === undefined || !isPython || valueOf(inputs, 'Handler') !== undefined) continue;
      yield {
        span: runtime,
        message:
          "A Python script needs 'Handler': the name of the function that is called with (events, context).",
      };
    }
  },
};
