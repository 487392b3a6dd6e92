import { isRunbook } from '../model/kind.ts';
import { changeTo } from '../edits.ts';
import type { Rule } from './rule.ts';

/** A step's name with characters that references to it cannot hold. */
export const stepName: Rule = {
  code: 'step-name',
  severity: 'warning',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const { name, nameNode } of context.model.steps) {
      if (name === undefined || nameNode === undefined || nameNode.opaque || allowed.test(name)) continue;
      const proposal = name.replace(/[^a-zA-Z0-9_]+/g, '_');
      const isUsed = context.model.steps.some((step) => step.name === proposal);
      yield {
        span: nameNode,
        message: `A step is named with letters, digits and _ only; this is '${name}'.`,
        fixes: isUsed || !/[a-zA-Z0-9]/.test(proposal) ? [] : [changeTo(context, nameNode, proposal)],
      };
    }
  },
};

const allowed = /^[a-zA-Z0-9_]+$/;
