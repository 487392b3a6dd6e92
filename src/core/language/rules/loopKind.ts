import { entryOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A loop that says both what it goes through and while what holds: it can be of one kind only. */
export const loopKind: Rule = {
  code: 'loop-kind',
  severity: 'warning',
  *check({ model }) {
    for (const { action, inputs } of model.steps) {
      if (action !== 'aws:loop') continue;
      const iterators = entryOf(inputs, 'Iterators');
      const condition = entryOf(inputs, 'LoopCondition');
      if (iterators !== undefined && condition !== undefined) {
        yield {
          span: condition.key.start > iterators.key.start ? condition.key : iterators.key,
          message:
            "A loop has either 'Iterators', to go through a list, or 'LoopCondition', to repeat while it holds. Remove one of the two.",
        };
      }
    }
  },
};
