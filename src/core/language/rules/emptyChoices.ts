import { isRunbook } from '../model/kind.ts';
import { entryOf, isList } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A branch with nothing to choose from. */
export const emptyChoices: Rule = {
  code: 'empty-choices',
  severity: 'warning',
  *check({ model }) {
    if (!isRunbook(model.kind)) return;
    for (const { action, inputs } of model.steps) {
      const choices = action === 'aws:branch' ? entryOf(inputs, 'Choices') : undefined;
      if (choices === undefined || !isList(choices.value) || choices.value.items.length > 0) continue;
      yield {
        span: choices.key,
        message: 'This branch has no choice. Add one with NextStep and a condition, or remove the step.',
      };
    }
  },
};
