import type { Rule } from './rule.ts';

/** Two steps of one name: which of them `nextStep` means cannot be said. */
export const duplicateStep: Rule = {
  code: 'duplicate-step',
  severity: 'error',
  *check({ model }) {
    const seen = new Set<string>();
    for (const { name, nameNode } of model.steps) {
      if (name === undefined || nameNode === undefined) continue;
      if (seen.has(name)) {
        yield {
          span: nameNode,
          message: `A step above is named '${name}' already. Give each step a name of its own.`,
        };
      }
      seen.add(name);
    }
  },
};
