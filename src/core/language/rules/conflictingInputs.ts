import { actionOf } from '../shapes.ts';
import { entryOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** Two inputs of which an action takes one. */
export const conflictingInputs: Rule = {
  code: 'conflicting-inputs',
  severity: 'warning',
  *check({ model }) {
    for (const step of model.steps) {
      const action = actionOf(model, step);
      for (const pair of action?.exclusive ?? []) {
        const [first, second] = pair
          .flatMap((name) => entryOf(step.inputs, name) ?? [])
          .toSorted((a, b) => a.key.start - b.key.start);
        if (first === undefined || second === undefined) continue;
        yield {
          span: second.key,
          message: `${action?.name ?? ''} takes either '${first.name}' or '${second.name}'. Remove one of the two.`,
        };
      }
    }
  },
};
